import LessonModel
import LessonOutput

/// What came of trying an answer.
package struct TrialResult: Sendable {
  package enum End: Sendable {
    /// The last check has run.
    case checked
    /// By the compiler.
    case rejected([Diagnostic])
    /// The code does not declare what the checks call: Swift's descriptions of that.
    case lacking([String])
    /// The checks cannot be compiled with the code; the compiler's words, at the lines of the checks.
    case unfit([Diagnostic])
    /// A trap or an uncaught error. The place is in the code, or in the checks where it is not known to be in the code.
    case trapped(Diagnostic)
    case limitReached(CellResult.Limit)
    /// It ended its process itself, with an exit code or by a signal.
    case exited(status: Int32?, signal: Int32?)
    /// Its threads or processes went on after its last line, so that what they do cannot be told from what the checks do.
    case unfinished(String)
    /// The state it was to begin with, or the checks, cannot be had.
    case unavailable([Diagnostic])
  }

  /// Where the checks were when the code ended them.
  package struct Interruption: Sendable {
    /// The lesson's line of a check that tries inputs, and the input; nil in any other check.
    package var line: Int?
    package var input: String?
  }

  package var end: End
  /// What the compiler warned of.
  package var warnings: [Diagnostic] = []
  /// What the checks have recorded, in order, with the lines of the lesson.
  package var expectations: [Expectation] = []
  /// There were records that no check has made.
  package var hasForeignRecords = false
  /// Nil when the checks had not begun, or ran to their end.
  package var interruption: Interruption?
  /// What the code and its checks displayed.
  package var outputs: [Output] = []
  /// Nil when nothing ran.
  package var runTime: Duration?
}
