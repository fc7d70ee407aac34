import FoundationEssentials
import Glibc
import LessonKernel

/// `lesson watch` in a terminal of its own, to see when something appears there.
final class WatchedTerminal {
  private let user: Int32
  private var process: ChildProcess
  private var text: [UInt8] = []

  init(_ tool: String, _ file: String, variables: [String: String]) throws {
    var size = winsize(ws_row: 40, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
    var (user, program): (Int32, Int32) = (-1, -1)
    guard openpty(&user, &program, nil, nil, &size) == 0 else { throw BenchmarkFailure("no terminal") }
    _ = fcntl(user, F_SETFD, FD_CLOEXEC)
    self.user = user
    process = try ChildProcess(
      tool, ["watch", file],
      environment: ProcessInfo.processInfo.environment.merging(variables) { $1 }
        .merging(["TERM": "xterm-256color", "LANG": "C.UTF-8"]) { $1 },
      descriptors: [program, program, program])
    close(program)
  }

  deinit {
    process.kill()
    close(user)
  }

  /// Milliseconds until the words are drawn.
  func wait(for words: String) throws -> Double {
    let start = ContinuousClock.now
    while !contains(words) {
      guard ContinuousClock.now - start < .seconds(60), read() else {
        throw BenchmarkFailure("`\(words)` never came to the screen")
      }
    }
    text = []
    return (ContinuousClock.now - start) / .milliseconds(1)
  }

  /// Until nothing is drawn for half a second.
  func settle() {
    var waiting = pollfd(fd: user, events: Int16(POLLIN), revents: 0)
    while poll(&waiting, 1, 500) > 0, read() {}
    text = []
  }

  private func contains(_ words: String) -> Bool {
    String(decoding: text, as: UTF8.self).contains(words)
  }

  private func read() -> Bool {
    var waiting = pollfd(fd: user, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, 1000) > 0 else { return true }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = Glibc.read(user, &buffer, buffer.count)
    if count > 0 { text += buffer[..<count] }
    return count > 0
  }
}
