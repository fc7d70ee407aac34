import Foundation

/// What a formula in MathML says, without the habits of who wrote the markup: rows and styles that group nothing,
/// limits placed by the element or by the browser, primes as scripts or as letters, one character for another that
/// looks the same.
indirect enum MathShape: Equatable {
  /// A character; its alphabet, when alphabets are told apart.
  case character(String, alphabet: String)
  case construct(String, [[MathShape]])

  /// The shapes of a formula.
  ///
  /// - Parameter styled: whether alphabets and the two ways to place limits are told apart.
  static func shapes(of element: MarkupTree, styled: Bool) -> [MathShape] {
    ShapeReader(styled: styled).shapes(of: element, variant: nil).flatMap(\.withoutEmptyCells)
  }

  /// The characters in their order.
  static func text(of shapes: [MathShape]) -> String {
    shapes.map { shape in
      switch shape {
      case .character(let character, _): character
      case .construct(_, let parts): parts.map(text).joined()
      }
    }.joined()
  }

  /// Cells at the end of a row may be left out.
  private var withoutEmptyCells: [MathShape] {
    guard case .construct(let name, let parts) = self else { return [self] }
    let inner = parts.map { $0.flatMap(\.withoutEmptyCells) }
    guard name == "mtr" else { return [.construct(name, inner)] }
    return [.construct(name, inner.map { cells in cells.filter { $0 != .construct("mtd", [[]]) } })]
  }
}

private struct ShapeReader {
  let styled: Bool

  func shapes(of element: MarkupTree, variant outer: String?) -> [MathShape] {
    let variant = element.attributes["mathvariant"] ?? outer
    switch element.name {
    case "annotation", "mspace": return []
    case "mi", "mn", "mo", "mtext": return characters(of: element, variant)
    case "semantics": return element.children.prefix(1).flatMap { shapes(of: $0, variant: variant) }
    case "math", "mrow", "mstyle", "mpadded": return row(element, variant)
    case "mtd", "msqrt", "mphantom", "menclose", "mtr":
      return [.construct(element.name, [row(element, variant)])]
    default: return construct(element, variant)
    }
  }

  private func row(_ element: MarkupTree, _ variant: String?) -> [MathShape] {
    // KaTeX has operators within operators.
    element.children.flatMap { shapes(of: $0, variant: variant) }
  }

  private func construct(_ element: MarkupTree, _ variant: String?) -> [MathShape] {
    var parts = element.children.map { shapes(of: $0, variant: variant) }
    let name = styled ? element.name : Self.scripts[element.name] ?? element.name
    guard name.hasPrefix("msu") else { return [.construct(name, parts)] }
    // A script on a closing bracket is one on the whole.
    var head: [MathShape] = []
    if case .character(let last, _)? = parts[0].last, parts[0].count > 1, ")]}|‖⟩⌋⌉".contains(last) {
      head = Array(parts[0].dropLast())
      parts[0] = [parts[0][parts[0].count - 1]]
    }
    if name == "msup", !parts[1].isEmpty, parts[1].allSatisfy(\.isPrime) { return head + parts[0] + parts[1] }
    if name == "msubsup" {
      return head + [.construct("msup", [[.construct("msub", [parts[0], parts[1]])], parts[2]])]
    }
    return head + [.construct(name, parts)]
  }

  private static let scripts = ["munder": "msub", "mover": "msup", "munderover": "msubsup"]

  private func characters(of token: MarkupTree, _ variant: String?) -> [MathShape] {
    let text = token.all.map(\.text).joined()
    return text.unicodeScalars.flatMap { scalar -> [MathShape] in
      let plain = Self.plain(scalar)
      let alphabet = styled && token.name == "mi" ? Self.alphabet(of: scalar, in: text, variant) : ""
      return plain.map { .character(String($0), alphabet: alphabet) }
    }
  }

  /// The alphabet a letter is drawn in. A single letter is italic unless told otherwise.
  private static func alphabet(of scalar: Unicode.Scalar, in text: String, _ variant: String?) -> String {
    guard scalar.properties.isAlphabetic || scalar.properties.generalCategory == .decimalNumber else {
      return ""
    }
    var words = (scalar.properties.name ?? "").lowercased().split(separator: " ")
    if words.first == "mathematical" { words.removeFirst() }
    let own = words.prefix { !["capital", "small", "digit", "greek", "latin"].contains($0) }
    if !own.isEmpty { return own.joined(separator: "-") }
    if let variant, variant != "normal" { return variant }
    return text.count == 1 && variant == nil ? "italic" : ""
  }

  /// The letter, digit or sign behind a character.
  private static func plain(_ scalar: Unicode.Scalar) -> String {
    let compatible = String(folded(scalar)).precomposedStringWithCompatibilityMapping
    return String(String.UnicodeScalarView(compatible.unicodeScalars.map(folded)))
      .filter { !$0.isWhitespace && !"\u{200B}\u{2061}\u{2063}".contains($0) }
  }

  /// Characters for the same sign. Accents differ in whether they are spacing or combining marks.
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    same.first { $0.contains(scalar) }?.first ?? scalar
  }

  private static let same: [[Unicode.Scalar]] = [
    ["-", "−"], ["*", "∗", "⋆"], ["¯", "ˉ", "‾", "\u{304}"], ["^", "ˆ", "\u{302}"],
    ["~", "˜", "\u{303}", "∼"], ["‖", "∥"], ["|", "∣"], ["·", "⋅"], ["ε", "ϵ"], ["'", "′"],
  ]
}

extension MathShape {
  fileprivate var isPrime: Bool {
    if case .character("'", _) = self { true } else { false }
  }
}
