extension MathParser {
  /// What a command whose token was read stands for. Nil for what leaves nothing on the page.
  mutating func command(_ name: String, _ token: Token) -> MathNode? {
    if let command = Command(rawValue: name) { return run(command, token) }
    if let symbol = SymbolTable.commands[name] { return letterOrSymbol(symbol) }
    if let function = SymbolTable.functions[name] {
      return .operatorName(function.text, hasLimits: function.hasLimits)
    }
    if let size = SymbolTable.delimiterSizes[name] {
      return sizedDelimiter(size.size, size.atomClass, of: name)
    }
    if let accent = MathAccent(rawValue: name) { return .accent(accent, argument(of: name)) }
    switch name {
    case ",", "thinspace": return .space(3)
    case ":", ">", "medspace": return .space(4)
    case ";", "thickspace": return .space(5)
    case "!", "negthinspace": return .space(-3)
    case " ", "/", "space": return .space(name == "/" ? 0 : 6)
    default:
      report(.unknownCommand(name, at: token.range.lowerBound))
      return .invalid(token.text)
    }
  }

  private mutating func run(_ command: Command, _ token: Token) -> MathNode? {
    let name = command.rawValue
    if let space = command.space { return .space(space) }
    if let style = command.style { return .styled(style, list()) }
    if let atomClass = command.atomClass { return .group(atomClass, argument(of: name)) }
    switch command {
    case .frac, .dfrac, .tfrac, .cfrac, .binom, .dbinom, .tbinom: return fraction(command)
    case .sqrt: return root()
    case .overset, .underset, .stackrel: return stack(command)
    case .xrightarrow, .xleftarrow: return labeledArrow(command)
    case .substack: return substack(token)
    case .left: return fence(token)
    case .middle: return middle(token)
    case .begin: return environment(token)
    case .text, .textrm, .textbf, .textit, .texttt, .textsf, .textnormal, .mbox, .hbox: return text(command)
    case .rm, .bf, .it, .tt, .sf, .cal: alphabet = command.alphabet ?? alphabet
    case .mathrm, .mathbf, .mathbb, .mathcal, .mathscr, .mathit, .mathfrak, .mathsf, .mathtt, .mathnormal,
      .boldsymbol, .bm, .pmb:
      return inAlphabet(of: command)
    case .operatorname: return namedOperator()
    case .color: return color(appliesToRest: true)
    case .textcolor: return color(appliesToRest: false)
    case .boxed: return .boxed(argument(of: name))
    case .fbox: return text(.text).map { .boxed([$0]) }
    case .phantom, .hphantom: return .phantom(argument(of: name))
    case .vphantom: _ = argument(of: name)
    case .pmod, .bmod, .mod, .pod: return modulus(command)
    case .not: return negated()
    case .dots: return dots()
    case .tag: tag = text(.text).map { [$0] }
    case .label: _ = rawArgument(of: name)
    case .newcommand, .renewcommand, .providecommand, .def, .declareMathOperator: define(command)
    case .hspace: return horizontalSpace()
    case .limits, .nolimits: report(.limitsWithoutOperator(token.text, at: token.range.lowerBound))
    default: break
    }
    return nil
  }

  private mutating func fraction(_ command: Command) -> MathNode {
    let parts = arguments(2, of: command.rawValue)
    var fraction = MathFraction(parts[0], parts[1])
    switch command {
    case .dfrac, .cfrac, .dbinom: fraction.style = .display
    case .tfrac, .tbinom: fraction.style = .text
    default: break
    }
    guard command == .binom || command == .dbinom || command == .tbinom else { return .fraction(fraction) }
    fraction.hasBar = false
    return .fence(MathFence("(", [.fraction(fraction)], ")"))
  }

  private mutating func root() -> MathNode {
    let degree = optionalArgument()
    return .root(radicand: argument(of: "sqrt"), degree: degree)
  }

  /// `\overset{above}{base}`, `\underset{below}{base}`: the class is that of the base.
  private mutating func stack(_ command: Command) -> MathNode {
    let parts = arguments(2, of: command.rawValue)
    var base = parts[1].count == 1 ? parts[1][0] : .group(.ordinary, parts[1])
    if command == .stackrel { base = .group(.relation, parts[1]) }
    var scripts = MathScripts(base: base, placement: .limits)
    if command == .underset { scripts.lower = parts[0] } else { scripts.upper = parts[0] }
    return .scripts(scripts)
  }

  /// `\xrightarrow[below]{above}`.
  private mutating func labeledArrow(_ command: Command) -> MathNode {
    let below = optionalArgument()
    let above = argument(of: command.rawValue)
    let arrow = MathSymbol(command == .xrightarrow ? "⟶" : "⟵", .relation)
    return .scripts(
      MathScripts(base: .symbol(arrow), lower: below, upper: above, placement: .limits))
  }

