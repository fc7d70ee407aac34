import LessonMath

extension BoxMath {
  func scripts(_ scripts: MathScripts, _ style: MathStyle) -> MathPiece {
    var base = scripts.base.map { piece($0, style) } ?? MathPiece(MathLine(StyledText(), .ordinary))
    let upper = scripts.upper.map { box($0, .script) }
    let lower = scripts.lower.map { box($0, .script) }
    if scripts.placement == .limits || scripts.placement == .movableLimits && style == .display {
      return withLimits(base, upper, lower)
    }
    let areFlat = base.isFlat && (upper?.height ?? 1) == 1 && (lower?.height ?? 1) == 1
    // Raised and lowered characters keep the scripts on the row of their base.
    if areFlat, isASCII || hasCharacters(for: scripts) { return MathPiece(linear.scripts(scripts, style)) }
    if base.isFlat, scripts.base.map(isIntegral) == true, !isASCII { base.box = tallIntegral }
    return base.box.coreHeight == 1
      ? raisedAndLowered(base, scripts.primes, upper, lower)
      : atCorners(
        base, scripts.primes, scripts.upper.flatMap { raised($0, .upper) } ?? upper,
        scripts.lower.flatMap { raised($0, .lower) } ?? lower)
  }

  /// ```
  ///  n
  ///  ∑
  /// i=1
  /// ```
  private func withLimits(_ base: MathPiece, _ upper: MathBox?, _ lower: MathBox?) -> MathPiece {
    let boxes = [upper, base.box, lower].compactMap { $0 }
    return piece(MathBox.stacked(boxes, baselineOf: upper == nil ? 0 : 1), like: base)
  }

  private func hasCharacters(for scripts: MathScripts) -> Bool {
    (scripts.upper.map { raised($0, .upper) != nil } ?? true)
      && (scripts.lower.map { raised($0, .lower) != nil } ?? true)
  }

  /// The script in raised or lowered characters; nil if one is missing.
  private func raised(_ nodes: [MathNode], _ side: LinearMath.Side) -> MathBox? {
    let script = linear.script(nodes, side)
    return script.isRaised ? MathBox(script.text) : nil
  }

  /// ```
  ///  zⱼ
  /// e
  /// ```
  private func raisedAndLowered(
    _ base: MathPiece, _ primes: Int, _ upper: MathBox?, _ lower: MathBox?
  ) -> MathPiece {
    let column = [upper, .blank(0), lower].compactMap { $0 }
    let scripts = MathBox.stacked(column, baselineOf: upper == nil ? 0 : 1, alignment: .left)
    let box = MathBox.beside([base.box, primeMarks(primes), scripts])
    return piece(box.withCore(base.box.core), like: base)
  }

  /// Scripts of something tall, in the rows of its upper and its lower edge.
  private func atCorners(
    _ base: MathPiece, _ primes: Int, _ upper: MathBox?, _ lower: MathBox?
  ) -> MathPiece {
    let top = MathBox.beside([primeMarks(primes), upper ?? .blank(0)])
    let bottom = lower ?? .blank(0)
    let height = top.height + base.box.height + bottom.height - 2
    let between = Array(repeating: StyledText(), count: height - top.height - bottom.height)
    let column = MathBox(
      rows: top.rows + between + bottom.rows, baseline: top.height - 1 + base.box.baseline)
    return piece(MathBox.beside([base.box, column]).withCore(base.box.core), like: base)
  }

  private func primeMarks(_ count: Int) -> MathBox {
    MathBox(StyledText(String(repeating: glyph("′", "'"), count: count)))
  }

  /// A piece spaced as its base.
  private func piece(_ box: MathBox, like base: MathPiece) -> MathPiece {
    var piece = MathPiece(box, leading: base.line.leading, trailing: base.line.trailing)
    piece.line.endsInBigSign = base.line.endsInBigSign
    return piece
  }

  private func isIntegral(_ node: MathNode) -> Bool {
    node == .symbol(MathSymbol("∫", .largeOperator))
  }

  private var tallIntegral: MathBox {
    MathBox(rows: ["⌠", "⎮", "⌡"], baseline: 1)
  }
}
