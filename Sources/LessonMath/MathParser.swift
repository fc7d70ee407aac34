/// Reads TeX mathematics into a tree.
///
/// Works as TeX does, by tokens and not by characters, in one pass. A mistake becomes a `MathProblem` and
/// parsing goes on, so the tree holds all that could be understood.
package struct MathParser {
  /// - Parameters:
  ///   - tex: what is between the dollar signs.
  ///   - isDisplay: whether the formula is set apart, between `$$`.
  /// - Returns: the formula, and its problems in the order of their offsets.
  package static func parse(_ tex: String, isDisplay: Bool) -> (formula: MathFormula, problems: [MathProblem])
  {
    var parser = MathParser(tex, isDisplay: isDisplay)
    let nodes = parser.list()
    let formula = MathFormula(nodes, isDisplay: isDisplay, tag: parser.tag)
    return (formula, parser.problems.sorted { $0.offset < $1.offset })
  }

  /// How deep a formula may be nested, far beyond what anyone could read.
  static let depthLimit = 100
  /// How many problems are reported of one formula before the rest of it is left unread.
  static let problemLimit = 50

  let tex: String
  let isDisplay: Bool
  var stream: TokenStream
  var problems: [MathProblem] = []
  var macros = MacroTable()
  /// What is open, the innermost last.
  var closers: [Closer] = []
  /// The alphabet that letters are taken from here.
  var alphabet = MathAlphabet.standard
  var depth = 0
  /// Set when a limit was met: the rest is not read, and what it leaves open is not reported.
  var hasGivenUp = false
  var tag: [MathNode]?

  init(_ tex: String, isDisplay: Bool) {
    self.tex = tex
    self.isDisplay = isDisplay
    stream = TokenStream(tex)
  }

  /// Nodes up to what closes the list, which is left in the stream, or to the end.
  ///
  /// - Parameter previous: the class of what stands before the list, if something does.
  mutating func list(after previous: AtomClass? = nil) -> [MathNode] {
    var nodes: [MathNode] = []
    while let token = peek() {
      let closer = Closer(token)
      if let closer, closes(closer) { break }
      if let closer, closer != .bracket {
        if let node = stray(token, closer) { nodes.append(node) }
      } else if let base = atom() {
        nodes.append(base)
        addScripts(to: &nodes, from: token.range.lowerBound)
      }
    }
    return nodes.resolvingSigns(after: previous)
  }

  /// Brackets and dollars close only what is innermost: they may also stand for themselves.
  private func closes(_ closer: Closer) -> Bool {
    closer == .bracket || closer == .dollar ? closers.last == closer : closers.contains(closer)
  }

  /// What a list holds between its opener and the closer given.
  mutating func list(upTo closer: Closer, after previous: AtomClass? = nil) -> [MathNode] {
    let outer = alphabet
    closers.append(closer)
    defer {
      closers.removeLast()
      alphabet = outer
    }
    return list(after: previous)
  }

  /// The next token in mathematics: macros are expanded, blanks have no meaning.
  mutating func peek() -> Token? {
    while let token = stream.next {
      if token.kind == .blank {
        stream.advance()
      } else if case .command(let name) = token.kind, let macro = macros[name] {
        stream.advance()
        expand(macro, calledBy: token)
      } else {
        return token
      }
    }
    return nil
  }

  /// One piece of the formula without its scripts. Nil for what leaves nothing on the page.
  ///
  /// Every way to nest leads through here, so here is where the depth is limited.
  mutating func atom() -> MathNode? {
    guard let token = peek() else { return nil }
    guard depth < Self.depthLimit else {
      giveUp(.tooDeep(at: token.range.lowerBound))
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    stream.advance()
    switch token.kind {
    case .blank: return nil
    case .command(let name): return command(name, token)
    case .character("{"): return .group(.ordinary, group(openedAt: token.range.lowerBound))
    case .character(let character): return characterNode(character, token)
    }
  }

  private mutating func characterNode(_ character: Character, _ token: Token) -> MathNode? {
    switch character {
    case "^", "_", "'":
      stream.push([token])
      return .group(.ordinary, [])
    case "~": return .space(6)
    case "#": report(.parameterOutsideMacro(at: token.range.lowerBound))
    case "%": report(.percent(at: token.range.lowerBound))
    case let digit where digit.isASCIIDigit: return number(startingWith: digit)
    case "." where stream.next?.isDigit == true: return number(startingWith: ".")
    default: break
    }
    return letterOrSymbol(SymbolTable.symbol(for: character))
  }

  /// A symbol in the current alphabet. Operators keep their own, but in `\boldsymbol`.
  func letterOrSymbol(_ symbol: MathSymbol) -> MathNode {
    var symbol = symbol
    if symbol.atomClass == .ordinary || alphabet == .boldItalic { symbol.alphabet = alphabet }
    return .symbol(symbol)
  }

  /// Digits, with a point among or before them.
  private mutating func number(startingWith first: Character) -> MathNode {
    var digits = String(first)
    while let token = stream.next, case .character(let character) = token.kind,
      character.isASCIIDigit || character == "." && !digits.contains(".")
    {
      stream.advance()
      if character == ".", stream.next?.isDigit != true {
        stream.push([token])
        break
      }
      digits.append(character)
    }
    return .number(digits, alphabet)
  }

  /// The nodes of a group whose brace was read.
  private mutating func group(openedAt offset: Int) -> [MathNode] {
    let nodes = list(upTo: .brace)
    if peek()?.isCharacter("}") == true {
      stream.advance()
    } else {
      report(.unclosedBrace(at: offset))
    }
    return nodes
  }

  /// A closer that closes nothing. A bracket then is a symbol like others.
  private mutating func stray(_ token: Token, _ closer: Closer) -> MathNode? {
    let offset = token.range.lowerBound
    stream.advance()
    switch closer {
    case .bracket: break
    case .brace: report(.strayBrace(at: offset))
    case .dollar: report(.dollar(at: offset))
    case .right: report(.strayRight(delimiterText(), at: offset))
    case .end: report(.strayEnd(environmentName() ?? "", at: offset))
    case .cell where token.isCharacter("&"): report(.strayAmpersand(at: offset))
    case .cell:
      if !isDisplay { report(.lineBreakInline(at: offset)) }
      return .lineBreak
    }
    return nil
  }

  mutating func report(_ problem: MathProblem) {
    guard !hasGivenUp else { return }
    problems.append(problem)
    if problems.count == Self.problemLimit { giveUp() }
  }

  /// Reports and reads no further: for input that no person wrote.
  mutating func giveUp(_ problem: MathProblem) {
    report(problem)
    giveUp()
  }

  private mutating func giveUp() {
    hasGivenUp = true
    stream.finish()
  }
}

extension Token {
  var isDigit: Bool {
    if case .character(let character) = kind { character.isASCIIDigit } else { false }
  }
}
