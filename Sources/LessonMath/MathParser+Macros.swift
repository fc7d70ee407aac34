/// A command that the formula defines for itself.
struct Macro: Hashable {
  var name: String
  var parameterCount: Int
  /// What `#1` is when it is not given in brackets.
  var defaultArgument: [Token]?
  var body: [Token]
}

/// The macros of a formula, and how much they may still do.
struct MacroTable {
  /// How many times macros may be expanded in one formula.
  static let expansionLimit = 1000
  /// How many tokens all expansions of one formula may give.
  static let tokenLimit = 100_000

  private var macros: [String: Macro] = [:]
  private(set) var expansions = 0
  private(set) var tokens = 0

  subscript(name: String) -> Macro? {
    get { macros[name] }
    set { macros[name] = newValue }
  }

  /// Whether one more expansion, to so many tokens, is within the limits.
  mutating func count(expansionTo count: Int) -> Bool {
    expansions += 1
    tokens += count
    return expansions <= Self.expansionLimit && tokens <= Self.tokenLimit
  }
}

extension MathParser {
  /// `\newcommand{\name}[2][default]{…}`, `\def\name#1#2{…}`, `\DeclareMathOperator{\name}{…}`.
  mutating func define(_ command: Command) {
    var hasLimits = false
    if command == .declareMathOperator, stream.next?.isCharacter("*") == true {
      stream.advance()
      hasLimits = true
    }
    let place = stream.offset
    guard let nameTokens = rawArgument(of: command.rawValue),
      case .command(let name)? = nameTokens.first(where: { $0.kind != .blank })?.kind
    else {
      report(.missingMacroName(command.rawValue, at: place))
      return
    }
    stream.skipBlanks()
    let count = command == .def ? parametersInPlace() : rawOption().flatMap { Int($0.text) } ?? 0
    let defaultArgument = command == .def ? nil : rawOption()
    guard var body = rawArgument(of: command.rawValue) else { return }
    if command == .declareMathOperator { body = Self.operatorBody(body, hasLimits: hasLimits) }
    macros[name] = Macro(
      name: name, parameterCount: Swift.max(0, Swift.min(9, count)), defaultArgument: defaultArgument,
      body: body)
  }

  /// `#1#2` before the body of `\def`.
  private mutating func parametersInPlace() -> Int {
    var count = 0
    while let token = stream.next, token.isCharacter("#") || token.isDigit {
      if token.isDigit { count += 1 }
      stream.advance()
    }
    return count
  }

  private static func operatorBody(_ name: [Token], hasLimits: Bool) -> [Token] {
    let range = name.first?.range ?? 0..<0
    let star = hasLimits ? [Token(kind: .character("*"), range: range)] : []
    return [Token(kind: .command("operatorname"), range: range)] + star
      + [Token(kind: .character("{"), range: range)] + name + [Token(kind: .character("}"), range: range)]
  }

  /// Puts what the macro stands for before the rest of the formula.
  mutating func expand(_ macro: Macro, calledBy call: Token) {
    var arguments: [[Token]] = []
    if let defaultArgument = macro.defaultArgument { arguments = [rawOption() ?? defaultArgument] }
    while arguments.count < macro.parameterCount {
      stream.skipBlanks()
      guard let next = stream.next, Closer(next) == nil else {
        report(
          .missingArgument(
            of: macro.name, needed: macro.parameterCount, found: arguments.count, at: stream.offset))
        return
      }
      arguments.append(rawArgument(of: macro.name) ?? [])
    }
    let tokens = macro.body.substituting(arguments, at: call.range)
    guard macros.count(expansionTo: tokens.count) else {
      giveUp(.tooManyExpansions(macro.name, at: call.range.lowerBound))
      return
    }
    stream.push(tokens)
  }
}

extension [Token] {
  /// The body of a macro with its arguments in place of `#1`, `#2`, as far as the limit of tokens. What comes from
  /// the body has the place of the call.
  fileprivate func substituting(_ arguments: [[Token]], at place: Range<Int>) -> [Token] {
    var tokens: [Token] = []
    var index = 0
    while index < count, tokens.count <= MacroTable.tokenLimit {
      let next = index + 1 < count ? self[index + 1] : nil
      if self[index].isCharacter("#"), case .character(let digit)? = next?.kind,
        let number = digit.wholeNumberValue, (1...9).contains(number), number <= arguments.count
      {
        tokens += arguments[number - 1]
        index += 2
      } else {
        tokens.append(Token(kind: self[index].kind, range: place))
        index += 1
      }
    }
    return tokens
  }
}
