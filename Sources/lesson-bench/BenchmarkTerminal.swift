import FoundationEssentials
import Glibc
import LessonKernel

/// A program in a terminal of its own, of 24 rows and 80 columns.
final class BenchmarkTerminal {
  private let user: Int32
  private var process: ChildProcess
  /// What was drawn since the last wait.
  private var drawn: [UInt8] = []

  init(_ program: String, _ arguments: [String]) throws {
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    var (user, its): (Int32, Int32) = (-1, -1)
    guard openpty(&user, &its, nil, nil, &size) == 0 else {
      throw BenchmarkFailure("no terminal: errno \(errno)")
    }
    self.user = user
    _ = fcntl(user, F_SETFD, FD_CLOEXEC)
    defer { close(its) }
    let environment = ProcessInfo.processInfo.environment.merging(["TERM": "xterm-256color"]) { $1 }
    process = try ChildProcess(program, arguments, environment: environment, descriptors: [its, its, its])
  }

  /// Returns as soon as the program has drawn that text.
  func wait(for text: String) throws {
    let deadline = ContinuousClock.now + .seconds(60)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !String(decoding: drawn, as: UTF8.self).contains(text) {
      var waiting = pollfd(fd: user, events: Int16(POLLIN), revents: 0)
      guard ContinuousClock.now < deadline else { throw BenchmarkFailure("\(text) was never drawn") }
      guard poll(&waiting, 1, 1000) > 0 else { continue }
      let count = read(user, &buffer, buffer.count)
      guard count > 0 else { throw BenchmarkFailure("the program ended before it drew \(text)") }
      drawn += buffer[..<count]
    }
    drawn = []
  }

  func end() {
    process.kill()
    close(user)
  }
}
