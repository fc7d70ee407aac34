import LessonMath

// What has no parts: letters, operators, words.
extension MathMLBuilder {
  func symbol(_ symbol: MathSymbol, _ place: Place) -> MathElement {
    guard symbol.isOperator else { return Self.letter(symbol.text, symbol.alphabet) }
    var attributes: [(String, String)] = []
    if symbol.atomClass == .unary { attributes.append(("form", "prefix")) }
    if symbol.wouldStretch { attributes.append(("stretchy", "false")) }
    attributes += Self.space(left: place.left, right: place.right, unless: symbol.usualSpace)
    return MathElement("mo", text: symbol.alphabet.text(symbol.text), attributes: attributes)
  }

  /// The attributes for the space around an operator, which has some by itself.
  static func space(left: Int, right: Int, unless usual: OperatorSpace?) -> [(String, String)] {
    (usual?.left == left ? [] : [("lspace", MathElement.ems(left))])
      + (usual?.right == right ? [] : [("rspace", MathElement.ems(right))])
  }

  /// A letter, or a word of upright letters.
  ///
  /// Browsers make a single letter italic by themselves, unless told that it is upright.
  private static func letter(_ text: String, _ alphabet: MathAlphabet) -> MathElement {
    let isUpright =
      switch alphabet {
      case .roman: true
      case .standard: text.unicodeScalars.allSatisfy { (0x391...0x3A9).contains($0.value) || $0 == "∇" }
      default: false
      }
    let isItalicised = text.count == 1 && text.allSatisfy { $0.isLetter || $0 == "∂" || $0 == "∇" }
    return MathElement(
      "mi", text: alphabet.text(text),
      attributes: isUpright && isItalicised ? [("mathvariant", "normal")] : [])
  }

  /// The name of a function.
  static func function(_ name: String) -> MathElement {
    letter(name.replacing(" ", with: "\u{A0}"), .roman)
  }

  /// The invisible operator between a function and its argument, and the space there.
  func application(_ place: Place) -> [MathElement] {
    switch place.next {
    case .ordinary, .unary, .largeOperator, .opening, .inner: [MathElement("mo", text: "\u{2061}")]
    case .binary, .relation, .closing, .punctuation, nil: []
    }
  }

  static func words(_ words: String, _ alphabet: MathAlphabet) -> MathElement {
    // A browser drops blanks at the ends.
    var text = alphabet.text(words)
    if text.first == " " { text = "\u{A0}" + text.dropFirst() }
    if text.last == " " { text = text.dropLast() + "\u{A0}" }
    return MathElement("mtext", text: text)
  }
}

extension MathAlphabet {
  func text(_ plain: String) -> String {
    self == .standard || self == .roman ? plain : String(plain.map(character))
  }
}
