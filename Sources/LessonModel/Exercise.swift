/// Something for the student to write.
package struct Exercise: Hashable, Sendable {
  /// A wrong answer that the author foresaw, and what to tell who gives it.
  package struct Mistake: Hashable, Sendable {
    package var code: Snippet
    package var says: String

    package init(code: Snippet, says: String) {
      self.code = code
      self.says = says
    }
  }

  /// `{#name .exercise}`; unique in the lesson.
  package var name: String
  package var points: Int
  package var starter: Snippet
  /// `.incomplete`: the starter is not meant to compile before the student has done their part.
  package var isIncomplete: Bool
  /// Indices into `Lesson.cells`.
  package var solution: Int?
  package var checks: [Int]
  /// Shown one at a time, in order. Markdown text.
  package var hints: [String]
  package var mistakes: [Mistake]
  /// The starter's fence.
  package var range: SourceRange

  package init(
    name: String, points: Int = 1, starter: Snippet, isIncomplete: Bool = false, solution: Int? = nil,
    checks: [Int] = [],
    hints: [String] = [], mistakes: [Mistake] = [], range: SourceRange
  ) {
    self.name = name
    self.points = points
    self.starter = starter
    self.isIncomplete = isIncomplete
    self.solution = solution
    self.checks = checks
    self.hints = hints
    self.mistakes = mistakes
    self.range = range
  }
}
