import FoundationEssentials
import Glibc

/// A file that is either whole or not there: written aside and renamed, and read only if its checksum is right.
///
///     8 bytes    "lesson" and the version of this layout
///     32 bytes   what the content belongs to, so that a file under another's name is not believed
///     n bytes    the content
///     32 bytes   SHA-256 of all before
///
/// Nothing is flushed to the disk: after a power failure the checksum tells what is left.
struct SealedFile {
  let path: String

  private static let mark = Array("lesson".utf8) + [0, 1]
  private static let largestSize = 64 << 20

  /// The content; nil when the file is missing, not ours, cut off, damaged, or about something else.
  func content(about subject: Digest) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_uid == geteuid(),
      let bytes = readWholeFile(descriptor, FileStamp(status), atMost: SealedFile.largestSize)
    else { return nil }
    noteUse(descriptor, status)
    return SealedFile.content(of: bytes, about: subject)
  }

  static func content(of bytes: [UInt8], about subject: Digest) -> [UInt8]? {
    let head = mark + subject.bytes
    guard bytes.count >= head.count + Digest.size, bytes.starts(with: head) else { return nil }
    let end = bytes.count - Digest.size
    var builder = DigestBuilder()
    builder.addRaw(bytes, 0..<end)
    guard bytes[end...].elementsEqual(builder.digest.bytes) else { return nil }
    return Array(bytes[head.count..<end])
  }

  /// Whether the file is there now. Many processes may write it at once: one of them wins.
  @discardableResult
  func write(_ content: [UInt8], about subject: Digest) -> Bool {
    var bytes = SealedFile.mark + subject.bytes + content
    guard bytes.count + Digest.size <= SealedFile.largestSize else { return false }
    bytes += Digest(of: bytes).bytes
    let aside = path + SealedFile.asideMark + String(UInt64.random(in: 0...UInt64.max), radix: 16)
    let descriptor = create(aside)
    guard descriptor >= 0 else { return false }
    let isWritten = writeAll(bytes, to: descriptor)
    guard close(descriptor) == 0, isWritten, rename(aside, path) == 0 else {
      unlink(aside)
      return false
    }
    return true
  }

  /// Opens a new file for writing, in a new folder if need be.
  private func create(_ path: String) -> Int32 {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    let descriptor = open(path, flags, 0o600)
    guard descriptor < 0, errno == ENOENT else { return descriptor }
    try? FileManager.default.createDirectory(
      atPath: URL(filePath: path).deletingLastPathComponent().path, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    return open(path, flags, 0o600)
  }

  /// In the names of files that are being written.
  static let asideMark = ".writing-"

  /// The time of the last use decides which files are removed first. Once an hour is exact enough.
  private func noteUse(_ descriptor: Int32, _ status: stat) {
    if Int(status.st_mtim.tv_sec) + 3600 < time(nil) { futimens(descriptor, nil) }
  }
}

/// The bytes of an open file; nil when it is larger, no regular file, or not as long as it was said to be.
func readWholeFile(_ descriptor: Int32, _ stamp: FileStamp, atMost limit: Int) -> [UInt8]? {
  guard stamp.kind == .file, stamp.size <= limit else { return nil }
  let bytes = [UInt8](unsafeUninitializedCapacity: stamp.size) { buffer, filled in
    while filled < stamp.size {
      let got = read(descriptor, buffer.baseAddress! + filled, stamp.size - filled)
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return }
      filled += got
    }
  }
  return bytes.count == stamp.size ? bytes : nil
}

/// Whether all bytes could be written.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  bytes.withUnsafeBytes { bytes in
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }
}
