import LessonMath
import LessonModel
import LessonOutput

extension TerminalPrinter {
  /// What a cell displayed, what was wrong, and how it ended, right of a thin bar; of a broken one, and faint,
  /// when that was before the last change.
  func printOutcome(_ outcome: Outcome, of cell: Cell, isBelowCode: Bool) {
    let result = outcome.result
    guard hasSomethingToShow(result, cell) else { return }
    if isBelowCode { withoutBlankRow() }
    beginBlock()
    let mark = outcome.isStale ? marks.staleBar : marks.lightBar
    let margin = bar(mark, result.hasFailedItself && !outcome.isStale ? .red : .gray)
    withMargin(first: margin, others: margin) {
      sheet.isFaint = outcome.isStale
      // The lines that an old diagnostic speaks of may have changed since.
      printResult(result, of: cell, quoting: outcome.isStale ? nil : renderer.source)
      sheet.isFaint = false
    }
  }

  private func printResult(_ result: CellResult, of cell: Cell, quoting source: SourceText?) {
    print(result.outputs)
    for diagnostic in result.diagnostics { sheet.print(diagnostic, source: source) }
    if let ending = ending(of: result, cell) { printEnding(ending) }
    if options.showsTimings, let time = result.runTime {
      sheet.row(StyledText(time.inWords, TextStyle(.gray)))
    }
  }

  private func hasSomethingToShow(_ result: CellResult, _ cell: Cell) -> Bool {
    !result.outputs.isEmpty || !result.diagnostics.isEmpty || ending(of: result, cell) != nil
      || (options.showsTimings && result.runTime != nil)
  }

  // MARK: Outputs

  func print(_ outputs: [Output]) {
    for (index, output) in outputs.enumerated() {
      if index > 0, output.isDrawing || outputs[index - 1].isDrawing { sheet.row("") }
      print(output)
    }
  }

  private func print(_ output: Output) {
    switch output {
    case .text(let text): printText(text)
    case .table: printRows(renderer.drawing(output, space(sheet.width)))
    case .plot, .figure: printRows(renderer.drawing(output, space(sheet.proseWidth)))
    case .expectation(let expectation):
      sheet.print(expectation, place: "\(lesson.file):\(expectation.line)")
    }
  }

  private func space(_ width: Int) -> DrawingSpace {
    let (options, inlineMath) = (options, renderer.inlineMath)
    return DrawingSpace(width: width, characters: options.characters) { tex in
      options.isMathPlain ? StyledText("$\(tex)$") : inlineMath(Math(tex: tex, isDisplay: false))
    }
  }

  private func printText(_ output: TextOutput) {
    switch output.stream {
    case .output: sheet.printPreformatted(output.text)
    case .value: sheet.printMarked(marks.value, TextStyle(.green), output.text)
    case .error: sheet.printMarked(marks.warning, TextStyle(.yellow), output.text)
    }
  }

  // MARK: Problems

  private struct Ending {
    var mark: String
    var words: String
    var color: TextStyle.Color
  }

  /// How the run ended, where what was shown does not already say it.
  private func ending(of result: CellResult, _ cell: Cell) -> Ending? {
    switch result.status {
    case .succeeded where cell.mustFail:
      Ending(mark: marks.met, words: "fails, as it is meant to", color: .green)
    case .succeeded, .compileError, .checkFailed:
      nil
    case .trapped:
      result.diagnostics.isEmpty ? Ending(mark: marks.unmet, words: "ended by a trap", color: .red) : nil
    case .limitReached(let limit):
      result.diagnostics.isEmpty
        ? Ending(mark: marks.unmet, words: "stopped at its limit of \(limit.rawValue)", color: .red) : nil
    case .unexpectedSuccess:
      Ending(mark: marks.unmet, words: "ran without a failure, and is meant to fail", color: .red)
    case .notRun(let reason):
      Ending(mark: marks.skipped, words: "not run: \(reason)", color: .yellow)
    }
  }

  private func printEnding(_ ending: Ending) {
    sheet.printMarked(ending.mark, TextStyle(ending.color), ending.words)
  }
}

extension Output {
  /// Nothing for what is no drawing.
  func drawn(in space: DrawingSpace) -> [StyledText] {
    switch self {
    case .table(let table): table.drawn(in: space)
    case .plot(let plot): plot.drawn(in: space)
    case .figure(let figure): figure.drawn(in: space)
    case .text, .expectation: []
    }
  }

  /// A table, plot or figure as characters in so many columns, without colours; empty for what is no drawing.
  package func terminalDrawing(width: Int) -> String {
    let math = TerminalMath()
    let space = DrawingSpace(width: width) { math.inline(MathParser.parse($0, isDisplay: false).formula) }
    return drawn(in: space).map { $0.withoutTrailingBlanks.plainText + "\n" }.joined()
  }

  /// Stands apart from what comes before and after it.
  fileprivate var isDrawing: Bool {
    switch self {
    case .table, .plot, .figure: true
    case .text, .expectation: false
    }
  }
}

extension CellResult {
  /// Not because another cell did.
  package var hasFailedItself: Bool {
    if case .notRun = status { false } else { isFailure }
  }

  var expectations: [Expectation] {
    outputs.compactMap { if case .expectation(let expectation) = $0 { expectation } else { nil } }
  }
}

extension Duration {
  /// `0.4 ms`, `12 ms`, `1.25 s`.
  package var inWords: String {
    let seconds = inSeconds
    func rounded(_ value: Double, _ digits: Double) -> String {
      let text = String((value * digits).rounded() / digits)
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    if seconds < 0.01 { return rounded(seconds * 1e3, 10) + " ms" }
    return seconds < 1 ? rounded(seconds * 1e3, 1) + " ms" : rounded(seconds, 100) + " s"
  }
}
