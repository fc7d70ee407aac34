/// How a run of text looks on a terminal. Sixteen-colour, so that the reader's own theme decides the shade.
package struct TextStyle: Hashable, Sendable {
  package enum Color: Hashable, Sendable, CaseIterable {
    case red, green, yellow, blue, magenta, cyan
    /// The terminal's "bright black": less than the text, readable on light and dark.
    case gray
  }

  /// Nil is the terminal's own text colour.
  package var color: Color?
  package var isBold = false
  package var isFaint = false
  package var isItalic = false
  package var isUnderlined = false
  package var isReversed = false
  /// The address a reader gets to by clicking (OSC 8).
  package var link: String?

  package init(
    _ color: Color? = nil, bold: Bool = false, faint: Bool = false, italic: Bool = false,
    underlined: Bool = false, reversed: Bool = false, link: String? = nil
  ) {
    self.color = color
    self.isBold = bold
    self.isFaint = faint
    self.isItalic = italic
    self.isUnderlined = underlined
    self.isReversed = reversed
    self.link = link
  }

  package static let plain = TextStyle()
}

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

  package var plainText: String {
    runs.map(\.text).joined()
  }

  /// Columns of the terminal.
  package var width: Int {
    runs.reduce(0) { $0 + $1.text.displayWidth }
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
