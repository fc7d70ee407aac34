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
