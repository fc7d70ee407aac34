import CSupervisor
import Foundation

@testable import LessonKernel

/// A program in a terminal of its own, what it has drawn there, and keys to press.
final class PseudoTerminal {
  private let user: Int32
  private let program: Int32
  private var process: ChildProcess
  private var end: ChildProcess.End?
  private(set) var screen: DrawnScreen
  /// The terminal's settings before the program began.
  private let found: termios

  init(
    _ arguments: [String], in folder: String, rows: Int, columns: Int, environment: [String: String] = [:]
  ) throws {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    var (user, program): (Int32, Int32) = (-1, -1)
    guard openpty(&user, &program, nil, nil, &size) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
    (self.user, self.program) = (user, program)
    _ = fcntl(user, F_SETFL, O_NONBLOCK)
    _ = fcntl(user, F_SETFD, FD_CLOEXEC)
    found = Self.settings(of: program)
    screen = DrawnScreen(rows: rows, columns: columns)
    process = try ChildProcess(
      LessonTool.executable, arguments,
      environment: LessonTool.environment.merging(environment, uniquingKeysWith: { $1 }), folder: folder,
      descriptors: [program, program, program])
  }

  deinit {
    process.kill()
    close(user)
    close(program)
  }

  private static func settings(of terminal: Int32) -> termios {
    var settings = termios()
    tcgetattr(terminal, &settings)
    return settings
  }

  /// Whether everything the program changed about the terminal is as it was.
  var isAsFound: Bool {
    let now = Self.settings(of: program)
    return now.c_lflag == found.c_lflag && now.c_iflag == found.c_iflag && now.c_oflag == found.c_oflag
      && screen.modes.isEmpty
  }

  func press(_ keys: String) {
    _ = Array(keys.utf8).withUnsafeBytes { write(user, $0.baseAddress, $0.count) }
  }

  func send(signal: Int32) {
    kill(process.pid, signal)
  }

  func resize(rows: Int, columns: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(user, UInt(TIOCSWINSZ), &size)
    screen = DrawnScreen(rows: rows, columns: columns, modes: screen.modes)
    send(signal: SIGWINCH)
  }

  /// Waits until the screen is as wanted, half a minute at most.
  func wait(for condition: (DrawnScreen) -> Bool) -> Bool {
    let deadline = ContinuousClock.now + .seconds(30)
    while !condition(screen) {
      if ContinuousClock.now > deadline { return false }
      readScreen(milliseconds: 50)
    }
    return true
  }

  /// Waits until the program has ended, and reads its last words.
  func waitForEnd() -> ChildProcess.End? {
    let deadline = ContinuousClock.now + .seconds(10)
    while end == nil, ContinuousClock.now < deadline {
      readScreen(milliseconds: 10)
      end = process.collect()
    }
    readScreen(milliseconds: 10)
    return end
  }

  private func readScreen(milliseconds: Int32) {
    var waiting = pollfd(fd: user, events: Int16(POLLIN), revents: 0)
    poll(&waiting, 1, milliseconds)
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(user, &bytes, bytes.count), count > 0 {
      screen.draw(bytes[..<count])
    }
  }
}
