import LessonMath

extension BoxMath {
  func scripts(_ scripts: MathScripts, _ style: MathStyle) -> MathPiece {
    var base = scripts.base.map { piece($0, style) } ?? MathPiece(MathLine(StyledText(), .ordinary))
    if scripts.placement == .limits || scripts.placement == .movableLimits && style == .display {
      return withLimits(base, scripts)
    }
    // Raised and lowered characters keep the script on the row of its base.
    if base.isFlat, isASCII || hasCharacters(for: scripts), let line = flat(scripts, base, style) {
      return MathPiece(line)
    }
    if base.isFlat, scripts.base.map(isIntegral) == true, !isASCII { base.box = tallIntegral }
    return base.isFlat ? raisedAndLowered(base, scripts) : atCorners(base, scripts)
  }

  /// ```
  ///  n
  ///  ∑
  /// i=1
  /// ```
  private func withLimits(_ base: MathPiece, _ scripts: MathScripts) -> MathPiece {
    var boxes = [base.box]
    if let upper = scripts.upper { boxes.insert(box(upper, .script), at: 0) }
    if let lower = scripts.lower { boxes.append(box(lower, .script)) }
    var piece = MathPiece(
      MathBox.stacked(boxes, baselineOf: scripts.upper == nil ? 0 : 1), leading: base.line.leading,
      trailing: base.line.trailing)
    piece.line.endsInBigSign = base.line.endsInBigSign
    return piece
  }

  private func hasCharacters(for scripts: MathScripts) -> Bool {
    let lower = scripts.lower.map { linear.script($0, .lower).isRaised } ?? true
    let upper = scripts.upper.map { linear.script($0, .upper).isRaised } ?? true
    return lower && upper
  }

  /// The base with its scripts in one line, if they are flat.
  private func flat(_ scripts: MathScripts, _ base: MathPiece, _ style: MathStyle) -> MathLine? {
    let parts = [scripts.lower, scripts.upper].compactMap { $0 }
    guard parts.allSatisfy({ box($0, .script).height == 1 }) else { return nil }
    return linear.scripts(scripts, style)
  }

  /// ```
  ///  zⱼ
  /// e
  /// ```
  private func raisedAndLowered(_ base: MathPiece, _ scripts: MathScripts) -> MathPiece {
    let primes = String(repeating: glyph("′", "'"), count: scripts.primes)
    let start = MathBox(base.box.rows[0] + StyledText(primes))
    let upper = scripts.upper.map { box($0, .script) }
    let lower = scripts.lower.map { box($0, .script) }
    var column = [MathBox.blank(0)]
    if let upper { column.insert(upper, at: 0) }
    if let lower { column.append(lower) }
    let scriptBox = MathBox.stacked(column, baselineOf: upper == nil ? 0 : 1, alignment: .left)
    return piece(MathBox.beside([start, scriptBox]), like: base)
  }

  /// Scripts of something tall, in the rows of its upper and its lower edge.
  private func atCorners(_ base: MathPiece, _ scripts: MathScripts) -> MathPiece {
    var upper = scripts.upper.map { corner($0, .upper) }
    if scripts.primes > 0 {
      let primes = MathBox(StyledText(String(repeating: glyph("′", "'"), count: scripts.primes)))
      upper = MathBox.beside([primes, upper ?? .blank(0)])
    }
    let lower = scripts.lower.map { corner($0, .lower) }
    let height = base.box.height + (upper?.height ?? 1) - 1 + (lower?.height ?? 1) - 1
    let width = Swift.max(upper?.width ?? 0, lower?.width ?? 0)
    var rows = Array(repeating: StyledText(blanks: width), count: height)
    for (index, row) in (upper?.rows ?? []).enumerated() { rows[index] = row }
    for (index, row) in (lower?.rows ?? []).enumerated() { rows[height - (lower?.height ?? 0) + index] = row }
    let column = MathBox(rows: rows, baseline: base.box.baseline + (upper?.height ?? 1) - 1)
    return piece(MathBox.beside([base.box, column]), like: base)
  }

  private func corner(_ nodes: [MathNode], _ side: LinearMath.Side) -> MathBox {
    let script = linear.script(nodes, side)
    return script.isRaised ? MathBox(script.text) : box(nodes, .script)
  }

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
