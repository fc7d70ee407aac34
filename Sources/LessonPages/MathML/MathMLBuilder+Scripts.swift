import LessonMath

extension MathMLBuilder {
  func scripts(_ scripts: MathScripts, _ place: Place) -> [MathElement] {
    let isStacked =
      scripts.placement == .limits || scripts.placement == .movableLimits && place.style == .display
    let names = isStacked ? ["munder", "mover", "munderover"] : ["msub", "msup", "msubsup"]
    var base = base(of: scripts, isStacked, place)
    if !isStacked, scripts.lower != nil || scripts.upper != nil { base = levelled(base, scripts.base) }
    let lower = scripts.lower.map { group($0, place.style.ofScripts) }
    let primes = Self.primes(scripts.primes)
    let upper = scripts.upper.map { MathElement.row(primes + row($0, place.style.ofScripts)) }
    let end = scripts.base?.isFunction == true ? application(place) : []
    switch (lower, upper) {
    // The character for a prime is small and raised by itself; as a superscript it would be tiny.
    case (nil, nil): return [base] + primes + end
    case (let lower?, nil) where primes.isEmpty: return [MathElement(names[0], [base, lower])] + end
    case (let lower?, nil): return [MathElement("msubsup", [base, lower, Self.lowered(primes)])] + end
    case (nil, let upper?): return [MathElement(names[1], [base, upper])] + end
    case (let lower?, let upper?): return [MathElement(names[2], [base, lower, upper])] + end
    }
  }

  private func base(of scripts: MathScripts, _ isStacked: Bool, _ place: Place) -> MathElement {
    switch scripts.base {
    case nil: return MathElement("mrow", [])
    case .operatorName(let name, _): return Self.function(name)
    case .symbol(let symbol):
      var base = self.symbol(symbol, place)
      // Else the browser would put them beside the operator.
      if isStacked, place.style != .display, symbol.atomClass == .largeOperator {
        base.attributes.append(("movablelimits", "false"))
      }
      return base
    case .some(let node): return .row(row([node], place.style))
    }
  }

  /// A base whose height does not push its scripts away. To browsers the tail of y is a reason to lower the i of
  /// `y_i`, and a parenthesis is one to raise the 2 of `(x)^2`; to TeX a single character is none (TeXbook,
  /// appendix G, rule 18a).
  private func levelled(_ base: MathElement, _ node: MathNode?) -> MathElement {
    switch node {
    case .symbol(let symbol) where symbol.wouldStretch:
      MathElement("mpadded", [base], attributes: [("height", ".6em"), ("depth", "0")])
    case .symbol(let symbol) where symbol.hasTail:
      MathElement("mpadded", [base], attributes: [("depth", "0")])
    case .accent(let accent, let nodes) where nodes.count == 1 && !accent.isBelow: levelled(base, nodes[0])
    default: base
    }
  }

  /// Primes beside a subscript, as large and as high as they are without one.
  private static func lowered(_ primes: [MathElement]) -> MathElement {
    let marks = primes.map { prime in
      var mark = prime
      mark.attributes.append(("mathsize", "1.43em"))
      return mark
    }
    return MathElement(
      "mpadded", marks, attributes: [("voffset", "-.4em"), ("height", ".1em"), ("depth", "0")])
  }

  private static func primes(_ count: Int) -> [MathElement] {
    guard count > 0 else { return [] }
    let joined = ["′", "″", "‴", "⁗"]
    let text = count <= joined.count ? joined[count - 1] : String(repeating: "′", count: count)
    return [MathElement("mo", text: text, attributes: [("lspace", "0"), ("rspace", "0")])]
  }
}

extension MathStyle {
  /// The style of what is raised or lowered beside this.
  var ofScripts: MathStyle { self < .script ? .script : .scriptScript }
}

extension MathSymbol {
  /// Whether the letter reaches below the line.
  fileprivate var hasTail: Bool {
    text.allSatisfy { "gjpqyfQβγζημξρςφϕχψϱ".contains($0) }
  }
}

extension MathNode {
  var isFunction: Bool {
    if case .operatorName = self { true } else { false }
  }
}
