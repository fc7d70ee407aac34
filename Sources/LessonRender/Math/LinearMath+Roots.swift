import LessonMath

extension LinearMath {
  /// `√x`, with parentheses around more than one thing: `√(x²)`.
  func root(_ radicand: [MathNode], _ degree: [MathNode]?) -> MathLine {
    let inner = line(radicand, .text)
    let degree = degree.map { line($0, .script).text }
    if isASCII {
      let name = degree.map { StyledText("root(") + $0 + ", " } ?? "sqrt("
      return word(name + inner.text + ")")
    }
    let isLetter = radicand.count == 1 && radicand[0].hasOnlySubscript && !inner.endsInScript
    let body = inner.isSingle || isLetter ? inner.text : inner.parenthesized().text
    return MathLine(rootSign(degree) + body, .ordinary)
  }

  private func rootSign(_ degree: StyledText?) -> StyledText {
    guard let degree else { return "√" }
    switch degree.plainText {
    case "3": return "∛"
    case "4": return "∜"
    default: return (raised(degree, .upper) ?? StyledText("(") + degree + ")") + "√"
    }
  }
}

extension MathNode {
  fileprivate var hasOnlySubscript: Bool {
    if case .scripts(let scripts) = self { scripts.upper == nil && scripts.primes == 0 } else { false }
  }
}
