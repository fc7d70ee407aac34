import LessonModel
import LessonOutput
import LessonPages

/// What came of a cell, as the outputs of a notebook's cell.
struct NotebookOutputs {
  private(set) var outputs: [Notebook.Output] = []
  private let export: LessonExport

  init(_ result: CellResult, of cell: Cell, _ export: LessonExport, execution: Int?) {
    self.export = export
    for (index, output) in result.outputs.enumerated() {
      add(output, "\(cell.anchor).\(index + 1)", execution)
    }
    let ending = result.ending(of: cell).map { [$0.words] } ?? []
    let messages = result.diagnostics.map { OutputText.text(of: $0, export.quotedSource) }
    if result.isOwnFailure || cell.mustFail && !messages.isEmpty {
      let trace = (messages + ending).flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
      outputs.append(
        .error(
          name: result.diagnostics.first?.identifier ?? "failure",
          value: result.diagnostics.first?.summary ?? ending.first ?? "the cell failed",
          traceback: trace.map(String.init)))
    } else if !(messages + ending).isEmpty {
      addStream("stderr", (messages + ending).joined(separator: "\n") + "\n")
    }
  }

  private mutating func add(_ output: Output, _ identifier: String, _ execution: Int?) {
    switch output {
    case .text(let text) where text.stream == .value:
      outputs.append(.result(execution: execution ?? 1, ["text/plain": OutputText.text(of: text)]))
    case .text(let text):
      addStream(text.stream == .error ? "stderr" : "stdout", OutputText.text(of: text))
    case .expectation(let expectation): addStream("stdout", OutputText.text(of: expectation) + "\n")
    case .table(let table):
      let markup = TableMarkup.html(table, identifier: identifier).string
      outputs.append(.display(["text/html": markup, "text/plain": OutputText.drawing(of: output)]))
    case .plot(let plot): addDrawing(StandaloneDrawing(plot, identifier: identifier), of: output)
    case .figure(let figure): addDrawing(StandaloneDrawing(figure, identifier: identifier), of: output)
    }
  }

  private mutating func addDrawing(_ drawing: StandaloneDrawing, of output: Output) {
    outputs.append(
      .display(["image/svg+xml": drawing.svg.string, "text/plain": OutputText.drawing(of: output)]))
  }

  /// What is printed to the same stream in a row is one output.
  private mutating func addStream(_ name: String, _ text: String) {
    if case .stream(name, let before)? = outputs.last {
      outputs[outputs.count - 1] = .stream(name: name, before + text)
    } else {
      outputs.append(.stream(name: name, text))
    }
  }

  /// All of it as one Markdown block.
  var plainText: String {
    let texts = outputs.map { output in
      switch output {
      case .stream(_, let text): text
      case .error(_, _, let traceback): traceback.joined(separator: "\n")
      case .result(_, let data), .display(let data): data["text/plain"] ?? ""
      }
    }
    return MarkdownText.fence(texts.joined(separator: "\n"), "text")
  }
}
