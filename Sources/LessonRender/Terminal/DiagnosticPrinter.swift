import LessonModel

/// A problem, as people read it:
///
///     ✗ error: cannot convert value of type 'String' to type 'Int'
///       03-backprop.md:41:14
///        41 │ let x: Int = "a"
///           │              ^
///       fix: write a number
struct DiagnosticPrinter {
  let options: TerminalOptions
  private let marks: TerminalMarks
  private let gray = TextStyle(.gray)

  init(_ options: TerminalOptions) {
    self.options = options
    marks = TerminalMarks(options)
  }

  func print(_ diagnostic: Diagnostic, sourceLine: (Int) -> String?, on sheet: inout TerminalSheet) {
    let color = color(of: diagnostic.severity)
    var flow = TextFlow(asASCII: marks.isASCII)
    let mark = mark(of: diagnostic.severity) + " "
    flow.appendFixed(mark, TextStyle(color))
    flow.append("\(diagnostic.severity.rawValue): ", TextStyle(color, bold: true))
    flow.append(diagnostic.summary, TextStyle(bold: true))
    sheet.push(first: "", others: StyledText(String(repeating: " ", count: mark.displayWidth)))
    sheet.rows(flow, width: sheet.proseWidth)
    printPlace(diagnostic.file, diagnostic.range, color, sourceLine, on: &sheet)
    printAdvice("why", diagnostic.why, on: &sheet)
    printAdvice("fix", diagnostic.fix, on: &sheet)
    for note in diagnostic.notes {
      printAdvice("note", note.text, on: &sheet)
      printPlace(nil, note.range, .gray, sourceLine, on: &sheet)
    }
    sheet.pop()
  }

  private func printPlace(
    _ file: String?, _ range: SourceRange?, _ color: TextStyle.Color, _ sourceLine: (Int) -> String?,
    on sheet: inout TerminalSheet
  ) {
    let place = [
      file?.printable(asASCII: marks.isASCII), range.map { "\($0.start.line):\($0.start.column)" },
    ]
    .compactMap { $0 }.joined(separator: ":")
    if file != nil { sheet.row(StyledText(place, gray)) }
    guard let range, let line = sourceLine(range.start.line) else { return }
    let number = String(range.start.line)
    let blanks = String(repeating: " ", count: number.count)
    sheet.row(excerptRow(number, StyledText(line.withoutTabs.printable(asASCII: marks.isASCII))))
    var caret = StyledText(String(repeating: " ", count: columns(before: range.start.column, of: line)))
    caret.append(String(repeating: "^", count: caretWidth(range, line)), TextStyle(color, bold: true))
    sheet.row(excerptRow(blanks, caret))
  }

  private func excerptRow(_ number: String, _ text: StyledText) -> StyledText {
    var row = StyledText(" \(number) \(marks.lightBar) ", gray)
    row.append(text)
    return row
  }

  /// `column` counts bytes from 1; the screen counts columns.
  private func columns(before column: Int, of line: String) -> Int {
    let before = String(decoding: line.utf8.prefix(max(column - 1, 0)), as: UTF8.self)
    return before.withoutTabs.printable(asASCII: marks.isASCII).displayWidth
  }

  private func caretWidth(_ range: SourceRange, _ line: String) -> Int {
    guard range.end.line == range.start.line, range.end.column > range.start.column else { return 1 }
    let end = min(range.end.column + 1, line.utf8.count + 1)
    return max(1, columns(before: end, of: line) - columns(before: range.start.column, of: line))
  }

  private func printAdvice(_ label: String, _ text: String?, on sheet: inout TerminalSheet) {
    guard let text else { return }
    var flow = TextFlow(asASCII: marks.isASCII)
    flow.append(label + ": ", TextStyle(bold: true))
    flow.append(text)
    sheet.push(first: "", others: StyledText(String(repeating: " ", count: label.count + 2)))
    sheet.rows(flow, width: sheet.proseWidth)
    sheet.pop()
  }

  private func mark(of severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: marks.isASCII ? "x" : marks.unmet
    case .warning: marks.warning
    case .note: marks.skipped
    }
  }

  private func color(of severity: Diagnostic.Severity) -> TextStyle.Color {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .note: .blue
    }
  }
}
