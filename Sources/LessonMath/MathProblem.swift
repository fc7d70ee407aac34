/// What is wrong with a formula, where, and how to mend it.
package struct MathProblem: Hashable, Sendable {
  package enum Severity: Hashable, Sendable {
    case error, warning, note
  }

  /// A second place that matters, such as where an unclosed brace was opened.
  package struct Related: Hashable, Sendable {
    package var offset: Int
    package var text: String

    package init(_ text: String, at offset: Int) {
      self.offset = offset
      self.text = text
    }
  }

  package var severity: Severity
  /// A stable word for machines and documentation, such as `math-missing-argument`.
  package var identifier: String
  /// Where, in UTF-8 bytes from the beginning of the TeX; its length at the end of the formula.
  package var offset: Int
  /// What is wrong, the specific thing first, in lower case without a full stop.
  package var summary: String
  /// What to do: a verb and something to type.
  package var fix: String?
  package var related: Related?

  package init(
    _ severity: Severity, _ identifier: String, at offset: Int, _ summary: String, fix: String? = nil,
    related: Related? = nil
  ) {
    self.severity = severity
    self.identifier = identifier
    self.offset = offset
    self.summary = summary
    self.fix = fix
    self.related = related
  }

  package init(
    _ identifier: String, at offset: Int, _ summary: String, fix: String? = nil, related: Related? = nil
  ) {
    self.init(.error, identifier, at: offset, summary, fix: fix, related: related)
  }
}
