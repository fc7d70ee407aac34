/// The room that a table, plot or figure is drawn in, and what it is drawn with.
struct DrawingSpace: Sendable {
  /// Columns of the terminal.
  var width: Int
  var characters: Repertoire
  /// Gives TeX, without its dollars, as one line.
  var tex: @Sendable (String) -> StyledText

  init(
    width: Int, characters: Repertoire = .unicode,
    tex: @escaping @Sendable (String) -> StyledText = { StyledText($0) }
  ) {
    self.width = max(width, 1)
    self.characters = characters
    self.tex = tex
  }
}

extension DrawingSpace {
  /// An author's words as one line: TeX between dollars is carried out, and control characters, which
  /// would move the cursor, become blanks.
  ///
  /// As in the lesson's own text, an opening dollar stands before a character that is not a blank, and a
  /// closing one stands after such a character and not before a digit, so that "$5 and $6" is no formula.
  func label(_ words: String, _ style: TextStyle = .plain) -> StyledText {
    var line = StyledText()
    var rest = Substring(words)
    while let formula = DrawingSpace.firstFormula(in: rest) {
      line.append(printable(rest[..<rest.index(before: formula.lowerBound)]), style)
      for run in tex(String(rest[formula])).runs {
        line.append(printable(run.text[...]), run.style.colored(like: style))
      }
      rest = rest[rest.index(after: formula.upperBound)...]
    }
    line.append(printable(rest), style)
    return line
  }

  /// What is between the first two dollars that enclose a formula.
  private static func firstFormula(in text: Substring) -> Range<Substring.Index>? {
    var opening: Substring.Index?
    for index in text.indices where text[index] == "$" {
      let next = text.index(after: index)
      if let start = opening, start < index, !text[text.index(before: index)].isWhitespace,
        next == text.endIndex || !("0"..."9" ~= text[next])
      {
        return start..<index
      }
      if opening == nil, next < text.endIndex, !text[next].isWhitespace { opening = next }
    }
    return nil
  }

  private func printable(_ text: Substring) -> String {
    let scalars = text.unicodeScalars.map { $0.properties.isControl ? " " : $0 }
    let line = String(String.UnicodeScalarView(scalars))
    return characters == .unicode ? line : line.inASCII
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isControl: Bool {
    switch generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}

extension TextStyle {
  /// This style, in the colour and weight of `other` where it has none of its own.
  fileprivate func colored(like other: TextStyle) -> TextStyle {
    with {
      $0.color = color ?? other.color
      $0.isBold = isBold || other.isBold
    }
  }
}
