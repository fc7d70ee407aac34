import FoundationEssentials
import Glibc

/// What cells had left in their temporary folder when a state was kept: see `lesson-runner/keep.c`, which copies it.
struct KeptFiles {
  private let home: String
  /// Not there when there was nothing to copy.
  private let copy: String

  init(of checkpoint: CheckpointPlan, in folder: WorkFolder) {
    home = folder.file("home")
    copy = folder.file("kept-\(checkpoint.number)")
  }

  /// Gives the cells' temporary folder the files of that state, and no others.
  func putBack() throws(KernelError) {
    guard access(copy, F_OK) == 0 else { return try KeptFiles.empty(home) }
    do {
      try KeptFiles.make(home, like: copy)
    } catch {
      throw .noTemporaryFolder(path: home, errno: errno)
    }
  }

  private static func make(_ folder: String, like copy: String) throws {
    let files = FileManager.default
    let wanted = Set(try files.contentsOfDirectory(atPath: copy))
    for name in try files.contentsOfDirectory(atPath: folder) where !wanted.contains(name) {
      try files.removeItem(atPath: "\(folder)/\(name)")
    }
    for name in wanted {
      let (old, new) = ("\(copy)/\(name)", "\(folder)/\(name)")
      switch (kind(old), kind(new)) {
      case (S_IFDIR, S_IFDIR): try make(new, like: old)
      // Into the same file, which cells may have open.
      case (S_IFREG, S_IFREG) where overwrite(new, with: old): break
      default:
        try? files.removeItem(atPath: new)
        try files.copyItem(atPath: old, toPath: new)
      }
    }
  }

  /// Directory, regular file, link and so on; nil where there is nothing.
  private static func kind(_ path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  private static func overwrite(_ file: String, with copy: String) -> Bool {
    guard let bytes = FileManager.default.contents(atPath: copy) else { return false }
    let descriptor = open(file, O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return writeAll([UInt8](bytes), to: descriptor)
  }

  func remove() {
    if access(copy, F_OK) == 0 { try? FileManager.default.removeItem(atPath: copy) }
  }

  /// As before the first cell.
  static func empty(_ folder: WorkFolder) throws(KernelError) {
    try empty(folder.file("home"))
  }

  private static func empty(_ home: String) throws(KernelError) {
    if let names = try? FileManager.default.contentsOfDirectory(atPath: home) {
      for name in names { try? FileManager.default.removeItem(atPath: "\(home)/\(name)") }
    } else if mkdir(home, 0o700) != 0 {
      throw .noTemporaryFolder(path: home, errno: errno)
    }
  }
}
