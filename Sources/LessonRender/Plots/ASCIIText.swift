extension String {
  /// The text in 7-bit characters, for terminals that show no others: letters without their accents, Greek
  /// letters by name, raised and lowered digits on the line, and "?" where there is nothing like it.
  var inASCII: String {
    utf8.allSatisfy { $0 < 0x80 } ? self : unicodeScalars.map(\.inASCII).joined()
  }
}

extension Unicode.Scalar {
  fileprivate var inASCII: String {
    if isASCII { return String(self) }
    if let symbol = Unicode.Scalar.symbols[self] ?? boxRule { return symbol }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return ""
    case .spaceSeparator: return " "
    default: return letter ?? digit ?? "?"
    }
  }

  /// LATIN SMALL LETTER Y WITH CIRCUMFLEX gives y, GREEK CAPITAL LETTER SIGMA gives Sigma.
  private var letter: String? {
    let words = (properties.name ?? "").split(separator: " ")
    guard let place = words.firstIndex(of: "LETTER"), place + 1 < words.count, place > 0 else { return nil }
    let (name, isSmall) = (words[place + 1], words[place - 1] == "SMALL")
    switch words[0] {
    case "GREEK": return isSmall ? name.lowercased() : name.prefix(1) + name.dropFirst().lowercased()
    case _ where words.contains("LATIN") && name.count <= 2: return isSmall ? name.lowercased() : String(name)
    default: return nil
    }
  }

  /// What stands for the lines, corners and crossings that boxes are drawn with.
  private var boxRule: String? {
    guard 0x2500...0x257F ~= value else { return nil }
    switch self {
    case "═": return "="
    case "─", "━", "┄", "┅", "┈", "┉", "╌", "╍": return "-"
    case "│", "┃", "┆", "┇", "┊", "┋", "╎", "╏", "║": return "|"
    default: return "+"
    }
  }

  private var digit: String? {
    properties.numericValue.flatMap { Int(exactly: $0) }.map(String.init)
  }

  private static let symbols: [Unicode.Scalar: String] = [
    "−": "-", "–": "-", "—": "--", "‐": "-", "‘": "'", "’": "'", "“": "\"", "”": "\"", "…": "...", "′": "'",
    "″": "''", "·": ".", "•": "*", "×": "x", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "±": "+-",
    "→": "->", "←": "<-", "↔": "<->", "⇒": "=>", "∂": "d", "∇": "grad ", "∑": "sum ", "∏": "prod ",
    "√": "sqrt", "∞": "inf", "∈": " in ", "⁺": "+", "⁻": "-", "⁽": "(", "⁾": ")", "₊": "+", "₋": "-",
    "₍": "(",
    "₎": ")", "ß": "ss", "°": "deg", "µ": "mu", "✓": "v", "✗": "x", "⋅": ".", "∗": "*",
  ]
}
