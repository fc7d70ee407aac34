import CSupervisor
import Glibc
import LessonKernel
import LessonRender

/// The terminal while it shows a lesson: what is on it, and the keys that are pressed there.
final class TerminalScreen {
  /// Readable when the terminal has another size or must be drawn anew.
  let changes: Int32
  /// Nil when nobody knows what is on the screen.
  private var shown: [String]?
  private var decoder = KeyDecoder()

  /// Takes the terminal, which is given back by `giveBack`, or when the program ends in whatever way.
  init() throws {
    var descriptor: Int32 = -1
    let failure = screen_take(&descriptor)
    if failure != 0 {
      throw KernelError.malfunction("the terminal does not obey: \(describe(errno: failure))")
    }
    changes = descriptor
  }

  func giveBack() {
    screen_give_back()
  }

  var size: LessonScreen.Size {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0, size.ws_col > 0 else {
      return LessonScreen.Size(rows: 24, columns: 80)
    }
    return LessonScreen.Size(rows: Int(size.ws_row), columns: Int(size.ws_col))
  }

  /// Whether the size may be another one, and all must be drawn.
  func hasChanged() -> Bool {
    var count: UInt64 = 0
    guard read(changes, &count, MemoryLayout<UInt64>.size) > 0 else { return false }
    shown = nil
    return true
  }

  /// Makes the screen show these rows.
  func draw(_ rows: [String]) throws {
    let update = ScreenUpdate.bytes(from: shown, to: rows)
    shown = rows
    if !update.isEmpty { try StandardOutput.write(update) }
  }

  /// The keys pressed since the last call; nil when the terminal is gone.
  func keys() -> [Key]? {
    var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, 0) > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    if count < 0 { return errno == EINTR || errno == EAGAIN ? [] : nil }
    return count == 0 ? nil : decoder.keys(in: Array(bytes.prefix(count)))
  }
}
