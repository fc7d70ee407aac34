import LessonModel
import LessonOutput
import LessonPages
import LessonRender

/// What a cell displayed, as plain text.
enum OutputText {
  private static let width = 80

  static func text(of output: TextOutput) -> String {
    TerminalText(output.text).plainText
  }

  /// A table, plot or figure in characters.
  static func drawing(of output: Output) -> String {
    output.terminalDrawing(width: width)
  }

  /// `✓ claim`, or what was expected and what came.
  static func text(of expectation: Expectation) -> String {
    guard !expectation.isMet else { return "✓ \(expectation.message)" }
    let facts = expectation.facts().map { name, value in "\(name) \(TerminalText(value).plainText)" }
    return (["✗ \(expectation.message)"] + facts).joined(separator: "\n  ")
  }

  static func text(of diagnostic: Diagnostic, _ source: SourceText) -> String {
    DiagnosticPrinter(source: { _ in source }).full(diagnostic).plainText
  }
}