  private mutating func inAlphabet(of command: Command) -> MathNode {
    let outer = alphabet
    alphabet = command.alphabet ?? alphabet
    defer { alphabet = outer }
    let nodes = argument(of: command.rawValue).joiningWords()
    return nodes.count == 1 ? nodes[0] : .group(.ordinary, nodes)
  }

  /// `\operatorname{name}`, with a star for limits.
  private mutating func namedOperator() -> MathNode {
    var hasLimits = false
    if peek()?.isCharacter("*") == true {
      stream.advance()
      hasLimits = true
    }
    var name = ""
    for token in rawArgument(of: "operatorname") ?? [] {
      switch token.kind {
      case .character("{"), .character("}"): break
      case .character(let character): name.append(character)
      case .command(",") where !name.hasSuffix(" "): name += " "
      default: break
      }
    }
    return .operatorName(name, hasLimits: hasLimits)
  }

  private mutating func color(appliesToRest: Bool) -> MathNode {
    let name = appliesToRest ? "color" : "textcolor"
    let color = rawText(of: name) ?? ""
    return .colored(color, appliesToRest ? list() : argument(of: name))
  }

  /// `(mod n)` after the space TeX has in running text; `\bmod` is a binary operator.
  private mutating func modulus(_ command: Command) -> MathNode {
    let word = MathNode.symbol(MathSymbol("mod", .ordinary, .roman))
    if command == .bmod { return .symbol(MathSymbol("mod", .binary, .roman)) }
    let argument = argument(of: command.rawValue)
    let opening = MathNode.symbol(MathSymbol("(", .opening))
    let closing = MathNode.symbol(MathSymbol(")", .closing))
    switch command {
    case .mod: return .group(.ordinary, [.space(12), word, .space(6)] + argument)
    case .pod: return .group(.ordinary, [.space(8), opening] + argument + [closing])
    default: return .group(.ordinary, [.space(8), opening, word, .space(6)] + argument + [closing])
    }
  }

  /// `\not=`: the symbol struck through, precomposed where Unicode has it.
  private mutating func negated() -> MathNode {
    let nodes = argument(of: "not")
    guard case .symbol(var symbol)? = nodes.first else { return .group(.relation, nodes) }
    let precomposed = [
      "=": "≠", "∈": "∉", "≡": "≢", "<": "≮", ">": "≯", "∃": "∄", "⊂": "⊄", "∼": "≁", "≈": "≉",
    ]
    symbol.text = precomposed[symbol.text] ?? symbol.text + "\u{338}"
    return .symbol(symbol)
  }

  /// Dots between operators are raised, between commas they are on the line.
  private mutating func dots() -> MathNode {
    var isRaised = false
    if let next = peek() {
      let symbol: MathSymbol? =
        switch next.kind {
        case .character(let character): SymbolTable.symbol(for: character)
        case .command(let name): SymbolTable.commands[name]
        case .blank: nil
        }
      isRaised = symbol?.atomClass == .binary || symbol?.atomClass == .relation
    }
    return .symbol(MathSymbol(isRaised ? "⋯" : "…", .inner))
  }

  /// `\hspace{1em}`: a number and a unit.
  private mutating func horizontalSpace() -> MathNode {
    let length = (rawText(of: "hspace") ?? "").filter { !$0.isWhitespace }
    let mu: [String: Double] = ["em": 18, "ex": 8, "mu": 1, "pt": 1.8, "cm": 51, "mm": 5.1]
    let size = Double(length.dropLast(2)) ?? 0
    let space = size * (mu[String(length.suffix(2))] ?? 0)
    return .space(Int(Swift.max(-1000, Swift.min(1000, space.rounded()))))
  }
}

extension [MathNode] {
  /// Upright letters side by side are one word: `\mathrm{ReLU}`.
  fileprivate func joiningWords() -> [MathNode] {
    var nodes: [MathNode] = []
    for node in self {
      if case .symbol(let symbol) = node, symbol.isLetterOfWord, case .symbol(var word)? = nodes.last,
        word.isLetterOfWord
      {
        word.text += symbol.text
        nodes[nodes.count - 1] = .symbol(word)
      } else {
        nodes.append(node)
      }
    }
    return nodes
  }
}

extension MathSymbol {
  fileprivate var isLetterOfWord: Bool {
    atomClass == .ordinary && (alphabet == .roman || alphabet == .sansSerif || alphabet == .monospace)
      && text.allSatisfy(\.isLetter)
  }
}
