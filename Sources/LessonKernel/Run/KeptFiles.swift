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
    try KeptFiles.empty(home)
    do {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: copy)) ?? [] {
        try FileManager.default.copyItem(atPath: "\(copy)/\(name)", toPath: "\(home)/\(name)")
      }
    } catch {
      throw .noTemporaryFolder(path: home, errno: errno)
    }
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
