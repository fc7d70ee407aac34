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
      if code.language == "swift" { printSwift(code.text) } else { sheet.printPreformatted(code.text) }
    }
  }

  func printSwift(_ source: String) {
    let tokens = options.color == .none ? [] : renderer.highlight(source)
    guard !tokens.isEmpty else { return sheet.printPreformatted(source) }
    printRows(StyledText(source, tokens).lines)
  }

  /// Rows that others laid out. They are checked like any text: what they show came from a lesson.
  func printRows(_ rows: [StyledText]) {
    for row in rows {
      var flow = TextFlow(options.characters)
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
      let parts = run.text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      for (index, part) in parts.enumerated() {
        if index > 0 { lines.append(StyledText()) }
        lines[lines.count - 1].append(part.withoutTabs, run.style)
      }
    }
    if lines.last?.runs.isEmpty == true { lines.removeLast() }
    return lines
  }
}

extension String {
  /// Cut at newlines; text that ends with one has no empty line after it.
  var linesOfCode: [Substring] {
    var lines = utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { Substring($0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0) }
  }
}

extension StringProtocol {
  /// Blanks for tabs, up to the next fourth column.
  var withoutTabs: String {
    guard utf8.contains(UInt8(ascii: "\t")) else { return String(self) }
    var text = ""
    var column = 0
    for (index, part) in split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
      if index > 0 {
        text += String(repeating: " ", count: 4 - column % 4)
        column += 4 - column % 4
      }
      text += part
      column += part.displayWidth
    }
    return text
  }
}
