/// What an author can ask of a student's code as text. `LessonKit.CodeRule` has the same cases for check cells to
/// name, and their meaning in words.
package enum CodeRule: Hashable, Sendable {
  case calls(String)
  case avoids(String)
  case declares(String)
  case usesLoop
  case hasNoLoop
  case hasNoPlaceholder
  case hasAtMost(lines: Int)

  /// As they are written in a check, without arguments.
  static let names = [
    "calls", "avoids", "declares", "usesLoop", "hasNoLoop", "hasNoPlaceholder", "hasAtMost",
  ]
}

/// One `expectCode(...)` of a check.
package struct CodeQuestion: Hashable, Sendable {
  package var rule: CodeRule
  /// The author's words.
  package var message: String?
  /// The line in the lesson.
  package var line: Int

  package init(_ rule: CodeRule, _ message: String? = nil, line: Int) {
    self.rule = rule
    self.message = message
    self.line = line
  }
}
