import LessonMath

extension LinearMath {
  func accent(_ accent: MathAccent, _ base: [MathNode], _ style: MathStyle) -> MathLine {
    let inner = line(base, style)
    if accent == .underbrace || accent == .overbrace { return inner }
    if let marked = marked(inner.text, accent) {
      var line = MathLine(marked, .ordinary)
      line.isSingle = true
      return line
    }
    guard inner.isSingle, inner.text.plainText.allSatisfy(\.isLetter) else {
      return word(StyledText(accent.name + "(") + inner.text + ")")
    }
    var named = MathLine(inner.text + StyledText("_" + accent.name), .ordinary)
    named.isWord = inner.isWord
    named.endsInScript = true
    return named
  }

  /// The mark on each letter. Only lines can go on more than one.
  func marked(_ text: StyledText, _ accent: MathAccent) -> StyledText? {
    let plain = text.plainText
    let isLine = accent == .overline || accent == .underline
    guard !isASCII, plain.count == 1 || isLine && plain.allSatisfy(\.isLetter), !plain.isEmpty else {
      return nil
    }
    return text.mapCharacters { AccentedLetters.letter($0, accent) }
  }
}

extension MathAccent {
  /// What the accent is called where it cannot be drawn.
  fileprivate var name: String {
    switch self {
    case .widehat: "hat"
    case .widetilde: "tilde"
    case .overline: "bar"
    case .overrightarrow: "vec"
    case .mathring: "ring"
    default: rawValue
    }
  }
}
