import LessonModel

extension TerminalPrinter {
  func bar(_ mark: String, _ color: TextStyle.Color) -> StyledText {
    StyledText(runs: [.init("  "), .init(mark, TextStyle(color)), .init(" ")])
  }

  /// Code that is shown and never run.
  func printCode(_ code: CodeBlock) {
    beginBlock()
    let margin = bar(marks.lightBar, .gray)
    withMargin(first: margin, others: margin) {
      if code.language == "swift" { printSwift(code.text) } else { printPreformatted(code.text, .plain) }
    }
  }

  func printPreformatted(_ text: String, _ style: TextStyle) {
    for line in text.linesOfCode {
      var flow = TextFlow(asASCII: options.characters == .ascii)
      flow.append(line.withoutTabs, style)
      sheet.rows(flow, width: sheet.width, isPreformatted: true)
    }
  }

  func printSwift(_ source: String) {
    let tokens = options.color == .none ? [] : renderer.highlight(source)
    guard !tokens.isEmpty else { return printPreformatted(source, .plain) }
    printRows(StyledText(source, tokens).lines)
  }

  /// Rows that others laid out. They are checked like any text: what they show came from a lesson.
  func printRows(_ rows: [StyledText]) {
    for row in rows {
      var flow = TextFlow(asASCII: options.characters == .ascii)
      flow.append(row)
      sheet.rows(flow, width: sheet.width, isPreformatted: true)
    }
  }
}

extension StyledText {
  /// Source with the style of each token.
  fileprivate init(_ source: String, _ tokens: [SyntaxToken]) {
    self.init()
    let bytes = Array(source.utf8)
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    var place = 0
    for token in tokens where place <= token.range.lowerBound && token.range.upperBound <= bytes.count {
      append(text(place..<token.range.lowerBound))
      append(text(token.range), token.kind.style ?? .plain)
      place = token.range.upperBound
    }
    append(text(place..<bytes.count))
  }

  /// Cut at newlines, which are left out, as is the empty line after the last.
  fileprivate var lines: [StyledText] {
    var lines = [StyledText()]
    for run in runs {
      for (index, part) in run.text.split(omittingEmptySubsequences: false, whereSeparator: newline)
        .enumerated()
      {
        if index > 0 { lines.append(StyledText()) }
        lines[lines.count - 1].append(String(part).withoutTabs, run.style)
      }
    }
    if lines.last?.runs.isEmpty == true { lines.removeLast() }
    return lines
  }
}

private func newline(_ character: Character) -> Bool { character == "\n" || character == "\r\n" }

extension String {
  /// Cut at newlines; text that ends with one has no empty line after it.
  var linesOfCode: [Substring] {
    var lines = split(omittingEmptySubsequences: false, whereSeparator: newline)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}

extension StringProtocol {
  /// Blanks for tabs, up to the next fourth column.
  var withoutTabs: String {
    guard utf8.contains(UInt8(ascii: "\t")) else { return String(self) }
    var text = ""
    for part in split(separator: "\t", omittingEmptySubsequences: false).dropLast() {
      text += part
      text += String(repeating: " ", count: 4 - text.displayWidth % 4)
    }
    return text + (split(separator: "\t", omittingEmptySubsequences: false).last ?? "")
  }
}
