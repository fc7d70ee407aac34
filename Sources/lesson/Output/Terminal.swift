import FoundationEssentials
import Glibc

/// What the system says about the terminal.
enum Terminal {
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Whether what was written there can be taken back: a terminal that knows how to erase a line.
  static func canRedraw(_ descriptor: Int32) -> Bool {
    isTerminal(descriptor)
      && !["", "dumb"].contains(ProcessInfo.processInfo.environment["TERM"] ?? "")
  }

  /// The columns of the terminal that output or errors go to; nil when neither goes to one.
  static var columns: Int? {
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      var size = winsize()
      if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    }
    return nil
  }
}
