import LessonModel
import LessonOutput

/// What came of checking one answer.
package struct Verdict: Hashable, Sendable, Codable {
  package enum Outcome: Hashable, Sendable, Codable {
    /// Every expectation of the exercise's checks was met.
    case passed
    /// All checks ran, and some expectation was not met.
    case failed
    /// The compiler rejected the answer, or it lacks what the checks call: see `diagnostics`.
    case compileError
    /// A trap or an uncaught error ended it: see `diagnostics`.
    case trapped
    /// It met a limit: see `diagnostics`.
    case limitReached(CellResult.Limit)
    /// It ended its process, or left its threads running, before the last check: see `diagnostics`.
    case endedEarly
    /// What was recorded is not what these checks record: see `diagnostics`.
    case forged
    /// The lesson's own code before the exercise, or the checks, do not work: see `diagnostics`.
    case notChecked
  }

  /// One expectation that the checks came to.
  package struct Expected: Hashable, Sendable, Codable {
    /// Its line is that in the lesson.
    package var expectation: Expectation
    /// What was looked at, as the check says it: `sigmoid(0)`. Nil when the check does not show it.
    package var subject: String?
    /// The answer's line that declares what was looked at.
    package var answerLine: Int?

    package init(_ expectation: Expectation, subject: String? = nil, answerLine: Int? = nil) {
      self.expectation = expectation
      self.subject = subject
      self.answerLine = answerLine
    }
  }

  /// Index into `Lesson.exercises`.
  package var exercise: Int
  package var outcome: Outcome
  /// In the order in which the checks came to them.
  package var expectations: [Expected]
  /// In the answer's file, or in the lesson where that is at fault.
  package var diagnostics: [Diagnostic]
  /// What the author tells who makes this mistake; nil when it is none that was foreseen.
  package var mistake: String?
  /// What the answer's own code displayed, before the checks and during them.
  package var outputs: [Output]
  /// From the answer's first line to the end of the checks; nil when nothing ran.
  package var runTime: Duration?

  package init(
    exercise: Int, outcome: Outcome, expectations: [Expected] = [], diagnostics: [Diagnostic] = [],
    mistake: String? = nil, outputs: [Output] = [], runTime: Duration? = nil
  ) {
    self.exercise = exercise
    self.outcome = outcome
    self.expectations = expectations
    self.diagnostics = diagnostics
    self.mistake = mistake
    self.outputs = outputs
    self.runTime = runTime
  }

  package var isPassed: Bool { outcome == .passed }
}
