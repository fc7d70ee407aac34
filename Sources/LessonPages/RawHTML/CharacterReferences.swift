/// Character references such as `&amp;` and `&#955;`, carried out.
enum CharacterReferences {
  /// The text with each reference that is known replaced by its character. Others stay as they are written.
  static func resolved(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      rest = rest[ampersand...]
      // The longest name in the table, and `#x10FFFF`, are shorter than this.
      let body = rest.dropFirst().prefix(12).prefix { $0 != ";" }
      if body.endIndex < rest.endIndex, rest[body.endIndex] == ";", let scalar = scalar(body) {
        result.unicodeScalars.append(scalar)
        rest = rest[rest.index(after: body.endIndex)...]
      } else {
        result += "&"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  private static func scalar(_ body: Substring) -> Unicode.Scalar? {
    guard body.hasPrefix("#") else { return named[String(body)] }
    let digits = body.dropFirst()
    let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
    let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap { $0 == 0 ? "\u{FFFD}" : Unicode.Scalar($0) }
  }

  /// Those that authors write by hand.
  private static let named: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "shy": "\u{AD}",
    "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "copy": "©", "reg": "®", "trade": "™",
    "deg": "°", "plusmn": "±", "times": "×", "divide": "÷", "minus": "−", "middot": "·", "bull": "•",
    "hellip": "…", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
    "laquo": "«", "raquo": "»", "sect": "§", "para": "¶", "dagger": "†", "larr": "←", "uarr": "↑",
    "rarr": "→",
    "darr": "↓", "harr": "↔", "lArr": "⇐", "rArr": "⇒", "hArr": "⇔", "forall": "∀", "part": "∂", "exist": "∃",
    "nabla": "∇", "isin": "∈", "notin": "∉", "prod": "∏", "sum": "∑", "radic": "√", "infin": "∞", "int": "∫",
    "asymp": "≈", "ne": "≠", "le": "≤", "ge": "≥", "sub": "⊂", "sup": "⊃", "oplus": "⊕", "otimes": "⊗",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "eta": "η", "theta": "θ",
    "lambda": "λ", "mu": "μ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "omega": "ω",
    "Delta": "Δ", "Sigma": "Σ", "Omega": "Ω", "sup2": "²", "sup3": "³", "frac12": "½", "euro": "€",
    "check": "✓",
  ]
}
