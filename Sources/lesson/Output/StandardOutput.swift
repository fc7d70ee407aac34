import CSupervisor
import Glibc
import LessonKernel

/// Where results go: past the C library, so that what was written is out before the next cell runs.
enum StandardOutput {
  /// Why output cannot go on.
  enum Failure: Error {
    /// Who read it does not want more, as in `lesson run 03 | head`.
    case closed
    case failed(errno: Int32)
  }

  static func write(_ text: String) throws {
    try write(text, to: STDOUT_FILENO)
  }

  static func write(_ text: String, to descriptor: Int32) throws {
    var text = text
    try text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written >= 0 {
          rest = rest.dropFirst(written)
        } else if errno == EPIPE {
          throw Failure.closed
        } else if errno == EINTR {
          if supervisor_interrupt() != 0 { throw KernelError.interrupted(signal: supervisor_interrupt()) }
        } else if errno == EAGAIN {
          waitUntilWritable(descriptor)
        } else {
          throw Failure.failed(errno: errno)
        }
      }
    }
  }

  /// For a terminal or pipe that another program has made non-blocking.
  private static func waitUntilWritable(_ descriptor: Int32) {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    poll(&waiting, 1, 1000)
  }
}
