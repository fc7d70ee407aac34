import LessonModel

/// What is wrong with a formula, found by whoever reads its TeX.
package struct MathProblem: Sendable {
  package var severity: Diagnostic.Severity
  package var identifier: String
  package var summary: String
  package var why: String?
  package var fix: String?
  /// Where in the TeX, in bytes of UTF-8 from its first.
  package var range: Range<Int>

  package init(
    _ severity: Diagnostic.Severity, _ identifier: String, _ summary: String, why: String? = nil,
    fix: String? = nil, at range: Range<Int>
  ) {
    self.severity = severity
    self.identifier = identifier
    self.summary = summary
    self.why = why
    self.fix = fix
    self.range = range
  }
}
