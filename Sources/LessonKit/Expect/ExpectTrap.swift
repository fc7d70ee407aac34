import Glibc

/// Checks that `body` traps, as `precondition` and a wrong index do. It runs in a process of its own, so that the
/// check goes on afterwards, and nothing that it changes or shows is seen outside of it.
///
///     expectTrap("a matrix refuses rows of different lengths") { _ = Matrix(rows: [[1, 2], [3]]) }
///
/// A `body` that has not ended after five seconds is ended and has not trapped; neither has one that leaves by
/// `exit`, or whose stack runs full.
public func expectTrap(_ message: String? = nil, line: Int = #line, _ body: () -> Void) {
  report(Expectation(trapOf: body, message, line: line))
}

extension Expectation {
  init(trapOf body: () -> Void, patience: Duration = .seconds(5), _ message: String?, line: Int) {
    let ending = runInFork(patience: patience, body)
    self.init(
      isMet: ending.isTrap, message: message ?? "stops the program", actual: ending.inWords,
      expected: "a trap", line: line)
  }
}

extension ForkEnding {
  fileprivate var isTrap: Bool {
    if case .signal(SIGILL, _) = self { return true }
    if case .signal(SIGTRAP, _) = self { return true }
    if case .signal(SIGABRT, _) = self { return true }
    return false
  }

  fileprivate var inWords: String {
    switch self {
    case .returned: "it went through without a trap"
    case .exited: "it left the program by exit"
    case .signal(SIGSEGV, _): "a crash: the stack is full, or memory was touched that is not there"
    case .signal(let number, let words): isTrap ? "a trap: \(words)" : "ended by signal \(number)"
    case .endless: "it did not come to an end"
    case .impossible: "no process could be started for it"
    }
  }
}
