import LessonOutput

/// What came of running one cell.
package struct CellResult: Sendable, Equatable {
  package enum Status: Sendable, Equatable {
    case succeeded
    /// Rejected by the compiler: see `diagnostics`.
    case compileError
    /// Ended by a trap, an uncaught error or a signal: see `diagnostics`.
    case trapped
    /// Met one of its limits: see `diagnostics`.
    case limitReached(Limit)
    /// An `expect` was not met.
    case checkFailed
    /// A `.fails` cell that did not fail.
    case unexpectedSuccess
    /// Left out, and why: "needs `net`, from cell 2, which did not compile".
    case notRun(String)
  }

  package enum Limit: String, Hashable, Sendable, Codable {
    case time, memory, output, processes
  }

  package var cell: Int
  package var status: Status
  /// In the order in which they came.
  package var outputs: [Output]
  package var diagnostics: [Diagnostic]
  /// From the cell's start to its end; nil when it did not run.
  package var runTime: Duration?

  package init(
    cell: Int, status: Status, outputs: [Output] = [], diagnostics: [Diagnostic] = [],
    runTime: Duration? = nil
  ) {
    self.cell = cell
    self.status = status
    self.outputs = outputs
    self.diagnostics = diagnostics
    self.runTime = runTime
  }

  /// Whether the run as a whole counts as failed because of this cell.
  package var isFailure: Bool { status != .succeeded }
}
