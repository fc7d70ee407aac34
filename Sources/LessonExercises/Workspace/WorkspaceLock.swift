import Glibc

/// Lets one process at a time change a workspace. The system opens it again when a process ends, however it does.
final class WorkspaceLock {
  private let descriptor: Int32

  /// Waits until no other process holds it. Where the disk knows no locks there is none.
  init(_ path: String) throws(WorkspaceError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .unwritable(path, errno: errno) }
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
  }

  deinit {
    close(descriptor)
  }
}
