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

extension TextStyle {
  /// This style, changed.
  func with(_ change: (inout TextStyle) -> Void) -> TextStyle {
    var style = self
    change(&style)
    return style
  }

  /// This style, and what `base` adds where it has nothing of its own.
  func over(_ base: TextStyle) -> TextStyle {
    with {
      $0.color = color ?? base.color
      $0.isBold = isBold || base.isBold
      $0.isItalic = isItalic || base.isItalic
      $0.isUnderlined = isUnderlined || base.isUnderlined
      $0.link = link ?? base.link
    }
  }
}
