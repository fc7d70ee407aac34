/// The room that a table, plot or figure is drawn in, and what it is drawn with.
package struct DrawingSpace: Sendable {
  /// Columns of the terminal.
  var width: Int
  var characters: Repertoire
  /// Gives TeX, without its dollars, as one line.
  var tex: @Sendable (String) -> StyledText

  package init(
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
  package func label(_ words: String, _ style: TextStyle = .plain) -> StyledText {
    var line = StyledText()
    for piece in LabelText.pieces(of: words) {
      switch piece {
      case .words(let words): line.append(printable(words[...]), style)
      case .formula(let formula):
        for run in tex(formula).runs { line.append(printable(run.text[...]), run.style.colored(like: style)) }
      }
    }
    return line
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
