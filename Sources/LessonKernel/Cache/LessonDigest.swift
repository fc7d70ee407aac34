import FoundationEssentials

/// A digest of everything that a lesson's results, and what is made of them, depend on. It takes the lesson's text as a
/// whole and needs no parsing, so it is quick, and coarser than `CacheKeys`: a changed word of prose gives another.
///
/// Holds for what is made of results that are all kept: others may differ from run to run.
package struct LessonDigest: Sendable {
  let digest: Digest
}

/// Makes the digests of many lessons, looking once only at what they share.
package final class LessonDigests {
  private let environment: KernelEnvironment
  private let files: FileDigests
  /// By folder; the value is nil where its files cannot be told apart from others.
  private var dataFiles: [String: Digest?] = [:]
  private lazy var programs = CacheKeys.programs(environment, files)

  package init(_ environment: KernelEnvironment, _ cache: ResultCache) {
    self.environment = environment
    files = FileDigests(path: cache.fileDigests)
  }

  /// - Parameters:
  ///   - text: the lesson's file, byte by byte.
  ///   - purpose: what is made of the results, and what else it depends on.
  /// - Returns: nil when something that it depends on cannot be read.
  package func digest(of text: [UInt8], file: String, for purpose: [String]) -> LessonDigest? {
    var environment = environment
    environment.cellFolder = URL(filePath: file).deletingLastPathComponent().path
    guard let programs, let data = dataDigest(environment.cellFolder),
      var builder = CacheKeys.base(file, environment, Limits(), programs)
    else { return nil }
    builder.add(file)
    builder.add(data)
    builder.add(purpose.count)
    for part in purpose { builder.add(part) }
    builder.add(text.count)
    builder.addRaw(text)
    return LessonDigest(digest: builder.digest)
  }

  /// Keeps what was learned about files for later runs.
  package func save() {
    files.save()
  }

  private func dataDigest(_ folder: String) -> Digest? {
    if let known = dataFiles[folder] { return known }
    let digest = DataFiles(folder: folder, includesMarkdown: false).digest(files)
    dataFiles[folder] = digest
    return digest
  }
}

extension ResultCache {
  /// What was made of a lesson's results, as the pieces in which it was kept; nil when nothing is.
  package func pieces(for lesson: LessonDigest) -> [[UInt8]]? {
    guard let bytes = content(for: lesson.digest) else { return nil }
    var reader = ByteReader(bytes)
    var pieces: [[UInt8]] = []
    do {
      for _ in 0..<(try reader.count()) { pieces.append(Array(try reader.take(try Int(from: &reader)))) }
    } catch {
      return nil
    }
    return reader.isAtEnd ? pieces : nil
  }

  package func keep(_ pieces: [[UInt8]], for lesson: LessonDigest) {
    var writer = ByteWriter()
    writer.write(pieces.count)
    for piece in pieces {
      writer.write(piece.count)
      writer.bytes += piece
    }
    keep(writer.bytes, for: lesson.digest)
  }
}
