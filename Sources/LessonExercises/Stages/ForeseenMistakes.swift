import LessonOutput

/// How an answer failed: enough to recognise the same mistake in another student's words.
package struct Failure: Hashable, Sendable {
  /// Those that were not met.
  package var expectations: [Expectation]
  /// How the run ended before its time, such as `trap: Index out of range`; nil when it came to its end.
  package var ending: String?

  package init(_ expectations: [Expectation], ending: String? = nil) {
    self.expectations = expectations.filter { !$0.isMet }
    self.ending = ending
  }

  /// Whether this is most likely the same mistake as another:
  ///
  /// - the same lines of the check failed, each as often;
  /// - of each pair, the values that came were the same: the same words, and numbers within a millionth of each other or
  ///   within the expectation's tolerance, since two ways to compute the same thing seldom agree in the last
  ///   digit;
  /// - both runs came to their end, or both ended before it in the same way.
  ///
  /// What was expected, the inputs that were tried and the lines of the students' code do not count. A failure
  /// that failed nothing and came to its end is like no other.
  package func isLike(_ other: Failure) -> Bool {
    guard ending == other.ending, ending != nil || !expectations.isEmpty,
      expectations.count == other.expectations.count
    else { return false }
    return zip(expectations.inOrder, other.expectations.inOrder).allSatisfy { $0.hasFailed(like: $1) }
  }
}

/// A wrong answer that the author foresaw, and how it failed.
package struct ForeseenMistake: Hashable, Sendable {
  package var says: String
  package var failure: Failure

  package init(says: String, failure: Failure) {
    self.says = says
    self.failure = failure
  }
}

extension Failure {
  /// How an answer failed: its end is what became of it, with the words of its errors, which tell no places.
  init(_ verdict: Verdict) {
    let errors = verdict.diagnostics.filter { $0.severity == .error }.map(\.summary)
    let isAtEnd = verdict.outcome == .passed || verdict.outcome == .failed
    self.init(
      verdict.expectations.map(\.expectation),
      ending: isAtEnd ? nil : ([verdict.outcome.words] + errors).joined(separator: "\n"))
  }
}

extension [ForeseenMistake] {
  /// What the author says to the first foreseen mistake that failed in the same way; nil when none did.
  package func message(for failure: Failure) -> String? {
    first { $0.failure.isLike(failure) }?.says
  }
}

extension [Expectation] {
  /// By line; those of the same line stay in the order in which they came.
  fileprivate var inOrder: [Expectation] {
    enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
  }
}

extension Expectation {
  fileprivate func hasFailed(like other: Expectation) -> Bool {
    guard line == other.line else { return false }
    guard let actual, let otherActual = other.actual else { return self.actual == other.actual }
    return WrittenValue(actual).agrees(
      with: WrittenValue(otherActual), absolute: min(tolerance ?? 0, other.tolerance ?? 0), relative: 1e-6)
  }
}
