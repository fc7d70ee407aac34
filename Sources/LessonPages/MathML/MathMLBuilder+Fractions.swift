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

  /// As tall as a line, to make the roots of small letters as tall as other roots. Browsers would let the root
  /// hang down instead.
  private static let strut = MathElement("mspace", [], attributes: [("height", ".7em"), ("depth", ".2em")])

  func root(_ radicand: [MathNode], _ degree: [MathNode]?, _ style: MathStyle) -> MathElement {
    var elements = row(radicand, style)
    if !radicand.contains(where: \.isTall) { elements.append(Self.strut) }
    guard let degree else { return MathElement("msqrt", elements) }
    return MathElement("mroot", [.row(elements), group(degree, .scriptScript)])
  }
}
