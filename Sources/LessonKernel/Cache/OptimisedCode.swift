import LessonModel

/// The optimised code of cells that ran long, kept so that later runs begin with it.
package struct OptimisedCode {
  /// What the compiler left.
  struct Entry: ByteCoded {
    /// Its warnings.
    var messages: String
    var module: [UInt8]
    var library: [UInt8]

    init(messages: String, module: [UInt8], library: [UInt8]) {
      (self.messages, self.module, self.library) = (messages, module, library)
    }

    func write(to writer: inout ByteWriter) {
      writer.write(messages)
      for bytes in [module, library] {
        writer.write(bytes.count)
        writer.bytes += bytes
      }
    }

    init(from reader: inout ByteReader) throws {
      messages = try String(from: &reader)
      module = Array(try reader.take(try Int(from: &reader)))
      library = Array(try reader.take(try Int(from: &reader)))
    }
  }

  private let cache: ResultCache
  /// What all cells share.
  private let base: DigestBuilder

  /// Nil when the programs that make code cannot be read.
  init?(
    _ lesson: Lesson, _ environment: KernelEnvironment, limits: Limits, cache: ResultCache, files: FileDigests
  ) {
    guard let programs = CacheKeys.programs(environment, files),
      let base = CacheKeys.base(lesson.file, environment, limits, programs)
    else { return nil }
    (self.cache, self.base) = (cache, base)
  }

  /// - Parameters:
  ///   - name: of the cell's module.
  ///   - modules: those before it, with the cells that each is made of.
  /// - Returns: a digest of everything that the code depends on, which is more than that of the cell's text: its
  ///   symbols are those of the modules before it, and it knows its line.
  func key(
    of cell: Int, in lesson: Lesson, named name: String, after modules: [(name: String, cells: [Int])]
  ) -> Digest {
    var key = base
    key.add("optimised code")
    for module in modules {
      key.add(module.name)
      key.add(module.cells.count)
      for cell in module.cells { key.add(lesson.cells[cell].code.text) }
    }
    key.add(name)
    key.add(lesson.cells[cell].code.text)
    key.add(lesson.cells[cell].code.firstLine)
    key.add(lesson.cells[cell].range.start.line)
    return key.digest
  }

  func entry(for key: Digest) -> Entry? {
    guard let bytes = cache.content(for: key) else { return nil }
    var reader = ByteReader(bytes)
    guard let entry = try? Entry(from: &reader), reader.isAtEnd else { return nil }
    return entry
  }

  func keep(_ entry: Entry, for key: Digest) {
    guard !entry.module.isEmpty, !entry.library.isEmpty else { return }
    var writer = ByteWriter()
    writer.write(entry)
    cache.keep(writer.bytes, for: key)
  }
}
