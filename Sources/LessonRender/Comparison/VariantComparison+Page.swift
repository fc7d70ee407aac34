import LessonModel
import LessonOutput

extension TerminalRenderer {
  /// Writes a comparison: a line that says of what, the table, the plot, and what went wrong.
  package func render(_ comparison: VariantComparison, write: (String) -> Void) {
    // A page like any other: a line of prose, and a cell whose code is not shown.
    let place = SourceRange(SourcePosition(line: 1, column: 1), SourcePosition(line: 1, column: 1))
    var page = Lesson(name: comparison.lesson.name, file: comparison.lesson.file, title: comparison.title)
    page.blocks = [Block(.paragraph([.strong([.text(comparison.title)])])), Block(.cell(0))]
    page.cells = [
      Cell(index: 0, code: Snippet(text: "", firstLine: 1, indents: []), isHidden: true, range: place)
    ]
    // The places in messages are in the author's text, where another value may stand.
    var renderer = self
    renderer.source = nil
    renderer.render(page) { _ in
      CellResult(
        cell: 0, status: comparison.diagnostics.isEmpty ? .succeeded : .trapped, outputs: comparison.outputs,
        diagnostics: comparison.diagnostics)
    } write: {
      write($0)
    }
  }
}

extension VariantComparison {
  /// `03-backprop, 3 variants of learningRate`.
  fileprivate var title: String {
    "\(lesson.name), \(variants.count) variants of \(parameters.joined(separator: " and "))"
  }
}
