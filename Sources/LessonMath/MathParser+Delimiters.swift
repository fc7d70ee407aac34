extension MathParser {
  /// `\left( … \right)`, whose `\left` was read.
  mutating func fence(_ token: Token) -> MathNode {
    let opening = delimiter(after: "left")
    let body = list(upTo: .right)
    guard peek()?.isCommand("right") == true else {
      report(.leftWithoutRight(opening ?? ".", at: token.range.lowerBound))
      return .group(.ordinary, (opening.map { [.symbol(MathSymbol($0, .opening))] } ?? []) + body)
    }
    stream.advance()
    return .fence(MathFence(opening, body, delimiter(after: "right")))
  }

  /// `\middle|`, which belongs directly between `\left` and `\right`.
  mutating func middle(_ token: Token) -> MathNode {
    let delimiter = delimiter(after: "middle") ?? ""
    if closers.last == .right { return .middle(delimiter) }
    report(.middleOutsideFence(delimiter, at: token.range.lowerBound))
    return .symbol(MathSymbol(delimiter, .relation))
  }

  mutating func sizedDelimiter(_ size: Int, _ atomClass: AtomClass, of name: String) -> MathNode {
    .delimiter(delimiter(after: name) ?? "", atomClass, size: size)
  }

  /// The delimiter after `\left` and its kin; nil for the invisible one, a full stop.
  ///
  /// What is no delimiter is reported and left where it is.
  mutating func delimiter(after name: String) -> String? {
    guard let token = peek() else {
      report(.missingArgument(of: name, needed: 1, found: 0, at: stream.offset))
      return nil
    }
    guard let delimiter = Self.delimiter(token) else {
      report(.notADelimiter(token.text, after: name, at: token.range.lowerBound))
      return nil
    }
    stream.advance()
    return delimiter == "." ? nil : delimiter
  }

  /// The delimiter as it is written, for a message. It is read.
  mutating func delimiterText() -> String {
    guard let token = peek(), Self.delimiter(token) != nil else { return "" }
    stream.advance()
    return token.text
  }

  private static func delimiter(_ token: Token) -> String? {
    switch token.kind {
    case .character("<"): "⟨"
    case .character(">"): "⟩"
    case .character(let character): "()[]|/.⟨⟩⌊⌋⌈⌉‖".contains(character) ? String(character) : nil
    case .command(let name): SymbolTable.delimiters[name]
    case .blank: nil
    }
  }
}
