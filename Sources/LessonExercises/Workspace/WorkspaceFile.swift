import CFileExchange
import FoundationEssentials
import Glibc

/// One file of a workspace, read and written so that nothing of a student's can be lost: what is new is written aside
/// and takes its name when it is whole, and nothing but our own files ever gives way to it.
struct WorkspaceFile {
  let path: String

  /// More than any person writes.
  private static let largest = 4 << 20
  /// In the names of files that are being written.
  static let asideMark = ".writing-"

  init(_ path: String) {
    self.path = path
  }

  // MARK: - Reading

  /// Whether anything has this name, even a link that leads nowhere.
  var exists: Bool { kind != nil }

  /// What has this name, links not followed; nil when nothing has.
  private var kind: mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  var isLink: Bool { kind == S_IFLNK }

  /// The bytes; nil when there is no such file.
  func read() throws(WorkspaceError) -> [UInt8]? {
    guard exists else { return nil }
    // A pipe must not be waited for.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0, errno == ENOENT { throw .brokenLink(path) }
    guard descriptor >= 0 else { throw .unreadable(path, errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path) }
    return try read(descriptor)
  }

  private func read(_ descriptor: Int32) throws(WorkspaceError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(path, errno: errno) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= Self.largest else { throw .tooLarge(path, limit: Self.largest) }
    }
  }

  // MARK: - Writing

  /// Makes the file, and the folders above it; false when something has the name already, which is left alone.
  func create(_ bytes: [UInt8]) throws(WorkspaceError) -> Bool {
    if exists { return false }
    let aside = try writeAside(bytes)
    defer { unlink(aside) }
    return try take(aside)
  }

  /// Writes one of our own files, whatever it held.
  func replace(_ bytes: [UInt8]) throws(WorkspaceError) {
    if let old = try? read(), old == bytes { return }
    let aside = try writeAside(bytes)
    guard rename(aside, path) == 0 else {
      let number = errno
      unlink(aside)
      throw .unwritable(path, errno: number)
    }
  }

  /// Writes the file if it holds just these bytes, and else leaves it alone: somebody has changed it meanwhile. A link
  /// stays one: what it leads to is written.
  ///
  /// - Returns: whether it was written.
  func replace(_ old: [UInt8], with new: [UInt8]) throws(WorkspaceError) -> Bool {
    if isLink, let target = realpath(path, nil) {
      defer { free(target) }
      return try WorkspaceFile(String(cString: target)).replace(old, with: new)
    }
    guard try read() == old else { return false }
    let aside = try writeAside(new)
    defer { unlink(aside) }
    if exchange_places(aside, path) == 0 {
      // What the name has lost is looked at: an editor may have saved since.
      if try WorkspaceFile(aside).read() == old { return true }
      guard exchange_places(aside, path) == 0 else { throw .unwritable(path, errno: errno) }
      return false
    }
    guard rename(aside, path) == 0 else { throw .unwritable(path, errno: errno) }
    return true
  }

  /// Gives what has this name a free numbered one, `sigmoid.1.swift`, and makes the file anew.
  ///
  /// - Returns: the file under its new name. When an editor saves in this very moment, what it saves is left alone, and
  ///   false.
  func replaceKeepingOld(_ bytes: [UInt8]) throws(WorkspaceError) -> (old: WorkspaceFile, isReplaced: Bool) {
    let aside = try writeAside(bytes)
    defer { unlink(aside) }
    let old = firstFreeNumber
    guard rename(path, old.path) == 0 else { throw .unwritable(path, errno: errno) }
    do throws(WorkspaceError) {
      return (old, try take(aside))
    } catch {
      if !exists { rename(old.path, path) }
      throw error
    }
  }

  func remove() {
    unlink(path)
  }

  /// Gives a file that was written aside this name; false when something has it already.
  private func take(_ aside: String) throws(WorkspaceError) -> Bool {
    if link(aside, path) == 0 { return true }
    if errno == EEXIST { return false }
    // Some disks know no links. There, something else may get the name in the moment between the two calls.
    guard errno == EPERM || errno == ENOTSUP || errno == EMLINK, !exists, rename(aside, path) == 0 else {
      throw .unwritable(path, errno: errno)
    }
    return true
  }

  /// The first of `sigmoid.1.swift`, `sigmoid.2.swift`, ... that is nobody's.
  private var firstFreeNumber: WorkspaceFile {
    let (stem, ending) = nameParts
    var number = 1
    while WorkspaceFile("\(stem).\(number)\(ending)").exists { number += 1 }
    return WorkspaceFile("\(stem).\(number)\(ending)")
  }

  /// The path up to the last dot of the name, and the rest.
  var nameParts: (stem: String, ending: String) {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return (path, "") }
    return (String(path[..<dot]), String(path[dot...]))
  }

  private func writeAside(_ bytes: [UInt8]) throws(WorkspaceError) -> String {
    let url = URL(filePath: path)
    let folder = url.deletingLastPathComponent().path
    try WorkspaceFolder(folder).make()
    let aside = "\(folder)/.\(url.lastPathComponent)\(Self.asideMark)\(UInt32.random(in: 0...UInt32.max))"
    let descriptor = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .unwritable(path, errno: errno) }
    let failure = write(bytes, to: descriptor)
    let closing = close(descriptor) == 0 ? 0 : errno
    guard failure == 0, closing == 0 else {
      unlink(aside)
      throw .unwritable(path, errno: failure == 0 ? closing : failure)
    }
    return aside
  }

  /// Gives 0, or the errno that says why not.
  private func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return errno }
      rest = rest.dropFirst(count)
    }
    return fsync(descriptor) == 0 || errno == EINVAL ? 0 : errno
  }
}
