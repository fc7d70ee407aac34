extension MathParser {
  /// `\text{…}` and its kin: words, in which `$…$` is mathematics again.
  mutating func text(_ command: Command) -> MathNode? {
    guard let opener = peek(), opener.isCharacter("{") else {
      report(.missingArgument(of: command.rawValue, needed: 1, found: 0, at: stream.offset))
      return nil
    }
    stream.advance()
    var pieces: [MathNode] = []
    readText(into: &pieces, command.alphabet ?? .roman, openedAt: opener.range.lowerBound)
    return pieces.count == 1 ? pieces[0] : .group(.ordinary, pieces)
  }

  /// Reads up to the closing brace and over it. Braces inside have no meaning in text.
  private mutating func readText(
    into pieces: inout [MathNode], _ alphabet: MathAlphabet, openedAt offset: Int
  ) {
    var open = 1
    while let token = stream.next {
      stream.advance()
      switch token.kind {
      case .blank: pieces.addText(" ", alphabet)
      case .character("{"): open += 1
      case .character("}"):
        open -= 1
        if open == 0 { return }
      case .character("~"): pieces.addText("\u{A0}", alphabet)
      case .character("$"): pieces += formulaInText(openedAt: token.range.lowerBound)
      case .character(let character): pieces.addText(String(character), alphabet)
      case .command(let name): readCommandInText(name, token, into: &pieces, alphabet)
      }
    }
    report(.unclosedBrace(at: offset))
  }

  private mutating func readCommandInText(
    _ name: String, _ token: Token, into pieces: inout [MathNode], _ alphabet: MathAlphabet
  ) {
    switch name {
    case " ", ",", ";", ":": pieces.addText(" ", alphabet)
    case "{", "}", "_", "%", "#", "&", "$": pieces.addText(name, alphabet)
    case "ldots", "dots": pieces.addText("…", alphabet)
    default:
      guard depth < Self.depthLimit else { return giveUp(.tooDeep(at: token.range.lowerBound)) }
      depth += 1
      defer { depth -= 1 }
      if let node = command(name, token) { pieces.append(node) }
    }
  }

  private mutating func formulaInText(openedAt offset: Int) -> [MathNode] {
    let outer = alphabet
    alphabet = .standard
    closers.append(.brace)
    defer {
      closers.removeLast()
      alphabet = outer
    }
    let nodes = list(upTo: .dollar)
    if peek()?.isCharacter("$") == true {
      stream.advance()
    } else {
      report(.unclosedDollar(at: offset))
    }
    return nodes
  }
}

extension [MathNode] {
  /// Adds to the text at the end, if the last node is text of the same alphabet.
  fileprivate mutating func addText(_ more: String, _ alphabet: MathAlphabet) {
    if case .text(let words, alphabet)? = last {
      self[count - 1] = .text(words + more, alphabet)
    } else {
      append(.text(more, alphabet))
    }
  }
}
