import LessonMath

extension MathMLBuilder {
  func accent(_ accent: MathAccent, _ nodes: [MathNode], _ style: MathStyle) -> MathElement {
    // Lines as borders: the characters for them reach over one letter only.
    if accent == .overline || accent == .underline {
      return MathElement("mrow", row(nodes, style), attributes: [("class", accent.rawValue)])
    }
    let mark = MathElement(
      "mo", text: accent.mark, attributes: [("stretchy", accent.isWide ? "true" : "false")])
    let name = accent.isBelow ? "munder" : "mover"
    let attributes = [(accent.isBelow ? "accentunder" : "accent", "true")]
    return MathElement(name, [group(nodes, style), mark], attributes: attributes)
  }
}

extension MathAccent {
  fileprivate var isWide: Bool {
    switch self {
    case .widehat, .widetilde, .overbrace, .underbrace, .overrightarrow, .overleftarrow: true
    default: false
    }
  }

  fileprivate var mark: String {
    switch self {
    case .hat: "\u{2C6}"
    case .widehat: "\u{302}"
    case .tilde, .widetilde: "\u{2DC}"
    case .bar: "\u{AF}"
    // A combining mark, which is drawn to the left of where it stands unless it has something to combine with.
    case .vec: "\u{A0}\u{20D7}"
    case .dot: "\u{2D9}"
    case .ddot: "\u{A8}"
    case .check: "\u{2C7}"
    case .breve: "\u{2D8}"
    case .acute: "\u{B4}"
    case .grave: "`"
    case .mathring: "\u{2DA}"
    case .overline, .underline: ""
    case .overbrace: "⏞"
    case .underbrace: "⏟"
    case .overrightarrow: "→"
    case .overleftarrow: "←"
    }
  }
}
