import LessonMath

extension MathMLBuilder {
  func fraction(_ fraction: MathFraction, _ style: MathStyle) -> MathElement {
    let own = fraction.style ?? style
    var attributes: [(String, String)] = []
    if !fraction.hasBar { attributes.append(("linethickness", "0")) }
    if own != style {
      attributes.append(("displaystyle", own == .display ? "true" : "false"))
      if style > .text { attributes.append(("scriptlevel", "0")) }
    }
    let parts = [fraction.numerator, fraction.denominator].map { group($0, own.ofFractionParts) }
    return MathElement("mfrac", parts, attributes: attributes)
  }

  func root(_ radicand: [MathNode], _ degree: [MathNode]?, _ style: MathStyle) -> MathElement {
    guard let degree else { return MathElement("msqrt", row(radicand, style)) }
    return MathElement("mroot", [group(radicand, style), group(degree, .scriptScript)])
  }
}
