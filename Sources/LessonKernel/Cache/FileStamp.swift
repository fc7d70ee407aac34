import Glibc

/// What the file system says of a file. When it is another, the file may have changed; when it is the same and
/// settled, the file has not: nobody can set the time of the last change of a file's status.
struct FileStamp: Hashable, Sendable {
  var device: Int
  var inode: Int
  var size: Int
  /// Nanoseconds since 1970.
  var modified: Int
  var changed: Int
  var kind: Kind

  enum Kind: String {
    case file, folder
    /// A pipe, a socket, a device.
    case other
  }

  init(_ status: stat) {
    device = Int(truncatingIfNeeded: status.st_dev)
    inode = Int(truncatingIfNeeded: status.st_ino)
    size = Int(status.st_size)
    modified = FileStamp.nanoseconds(status.st_mtim)
    changed = FileStamp.nanoseconds(status.st_ctim)
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
  }

  /// Of what the path leads to, links followed. Nil when there is nothing.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Of an open file.
  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Whether the file was left alone for two seconds. One that was written just now may be written again without
  /// a new time, because the file system's clock is coarse (a FAT disk's goes in steps of two seconds).
  var isSettled: Bool {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return changed < FileStamp.nanoseconds(now) - 2_000_000_000
  }

  private static func nanoseconds(_ time: timespec) -> Int {
    Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
  }
}
