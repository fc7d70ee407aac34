import FoundationEssentials
import Glibc

/// A folder of a workspace.
struct WorkspaceFolder {
  let path: String

  init(_ path: String) {
    self.path = path
  }

  /// Makes the folder, with those above it.
  func make() throws(WorkspaceError) {
    if mkdir(path, 0o777) == 0 { return }
    switch errno {
    case EEXIST:
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        throw .unwritable(path, errno: ENOTDIR)
      }
    case ENOENT:
      let parent = URL(filePath: path).deletingLastPathComponent().path
      guard parent != path else { throw .unwritable(path, errno: ENOENT) }
      try WorkspaceFolder(parent).make()
      guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .unwritable(path, errno: errno) }
    default: throw .unwritable(path, errno: errno)
    }
  }

  /// The names of what is in it, in order; none when there is no such folder.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// Removes what processes that were killed have left half-written. To be called where nobody else writes.
  func removeLeftovers() {
    for name in names where name.hasPrefix(".") && name.contains(WorkspaceFile.asideMark) {
      unlink("\(path)/\(name)")
    }
  }
}
