import LessonMath

extension BoxMath {
  func accent(_ accent: MathAccent, _ base: [MathNode], _ style: MathStyle) -> MathPiece {
    let inner = piece(base, style)
    let isBrace = accent == .underbrace || accent == .overbrace
    if inner.isFlat, !isBrace {
      let line = linear.piece(.accent(accent, base), style)
      if isASCII || linear.marked(inner.box.rows[0], accent) != nil { return MathPiece(line) }
    }
    let mark = MathBox(self.mark(accent, width: inner.box.width))
    let boxes = accent.isBelow ? [inner.box, mark] : [mark, inner.box]
    return MathPiece(MathBox.stacked(boxes, baselineOf: accent.isBelow ? 0 : 1))
  }

  /// What is drawn in the row above or below a wide base.
  private func mark(_ accent: MathAccent, width: Int) -> StyledText {
    switch accent {
    case .bar, .overline: return StyledText(String(repeating: "_", count: width))
    case .underline: return StyledText(String(repeating: glyph("‾", "-"), count: width))
    case .vec, .overrightarrow: return rule(width - 1) + StyledText(glyph("→", ">"))
    case .overleftarrow: return StyledText(glyph("←", "<")) + rule(width - 1)
    case .underbrace: return brace(width, glyph("╰", "\\"), glyph("┬", "+"), glyph("╯", "/"))
    case .overbrace: return brace(width, glyph("╭", "/"), glyph("┴", "+"), glyph("╮", "\\"))
    case .hat, .widehat: return "^"
    case .tilde, .widetilde: return "~"
    case .dot: return StyledText(glyph("˙", "."))
    case .ddot: return StyledText(glyph("¨", ".."))
    case .check: return StyledText(glyph("ˇ", "v"))
    case .breve: return StyledText(glyph("˘", "u"))
    case .acute: return StyledText(glyph("´", "'"))
    case .grave: return "`"
    case .mathring: return StyledText(glyph("˚", "o"))
    }
  }

  /// `╰──┬──╯`
  private func brace(_ width: Int, _ left: String, _ middle: String, _ right: String) -> StyledText {
    guard width >= 3 else { return StyledText(middle) }
    let before = (width - 1) / 2 - 1
    return StyledText(left) + rule(before) + StyledText(middle) + rule(width - 3 - before) + StyledText(right)
  }
}
