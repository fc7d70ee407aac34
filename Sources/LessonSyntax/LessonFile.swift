import Glibc
import LessonModel

/// Reads lesson files, and says in a diagnostic why one cannot be read.
package enum LessonFile {
  /// Bytes that a file may have unless the caller says otherwise.
  package static let defaultLimit = 16 * mebibyte
  package static let mebibyte = 1 << 20

  package struct ReadError: Error {
    package var diagnostic: Diagnostic
  }

  /// The bytes of a regular file.
  ///
  /// - Parameter limit: the size from which on a file is refused, unread.
  package static func read(_ path: String, limit: Int = defaultLimit) throws(ReadError) -> [UInt8] {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .unreadable(path, ENOENT) }
    // A pipe without a writer would be waited for, without O_NONBLOCK.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw .unreadable(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular(path, mode: status.st_mode) }
    guard status.st_size <= limit else { throw .tooLarge(path, bytes: Int(status.st_size), limit: limit) }
    return try contents(of: descriptor, path, size: Int(status.st_size), limit: limit)
  }

  private static func contents(
    of descriptor: Int32, _ path: String, size: Int, limit: Int
  ) throws(ReadError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size + 1)
    var count = 0
    while true {
      let capacity = bytes.count - count
      let added = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, capacity)
      }
      if added < 0, errno == EINTR { continue }
      guard added >= 0 else { throw .unreadable(path, errno) }
      guard added > 0 else { break }
      count += added
      // The file may have grown since its size was asked for.
      guard count <= limit else { throw .tooLarge(path, bytes: count, limit: limit) }
      if count == bytes.count { bytes += [UInt8](repeating: 0, count: 1 << 16) }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }
}

extension LessonFile.ReadError {
  private init(_ identifier: String, _ summary: String, _ path: String, why: String? = nil, fix: String) {
    diagnostic = Diagnostic(.error, identifier, summary, file: path, why: why, fix: fix)
  }

  fileprivate static func tooLarge(_ path: String, bytes: Int, limit: Int) -> Self {
    let mebibytes = { (bytes: Int) in
      let tenths = (bytes * 10 + LessonFile.mebibyte - 1) / LessonFile.mebibyte
      return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
    let needed = (bytes + LessonFile.mebibyte - 1) / LessonFile.mebibyte
    return Self(
      "file-too-large", "the file has \(mebibytes(bytes)) MiB, the limit is \(mebibytes(limit)) MiB", path,
      fix: "split the lesson, or raise the limit with `--max-size \(needed)`")
  }

  fileprivate static func notRegular(_ path: String, mode: mode_t) -> Self {
    switch mode & S_IFMT {
    case S_IFDIR:
      Self("not-a-file", "this is a folder, not a file", path, fix: "name a Markdown file in it")
    case S_IFIFO:
      Self("not-a-file", "this is a pipe, not a file", path, fix: "write its text into a file first")
    default:
      Self("not-a-file", "this is a device, not a file", path, fix: "name a Markdown file")
    }
  }

  /// Says in words of its own what the system's error number means for a file that was to be read.
  fileprivate static func unreadable(_ path: String, _ number: Int32) -> Self {
    switch number {
    case ENOENT:
      Self(
        "file-not-found", "there is no such file", path,
        fix: "check the name, or list the lessons: `lesson list`")
    case ENOTDIR:
      Self(
        "file-not-found", "there is no such file: a part of the path is not a folder", path,
        fix: "check the path")
    case EACCES, EPERM:
      Self(
        "file-not-readable", "you may not read this file", path,
        fix: "give yourself the right to read it, and to enter the folders above: `chmod u+r`, `chmod u+x`")
    case ELOOP:
      Self(
        "link-loop", "the symbolic links go round in a circle", path,
        fix: "follow them with `ls -l`, and let one name the file itself")
    case ENAMETOOLONG:
      Self("file-not-found", "the name is longer than names can be", path, fix: "check the path")
    case ENXIO:
      Self("not-a-file", "this is a socket or a device, not a file", path, fix: "name a Markdown file")
    case EMFILE, ENFILE:
      Self(
        "too-many-open-files", "the system has no file descriptor left", path,
        fix: "close other programs, or raise `ulimit -n`")
    default:
      Self(
        "file-not-readable", "the file cannot be read (error \(number))", path,
        fix: "look at the disk and its messages: `dmesg`")
    }
  }
}
