/// One row of the screen, or running text before it is broken into rows: pieces of text with a style each.
/// Holds no control characters.
package struct StyledText: Hashable, Sendable, ExpressibleByStringLiteral {
  package struct Run: Hashable, Sendable {
    package var text: String
    package var style: TextStyle

    package init(_ text: String, _ style: TextStyle = .plain) {
      self.text = text
      self.style = style
    }
  }

  package var runs: [Run]

  package init(_ text: String = "", _ style: TextStyle = .plain) {
    runs = text.isEmpty ? [] : [Run(text, style)]
  }

  package init(runs: [Run]) {
    self.runs = runs
  }

  package init(stringLiteral text: String) {
    self.init(text)
  }

  /// So many blanks; none when `count` is negative.
  init(blanks count: Int) {
    self.init(String(repeating: " ", count: max(0, count)))
  }

  /// Adds text, joining it to the last run where the styles are the same.
  package mutating func append(_ text: String, _ style: TextStyle = .plain) {
    guard !text.isEmpty else { return }
    if let last = runs.indices.last, runs[last].style == style {
      runs[last].text += text
    } else {
      runs.append(Run(text, style))
    }
  }

  package mutating func append(_ other: StyledText) {
    for run in other.runs {
      append(run.text, run.style)
    }
  }

  static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum.append(right)
    return sum
  }

  package var plainText: String {
    runs.map(\.text).joined()
  }

  /// Columns of the terminal.
  package var width: Int {
    runs.reduce(0) { $0 + $1.text.displayWidth }
  }

  /// The same with blanks after it, so that it is at least as wide as that.
  func padded(to width: Int) -> StyledText {
    self + StyledText(blanks: width - self.width)
  }

  /// The same without blanks at its end.
  var withoutTrailingBlanks: StyledText {
    var runs = runs
    while let last = runs.last {
      let kept = last.text.utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count
      if kept == 0 { break }
      runs.removeLast()
      let text = String(last.text.dropLast(kept))
      if !text.isEmpty {
        runs.append(Run(text, last.style))
        break
      }
    }
    return StyledText(runs: runs)
  }
}
