import LessonModel
import LessonOutput
import LessonRender

extension ArticleWriter {
  /// What a cell displayed, in its order, what was wrong, and how it ended.
  ///
  /// - Parameter surroundings: What stands around the last drawing.
  func write(
    _ result: CellResult, of cell: Cell, _ surroundings: DrawingSurroundings = DrawingSurroundings(),
    to html: inout HTML
  ) {
    let content = HTML { html in
      for (index, output) in result.outputs.enumerated() {
        let isLast = index == result.outputs.count - 1
        write(output, number: index, of: cell, isLast ? surroundings : DrawingSurroundings(), to: &html)
        html.newline()
      }
      for diagnostic in result.diagnostics { write(diagnostic, to: &html) }
      if let ending = result.ending(of: cell) { html.element("p", .class(ending.class), text: ending.words) }
    }
    guard !content.isEmpty else { return }
    html.element("div", .class(result.isOwnFailure ? "outputs failed" : "outputs")) { $0.append(content) }
  }

  private func write(
    _ output: Output, number: Int, of cell: Cell, _ surroundings: DrawingSurroundings, to html: inout HTML
  ) {
    let markup = OutputMarkup(identifier: "\(cell.anchor).\(number + 1)") {
      self.markup(of: Math(tex: $0, isDisplay: false))
    }
    switch output {
    case .text(let text): write(text, to: &html)
    case .table(let table): html.append(markup.table(table))
    case .plot(let plot):
      hasDrawings = true
      let drawing = renderer.drawing(output, markup.identifier) { markup.plot(plot) }
      surroundings.writePlot(drawing, markup.title(plot.title), to: &html)
    case .figure(let figure):
      hasDrawings = true
      let drawing = renderer.drawing(output, markup.identifier) { markup.figure(figure) }
      surroundings.writeFigure(drawing, markup.title(figure.title), to: &html)
    case .expectation(let expectation): write(expectation, to: &html)
    }
  }

  private func write(_ output: TextOutput, to html: inout HTML) {
    let names = [TextOutput.Stream.output: nil, .value: "value", .error: "stderr"] as [_: String?]
    html.element("pre", names[output.stream].flatMap { $0 }.map { .class($0) }) { html in
      for run in TerminalText(output.text).runs {
        let classes = run.style.classes
        if classes.isEmpty {
          html.text(run.text.writtenOut)
        } else {
          html.element("span", .class(classes), text: run.text.writtenOut)
        }
      }
    }
  }

  /// A claim, and where it does not hold, what came, what was expected, and the place in the lesson.
  private func write(_ expectation: Expectation, to html: inout HTML) {
    html.element("p", .class(expectation.isMet ? "met" : "unmet"), text: expectation.message.writtenOut)
    guard !expectation.isMet else { return }
    html.element("dl", .class("facts")) { html in
      for (name, value) in expectation.facts(place: "\(fileName):\(expectation.line)") {
        html.element("dt", text: name)
        html.element("dd") { $0.element("code", text: TerminalText(value).plainText.writtenOut) }
      }
    }
  }

  private func write(_ diagnostic: Diagnostic, to html: inout HTML) {
    var diagnostic = diagnostic
    if diagnostic.file == lesson.file { diagnostic.file = fileName }
    html.append(DiagnosticMarkup.html(diagnostic, source: quotedSource))
  }

  /// The lesson's file without its folders: pages are the same wherever they were made, and say nothing of that place.
  private var fileName: String {
    lesson.file.split(separator: "/").last.map(String.init) ?? lesson.file
  }

  /// The lesson's text for quoting. In the students' edition, messages quote no line that students are not to see.
  private var quotedSource: SourceText {
    guard renderer.edition == .student else { return renderer.source }
    return renderer.source.blanking(lesson.secretLines)
  }
}

extension Lesson {
  /// The lines of solutions, hidden checks and foreseen mistakes.
  package var secretLines: [ClosedRange<Int>] {
    let cells = cells.filter(\.isSecret).map { $0.range.start.line...$0.range.end.line }
    let mistakes = exercises.flatMap(\.mistakes).map { mistake in
      let count = mistake.code.text.utf8.count { $0 == UInt8(ascii: "\n") }
      return mistake.code.firstLine...(mistake.code.firstLine + count)
    }
    return cells + mistakes
  }
}

extension SourceText {
  /// The text with every byte of those lines a blank.
  package func blanking(_ lines: [ClosedRange<Int>]) -> SourceText {
    var bytes = bytes
    for number in lines.joined() {
      for offset in line(number) { bytes[offset] = UInt8(ascii: " ") }
    }
    return SourceText(bytes)
  }
}

extension CellResult {
  /// Not because another cell did.
  package var isOwnFailure: Bool {
    if case .notRun = status { false } else { isFailure }
  }

  /// How the run ended, where what was shown does not already say it.
  package func ending(of cell: Cell) -> (class: String, words: String)? {
    switch status {
    case .succeeded where cell.mustFail: ("met", "fails, as it is meant to")
    case .succeeded, .compileError, .checkFailed: nil
    case .trapped: diagnostics.isEmpty ? ("unmet", "ended by a trap") : nil
    case .limitReached(let limit):
      diagnostics.isEmpty ? ("unmet", "stopped at its limit of \(limit.rawValue)") : nil
    case .unexpectedSuccess: ("unmet", "ran without a failure, and is meant to fail")
    case .notRun(let reason): ("skipped", "not run: \(reason)")
    }
  }
}
