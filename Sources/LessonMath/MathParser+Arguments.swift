extension MathParser {
  /// One argument: a group, or the next single token with its own arguments (`\frac12`, `\sqrt\frac12`).
  ///
  /// The caller has made sure that there is one.
  mutating func argument() -> [MathNode] {
    guard let token = peek() else { return [] }
    if token.isDigit, case .character(let digit) = token.kind {
      stream.advance()
      return [.number(String(digit), alphabet)]
    }
    guard let node = atom() else { return [] }
    if token.isCharacter("{"), case .group(_, let nodes) = node { return nodes }
    return [node]
  }

  /// The arguments of a command. Those that are missing are reported and left empty.
  mutating func arguments(_ count: Int, of name: String) -> [[MathNode]] {
    var found: [[MathNode]] = []
    while found.count < count {
      guard let next = peek(), Closer(next) == nil, !next.isScriptMarker else {
        report(.missingArgument(of: name, needed: count, found: found.count, at: stream.offset))
        break
      }
      found.append(argument())
    }
    return found + Array(repeating: [], count: count - found.count)
  }

  mutating func argument(of name: String) -> [MathNode] {
    arguments(1, of: name)[0]
  }

  /// `[…]`, if it is there.
  mutating func optionalArgument() -> [MathNode]? {
    guard let token = peek(), token.isCharacter("[") else { return nil }
    stream.advance()
    let nodes = list(upTo: .bracket)
    if peek()?.isCharacter("]") == true {
      stream.advance()
    } else {
      report(.unclosedBracket(at: token.range.lowerBound))
    }
    return nodes
  }

  /// The tokens between braces, as they are, for names, colours and definitions; or a single token.
  mutating func rawArgument(of name: String) -> [Token]? {
    stream.skipBlanks()
    guard let token = stream.next, Closer(token) == nil else {
      report(.missingArgument(of: name, needed: 1, found: 0, at: stream.offset))
      return nil
    }
    stream.advance()
    guard token.isCharacter("{") else { return [token] }
    return rawGroup(openedAt: token.range.lowerBound)
  }

  /// The tokens up to the brace that fits the one that was read.
  mutating func rawGroup(openedAt offset: Int) -> [Token] {
    var tokens: [Token] = []
    var open = 1
    while let token = stream.next {
      stream.advance()
      if token.isCharacter("{") { open += 1 }
      if token.isCharacter("}") { open -= 1 }
      if open == 0 { return tokens }
      tokens.append(token)
    }
    report(.unclosedBrace(at: offset))
    return tokens
  }

  /// The text of a raw argument.
  mutating func rawText(of name: String) -> String? {
    rawArgument(of: name)?.text
  }

  /// The tokens of `[…]` as they are, if it is the next thing.
  mutating func rawOption() -> [Token]? {
    guard stream.next?.isCharacter("[") == true else { return nil }
    stream.advance()
    var tokens: [Token] = []
    while let token = stream.next, !token.isCharacter("]"), Closer(token) != .end {
      stream.advance()
      tokens.append(token)
    }
    stream.advance()
    return tokens
  }
}

extension [Token] {
  /// As they are written.
  var text: String { map(\.text).joined() }
}
