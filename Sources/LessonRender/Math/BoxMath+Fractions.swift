import LessonMath

extension BoxMath {
  /// Fractions no wider than this are written with `/` where TeX would set them small.
  private static let smallFractionWidth = 12

  /// ```
  /// a + b
  /// ─────
  ///   c
  /// ```
  func fraction(_ fraction: MathFraction, _ place: MathStyle) -> MathPiece {
    let style = fraction.style ?? place
    if style > .display, fraction.hasBar {
      let line = linear.fraction(fraction)
      if style >= .script || line.text.width <= Self.smallFractionWidth { return MathPiece(line) }
    }
    let numerator = box(fraction.numerator, style.ofFractionParts)
    let denominator = box(fraction.denominator, style.ofFractionParts)
    let content = Swift.max(1, numerator.width, denominator.width)
    // A bar of one column would be taken for a minus.
    let width = content == 1 && fraction.hasBar ? 3 : content
    let bar = MathBox(fraction.hasBar ? rule(width) : StyledText(blanks: width))
    var piece = MathPiece(MathBox.stacked([numerator, bar, denominator], baselineOf: 1))
    piece.isStacked = true
    return piece
  }

  /// The bar is drawn at the foot of the row above, where it meets the sign:
  /// ```
  ///  ______      ┌─────
  /// √2 + x       │  1
  ///              │ ───
  ///             √│ 2πσ²
  /// ```
  func root(_ radicand: [MathNode], _ degree: [MathNode]?, _ style: MathStyle) -> MathPiece {
    let inner = box(radicand, style)
    let isFlat = inner.height == 1
    if isASCII {
      return isFlat
        ? MathPiece(linear.piece(.root(radicand: radicand, degree: degree), .text)) : asciiRoot(inner, degree)
    }
    let degree = degree.map { linear.script($0, .upper).text } ?? ""
    let sign = degree + StyledText("√")
    let margin = StyledText(blanks: sign.width)
    if isFlat {
      let bar = margin + StyledText(String(repeating: "_", count: inner.width))
      return MathPiece(MathBox(rows: [bar, sign + inner.rows[0]], baseline: 1).withCore((0, 0)))
    }
    let top = margin + "┌" + rule(inner.width + 2)
    let rows = inner.rows.enumerated().map { index, row in
      (index == inner.height - 1 ? sign : margin) + "│ " + row
    }
    return MathPiece(MathBox(rows: [top] + rows, baseline: inner.baseline + 1))
  }

  private func asciiRoot(_ inner: MathBox, _ degree: [MathNode]?) -> MathPiece {
    let name = degree.map { StyledText("root[") + linear.line($0, .script).text + "]" } ?? "sqrt"
    return MathPiece(MathBox.beside([MathBox(name), enclosed(inner, "(", ")")]))
  }
}
