import Glibc

/// Digests of files' contents, remembered from run to run, because reading the tool and its libraries anew would
/// take longer than a run may.
///
/// A remembered digest holds for one stamp of the file. A file that is not settled is read anew each time, as git
/// does with what it calls racily clean entries.
final class FileDigests {
  private struct Known {
    var stamp: FileStamp
    var digest: Digest
  }

  /// Nil remembers nothing.
  private let file: SealedFile?
  private lazy var known: [String: Known] = read()
  private var learned: [String: Known] = [:]

  /// - Parameter path: where the digests are kept.
  init(path: String?) {
    file = path.map(SealedFile.init)
  }

  /// What tells the file's content from any other; nil when it cannot be read, or changes while it is.
  ///
  /// A settled file beyond 64 MiB, which is to say the compiler, is told by its stamp alone: reading it would take
  /// the better part of a second when it is first met, and a new stamp costs only a run.
  func digest(of path: String) -> Digest? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let stamp = FileStamp(descriptor: descriptor), stamp.kind == .file else { return nil }
    let isSettled = stamp.isSettled
    if isSettled, stamp.size > FileDigests.largestRead { return stamp.digest }
    if isSettled, let known = known[path], known.stamp == stamp { return known.digest }
    guard let digest = FileDigests.read(descriptor), FileStamp(descriptor: descriptor) == stamp else {
      return nil
    }
    if isSettled { learned[path] = Known(stamp: stamp, digest: digest) }
    return digest
  }

  private static let largestRead = 64 << 20

  private static func read(_ descriptor: Int32) -> Digest? {
    var builder = DigestBuilder()
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    while true {
      let got = Glibc.read(descriptor, &buffer, buffer.count)
      if got < 0, errno == EINTR { continue }
      if got < 0 { return nil }
      if got == 0 { return builder.digest }
      builder.addRaw(buffer, 0..<got)
    }
  }

  // MARK: - Remembering

  /// Keeps what was learned since the last call for later runs.
  func save() {
    guard let file, !learned.isEmpty else { return }
    // What another process has learned meanwhile is taken up too; what it learns just now is learned again.
    var all = read().filter { FileStamp(path: $0.key) == $0.value.stamp }
    all.merge(learned) { $1 }
    known.merge(learned) { $1 }
    learned = [:]
    var writer = ByteWriter()
    writer.write(all.count)
    for (path, known) in all.sorted(by: { $0.key < $1.key }) {
      writer.write(path)
      writer.write(known.stamp)
      writer.write(known.digest)
    }
    file.write(writer.bytes, about: FileDigests.subject)
  }

  private static let subject = Digest(of: Array("digests of files".utf8))

  private func read() -> [String: Known] {
    guard let bytes = file?.content(about: FileDigests.subject) else { return [:] }
    var reader = ByteReader(bytes)
    var known: [String: Known] = [:]
    do {
      for _ in 0..<(try reader.count()) {
        let path = try String(from: &reader)
        known[path] = Known(stamp: try FileStamp(from: &reader), digest: try Digest(from: &reader))
      }
    } catch {
      return [:]
    }
    return known
  }
}

extension FileStamp.Kind: ByteCoded {}

extension FileStamp: ByteCoded {
  var digest: Digest {
    var writer = ByteWriter()
    writer.write("stamp")
    writer.write(self)
    return Digest(of: writer.bytes)
  }

  func write(to writer: inout ByteWriter) {
    for number in [device, inode, size, modified, changed] { writer.write(number) }
    writer.write(kind)
  }

  init(from reader: inout ByteReader) throws {
    device = try Int(from: &reader)
    inode = try Int(from: &reader)
    size = try Int(from: &reader)
    modified = try Int(from: &reader)
    changed = try Int(from: &reader)
    kind = try Kind(from: &reader)
  }
}

extension Digest: ByteCoded {
  func write(to writer: inout ByteWriter) { writer.bytes += bytes }

  init(from reader: inout ByteReader) throws {
    self.init(bytes: Array(try reader.take(Digest.size)))
  }
}
