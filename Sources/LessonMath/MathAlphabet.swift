/// The alphabet a letter or digit is taken from.
package enum MathAlphabet: Hashable, Sendable {
  /// Single letters italic, digits and words upright.
  case standard
  case roman, bold, italic, boldItalic, blackboard, calligraphic, fraktur, sansSerif, monospace

  /// The character of Unicode's Mathematical Alphanumeric Symbols for a letter or digit of this alphabet;
  /// the character itself where there is none. Unicode 15, chapter 22.2.
  package func character(for plain: Character) -> Character {
    if let exception = exceptions[plain] { return exception }
    guard let ascii = plain.asciiValue else { return greek(plain) }
    let value = UInt32(ascii)
    let code: UInt32? =
      switch plain {
      case "A"..."Z": starts.map { $0.letters + value - 65 }
      case "a"..."z": starts.map { $0.letters + 26 + value - 97 }
      case "0"..."9": starts.flatMap { start in start.digits.map { $0 + value - 48 } }
      default: nil
      }
    return code.flatMap(Unicode.Scalar.init).map(Character.init) ?? plain
  }

  /// Where the capital A and the digit 0 of the alphabet are.
  private var starts: (letters: UInt32, digits: UInt32?)? {
    switch self {
    case .standard, .roman: nil
    case .bold: (0x1D400, 0x1D7CE)
    case .italic: (0x1D434, nil)
    case .boldItalic: (0x1D468, 0x1D7CE)
    case .calligraphic: (0x1D49C, nil)
    case .fraktur: (0x1D504, nil)
    case .blackboard: (0x1D538, 0x1D7D8)
    case .sansSerif: (0x1D5A0, 0x1D7E2)
    case .monospace: (0x1D670, 0x1D7F6)
    }
  }

  /// Letters that Unicode had before it had the alphabets.
  private var exceptions: [Character: Character] {
    switch self {
    case .italic: ["h": "ℎ"]
    case .blackboard: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
    case .calligraphic:
      [
        "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ",
        "o": "ℴ",
      ]
    case .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]
    default: [:]
    }
  }

  private func greek(_ plain: Character) -> Character {
    let start: UInt32
    switch self {
    case .bold: start = 0x1D6A8
    case .italic: start = 0x1D6E2
    case .boldItalic: start = 0x1D71C
    default: return plain
    }
    guard let scalar = plain.unicodeScalars.first else { return plain }
    let code: UInt32
    switch scalar {
    // Capitals are upright in TeX, also in \boldsymbol.
    case "Α"..."Ω": code = (self == .boldItalic ? 0x1D6A8 : start) + scalar.value - 0x391
    case "α"..."ω": code = start + 26 + scalar.value - 0x3B1
    default: return plain
    }
    return Unicode.Scalar(code).map(Character.init) ?? plain
  }
}
