import LessonMath

/// How single symbols look on a terminal.
struct MathGlyphs {
  let characters: Repertoire
  var isASCII: Bool { characters == .ascii }

  /// The symbol's character, in its alphabet. Bold letters are plain letters in bold type, which every terminal font
  /// has.
  func text(_ text: String, _ alphabet: MathAlphabet) -> StyledText {
    StyledText(characters(text, alphabet), Self.style(of: alphabet))
  }

  /// Words, which may be italic.
  func words(_ text: String, _ alphabet: MathAlphabet) -> StyledText {
    var style = Self.style(of: alphabet)
    style.isItalic = alphabet == .italic
    return StyledText(isASCII ? ascii(text) : text, style)
  }

  private func characters(_ text: String, _ alphabet: MathAlphabet) -> String {
    if isASCII { return ascii(text) }
    switch alphabet {
    case .blackboard, .calligraphic, .fraktur: return String(text.map(alphabet.character))
    default: return String(text.map { Self.simpler[$0] ?? $0 })
    }
  }

  private static func style(of alphabet: MathAlphabet) -> TextStyle {
    TextStyle(bold: alphabet == .bold || alphabet == .boldItalic)
  }

  /// Characters that look better on a terminal than the ones that are right on paper.
  private static let simpler: [Character: Character] = [
    "∣": "|", "∥": "‖", "⋅": "·", "∙": "•", "⟹": "⇒", "⟸": "⇐", "⟺": "⇔", "⟶": "→", "⟵": "←", "⟷": "↔",
    "⟼": "↦",
    "ϵ": "ε", "ϕ": "φ", "⟂": "⊥",
  ]

  /// Plain letters and signs for each character: its own form here, else the name of its command.
  func ascii(_ text: String) -> String {
    text.map { character in
      if character.isASCII { return String(character) }
      if let form = Self.asciiForms[character] { return form }
      if let name = SymbolTable.names[character] { return name }
      return "?"
    }.joined()
  }

  private static let asciiForms: [Character: String] = [
    "−": "-", "∗": "*", "×": "x", "⋅": "*", "·": "*", "÷": "/", "∘": "o", "∙": "*", "±": "+-", "∓": "-+",
    "⊙": "(.)",
    "⊕": "(+)", "⊗": "(x)", "≤": "<=", "≥": ">=", "≠": "!=", "≪": "<<", "≫": ">>", "≈": "~=", "∼": "~",
    "≃": "~-",
    "≅": "~=", "≡": "==", "≔": ":=", "⩽": "<=", "⩾": ">=", "∣": "|", "∥": "||", "‖": "||", "→": "->",
    "←": "<-",
    "↔": "<->", "⇒": "=>", "⇐": "<=", "⇔": "<=>", "⟹": "=>", "⟸": "<=", "⟺": "<=>", "⟶": "->", "⟵": "<-",
    "⟷": "<->", "↦": "|->", "⟼": "|->", "∂": "d", "∇": "grad", "∞": "inf", "′": "'", "…": "...", "⋯": "...",
    "⋮": ":", "⋱": "...", "⊤": "T", "∧": "and", "∨": "or", "¬": "not", "∈": "in", "∉": "not in", "ℓ": "l",
    "ℏ": "hbar",
    "⟨": "<", "⟩": ">", "⌊": "floor(", "⌋": ")", "⌈": "ceil(", "⌉": ")", "\u{A0}": " ", "–": "-", "—": "--",
    "’": "'",
    "∑": "sum", "∏": "prod", "∫": "int", "ϵ": "epsilon", "ϕ": "phi", "√": "sqrt", "∅": "{}", "°": "deg",
    "△": "triangle",
    "⟂": "perp", "∖": "\\",
  ]
}
