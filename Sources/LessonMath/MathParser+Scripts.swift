extension MathParser {
  /// Reads `^`, `_`, primes and `\limits` after the last node and makes them its scripts.
  ///
  /// - Parameter start: where the base began, for quoting it.
  mutating func addScripts(to nodes: inout [MathNode], from start: Int) {
    guard let base = nodes.last else { return }
    var scripts = MathScripts(base: base.isEmptyGroup ? nil : base, placement: base.limitsPlacement)
    while let token = peek(), readScript(token, of: &scripts, from: start) {}
    if scripts.hasAny { nodes[nodes.count - 1] = .scripts(scripts) }
  }

  /// Whether the token begins a script. If so it is read.
  private mutating func readScript(_ token: Token, of scripts: inout MathScripts, from start: Int) -> Bool {
    switch token.kind {
    case .character("'"):
      scripts.primes += 1
    case .command("limits"), .command("nolimits"):
      if scripts.base?.atomClass != .largeOperator {
        report(.limitsWithoutOperator(token.text, at: token.range.lowerBound))
      }
      scripts.placement = token.isCommand("limits") ? .limits : .beside
    case .character("^"), .character("_"):
      stream.advance()
      let script = scriptArgument(of: token)
      set(script, token, in: &scripts, from: start)
      return true
    default:
      return false
    }
    stream.advance()
    return true
  }

  private mutating func scriptArgument(of marker: Token) -> [MathNode]? {
    guard let next = peek(), Closer(next) == nil, !next.isScriptMarker else {
      report(.missingScript(marker.text, at: marker.range.lowerBound))
      return nil
    }
    return argument()
  }

  /// A second script of the same side is an error; the tree then has both, one after the other.
  private mutating func set(
    _ script: [MathNode]?, _ marker: Token, in scripts: inout MathScripts, from start: Int
  ) {
    guard let script else { return }
    let side = marker.isCharacter("^") ? \MathScripts.upper : \MathScripts.lower
    if scripts[keyPath: side] != nil { report(doubleScript(marker, from: start)) }
    scripts[keyPath: side] = (scripts[keyPath: side] ?? []) + script
  }

  private func doubleScript(_ marker: Token, from start: Int) -> MathProblem {
    let offset = marker.range.lowerBound
    return .doubleScript(
      marker.text, at: offset, base: source(start..<offset), script: source(offset + 1..<stream.offset))
  }

  /// The TeX of a range, without blanks around it.
  func source(_ range: Range<Int>) -> String {
    guard range.lowerBound <= range.upperBound else { return "" }
    let text = String(decoding: tex.utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
    let trimmed = text.drop(while: \.isWhitespace)
    return String(trimmed.reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension Token {
  var isScriptMarker: Bool {
    isCharacter("^") || isCharacter("_") || isCharacter("'")
  }
}

extension MathScripts {
  fileprivate var hasAny: Bool {
    lower != nil || upper != nil || primes > 0
  }
}

extension MathNode {
  fileprivate var isEmptyGroup: Bool {
    if case .group(_, let nodes) = self { nodes.isEmpty } else { false }
  }

  /// Where TeX puts the scripts of this base unless `\limits` or `\nolimits` says otherwise. Integrals have theirs
  /// beside them.
  fileprivate var limitsPlacement: MathScripts.Placement {
    switch self {
    case .symbol(let symbol) where symbol.atomClass == .largeOperator:
      "∫∬∭∮".contains(symbol.text) ? .beside : .movableLimits
    case .group(.largeOperator, _): .movableLimits
    case .operatorName(_, let hasLimits): hasLimits ? .movableLimits : .beside
    case .accent(.underbrace, _), .accent(.overbrace, _): .limits
    default: .beside
    }
  }
}
