/// A problem, as a value: what is wrong, where, why, and how to mend it.
///
/// Stages collect diagnostics and go on; `DiagnosticPrinter` turns them into text.
package struct Diagnostic: Hashable, Sendable, Codable {
  package enum Severity: String, Hashable, Sendable, Codable {
    case error, warning, note
  }

  /// A second place that matters, such as the first of two duplicates.
  package struct Note: Hashable, Sendable, Codable {
    package var range: SourceRange?
    package var text: String

    package init(_ text: String, at range: SourceRange? = nil) {
      self.range = range
      self.text = text
    }
  }

  package var severity: Severity
  /// A stable word for machines and documentation, such as `unknown-attribute`.
  package var identifier: String
  /// The file as the user would name it; nil when the problem has no file.
  package var file: String?
  /// Where in the file; nil when the whole file is meant.
  package var range: SourceRange?
  /// What is wrong, the specific thing first, in lower case without a full stop.
  package var summary: String
  /// The rule that was broken, when the summary does not say it.
  package var why: String?
  /// What to do: a verb and something to type.
  package var fix: String?
  package var notes: [Note]

  package init(
    _ severity: Severity, _ identifier: String, _ summary: String, file: String? = nil,
    at range: SourceRange? = nil, why: String? = nil, fix: String? = nil, notes: [Note] = []
  ) {
    self.severity = severity
    self.identifier = identifier
    self.file = file
    self.range = range
    self.summary = summary
    self.why = why
    self.fix = fix
    self.notes = notes
  }
}
