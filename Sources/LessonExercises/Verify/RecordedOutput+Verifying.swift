import LessonModel
import LessonOutput

extension CellResult {
  /// What an `{.output}` block below the cell holds: the text that it printed and the values that it showed, each
  /// value on lines of its own; of a cell that is meant to fail also the messages it failed with. Tables, plots and
  /// figures are no text.
  func recordableText(mustFail: Bool) -> String {
    var text = ""
    for case .text(let output) in outputs {
      text += output.text
      if output.stream == .value, !text.hasSuffix("\n") { text += "\n" }
    }
    guard mustFail else { return text }
    if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
    return text + diagnostics.filter { $0.severity == .error }.map { "error: \($0.summary)\n" }.joined()
  }
}

extension Lesson {
  /// The cells with output blocks that do not fit what the cells print, each with the text it printed.
  func changedOutputs(_ results: [CellResult]) -> [(cell: Int, text: String, problem: Diagnostic)] {
    results.compactMap { result in
      let cell = cells[result.cell]
      guard let recorded = cell.recordedOutput, result.status == .succeeded else { return nil }
      let text = result.recordableText(mustFail: cell.mustFail)
      let pattern = OutputPattern(recorded.lines.text, tolerance: recorded.tolerance)
      return pattern.difference(from: text).map { difference in
        (cell.index, text, .outputDiffers(difference, recorded, cell, lesson: self))
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func outputDiffers(
    _ difference: OutputPattern.Difference, _ recorded: RecordedOutput, _ cell: Cell, lesson: Lesson
  ) -> Diagnostic {
    let lines = recorded.lines.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let expected = lines.indices.contains(difference.line) ? String(lines[difference.line]) : nil
    let start = recorded.lines.position(line: recorded.lines.firstLine + difference.line, column: 1)
    let end = SourcePosition(
      line: start.line, column: start.column + max((expected?.utf8.count ?? 0) - 1, 0))
    let says = expected.map { "the block says \(quoted($0))" } ?? "the block ends here"
    let prints = difference.printed.map { "prints \(quoted($0))" } ?? "prints no more"
    return Diagnostic(
      .error, "output-differs", "\(cell.label) \(prints), \(says)", file: lesson.file,
      at: SourceRange(start, end),
      why: "an `{.output}` block holds what its cell prints; `…` stands for anything"
        + (recorded.tolerance.map { ", and numbers may differ by \($0)" } ?? ""),
      fix: "correct the cell, or run `lesson verify --accept \(lesson.name)` if what it prints is right")
  }
}

/// A line of text for a message, shortened where it is long.
private func quoted(_ line: String) -> String {
  line.isEmpty ? "an empty line" : "`\(line.count > 60 ? line.prefix(59) + "…" : line)`"
}
