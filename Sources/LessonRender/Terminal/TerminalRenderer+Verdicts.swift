import LessonModel
import LessonOutput

/// Parts of what is told about an answer to an exercise. Each is whole rows, with their line feeds.
extension TerminalRenderer {
  /// A claim of a check: whether it holds, and if not, why.
  ///
  /// - Parameters:
  ///   - subject: the code that was looked at.
  ///   - place: the file and line of the answer that is meant.
  ///   - line: what stands there.
  package func text(
    of expectation: Expectation, subject: String?, place: String?, line: String?
  ) -> String {
    var sheet = TerminalSheet(options)
    sheet.print(expectation, subject: subject, place: place, line: line)
    return sheet.takePending()
  }

  /// What the author says about the answer, in prose.
  package func text(ofRemark words: String) -> String {
    var sheet = TerminalSheet(options)
    let mark = TerminalMarks(characters: options.characters).warning
    let first = StyledText(runs: [.init(mark, TextStyle(.yellow, bold: true)), .init(" ")])
    sheet.push(first: first, others: StyledText(blanks: first.width))
    var flow = TextFlow(options.characters)
    flow.append(words, TextStyle(bold: true))
    sheet.rows(flow, width: sheet.proseWidth)
    sheet.pop()
    return sheet.takePending()
  }

  /// Running text.
  package func text(of prose: StyledText) -> String {
    var sheet = TerminalSheet(options)
    var flow = TextFlow(options.characters)
    flow.append(prose)
    sheet.rows(flow, width: sheet.proseWidth)
    return sheet.takePending()
  }

  /// What code has displayed, right of a thin bar.
  package func text(of outputs: [Output]) -> String {
    text(besideBar: \.lightBar, .gray) { $0.print(outputs) }
  }

  /// Swift code in its colours, right of a heavy bar.
  package func text(ofSwift code: String) -> String {
    text(besideBar: \.heavyBar, .blue) { $0.printSwift(code) }
  }

  private func text(
    besideBar mark: KeyPath<TerminalMarks, String>, _ color: TextStyle.Color,
    _ body: (TerminalPrinter) -> Void
  ) -> String {
    var text = ""
    let nowhere = Lesson(name: "", file: "", title: "")
    let printer = TerminalPrinter(
      self, nowhere, result: { _ in nil }, earlier: { _ in nil }, write: { text += $0 })
    let margin = printer.bar(printer.marks[keyPath: mark], color)
    printer.withMargin(first: margin, others: margin) { body(printer) }
    printer.flush()
    return text
  }
}
