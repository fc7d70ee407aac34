import LessonMath

extension MathMLBuilder {
  func scripts(_ scripts: MathScripts, _ place: Place) -> [MathElement] {
    let isStacked =
      scripts.placement == .limits || scripts.placement == .movableLimits && place.style == .display
    let names = isStacked ? ["munder", "mover", "munderover"] : ["msub", "msup", "msubsup"]
    let base = base(of: scripts, isStacked, place)
    let lower = scripts.lower.map { group($0, place.style.ofScripts) }
    let primes = MathMLBuilder.primes(scripts.primes)
    let upper = scripts.upper.map { MathElement.row(primes + row($0, place.style.ofScripts)) }
    let end = scripts.base?.isFunction == true ? application(place) : []
    switch (lower, upper) {
    // The character for a prime is small and raised by itself; as a superscript it would be tiny.
    case (nil, nil): return [base] + primes + end
    case (let lower?, nil) where primes.isEmpty: return [MathElement(names[0], [base, lower])] + end
    case (let lower?, nil): return [MathElement("msubsup", [base, lower, .row(primes)])] + end
    case (nil, let upper?): return [MathElement(names[1], [base, upper])] + end
    case (let lower?, let upper?): return [MathElement(names[2], [base, lower, upper])] + end
    }
  }

  private func base(of scripts: MathScripts, _ isStacked: Bool, _ place: Place) -> MathElement {
    switch scripts.base {
    case nil: return MathElement("mrow", [])
    case .operatorName(let name, _): return MathMLBuilder.function(name)
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

extension MathNode {
  var isFunction: Bool {
    if case .operatorName = self { true } else { false }
  }
}
