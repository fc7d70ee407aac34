import LessonMath

extension MathMLBuilder {
  /// `\left( … \right)`. Browsers would make the delimiters too tall around a single line, so they stretch
  /// only where there is something tall between them.
  func fence(_ fence: MathFence, _ style: MathStyle) -> MathElement {
    let isTall = fence.body.contains { $0.isTall }
    let last = fence.body.reversed().lazy.compactMap(\.trailingClass).first
    let right = last.map { AtomClass.space(between: $0, and: .closing, in: style) } ?? 0
    var elements = row(fence.body, style, right: right, next: .closing)
    if let opening = fence.opening { elements.insert(Self.end(opening, "prefix", isTall), at: 0) }
    if let closing = fence.closing { elements.append(Self.end(closing, "postfix", isTall)) }
    return MathElement("mrow", elements)
  }

  private static func end(_ text: String, _ form: String, _ isTall: Bool) -> MathElement {
    MathElement(
      "mo", text: text,
      attributes: [("form", form), ("stretchy", isTall ? "true" : "false")]
        + space(left: 0, right: 0, unless: MathSymbol(text, .opening).usualSpace))
  }

  /// `\middle|`.
  static func stretched(_ text: String, _ place: Place) -> MathElement {
    MathElement(
      "mo", text: text,
      attributes: [("form", "infix"), ("stretchy", "true")]
        + space(left: place.left, right: place.right, unless: nil))
  }

  /// `\bigl(` and its kin: 1.2, 1.8, 2.4 and 3 times as tall as the letters, as in TeX.
  func delimiter(_ text: String, _ atomClass: AtomClass, _ size: Int, _ place: Place) -> MathElement {
    let height = ["1.2em", "1.8em", "2.4em", "3em"][size - 1]
    // Chromium leaves room beside a stretched delimiter for the widest that the font has. The smallest size does as
    // well without.
    let isStretched = size > 1
    let sizes = isStretched ? [("minsize", height), ("maxsize", height)] : [("mathsize", height)]
    return MathElement(
      "mo", text: text,
      attributes: [
        ("form", atomClass == .opening ? "prefix" : atomClass == .closing ? "postfix" : "infix"),
        ("stretchy", isStretched ? "true" : "false"),
      ] + sizes + Self.space(left: place.left, right: place.right, unless: nil))
  }
}

extension MathNode {
  /// Whether the node needs more than one line's height.
  var isTall: Bool {
    switch self {
    case .symbol(let symbol): symbol.atomClass == .largeOperator
    case .fraction, .table, .delimiter, .middle: true
    case .number, .operatorName, .text, .space, .lineBreak, .invalid: false
    case .group(_, let nodes), .styled(_, let nodes), .colored(_, let nodes), .boxed(let nodes),
      .phantom(let nodes), .accent(_, let nodes):
      nodes.contains { $0.isTall }
    case .root(let radicand, _): radicand.contains { $0.isTall }
    case .fence(let fence): fence.body.contains { $0.isTall }
    case .scripts(let scripts):
      scripts.placement == .limits || scripts.base?.isTall == true
        || [scripts.lower, scripts.upper].contains { $0?.contains { $0.isTall } == true }
    }
  }
}
