import LessonModel
import LessonOutput

/// Tells whether an answer is wrong in just the way that the author has foreseen.
struct MistakeRecognition {
  /// How an answer failed, apart from words that depend on where its code stands.
  private struct Failure: Equatable {
    var outcome: Verdict.Outcome
    /// Line and value of each expectation that was not met.
    var unmet: [Unmet]
    var summaries: [String]

    struct Unmet: Equatable {
      var line: Int
      var actual: String?
    }

    init(_ verdict: Verdict) {
      outcome = verdict.outcome
      unmet = verdict.expectations.map(\.expectation).filter { !$0.isMet }
        .map { Unmet(line: $0.line, actual: $0.actual) }
      summaries = verdict.diagnostics.filter { $0.severity == .error }.map(\.summary)
    }
  }

  /// What the author says to the first foreseen mistake that failed as the answer did.
  static func message(for verdict: Verdict, among mistakes: [(Exercise.Mistake, Verdict)]) -> String? {
    let failure = Failure(verdict)
    return mistakes.first { Failure($0.1) == failure }?.0.says
  }
}
