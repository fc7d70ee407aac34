import LessonMath

extension LinearMath {
  func scripts(_ scripts: MathScripts, _ style: MathStyle) -> MathLine {
    if case .accent(let accent, _)? = scripts.base, accent == .underbrace || accent == .overbrace {
      return labeledBrace(scripts, style)
    }
    var line = scripts.base.map { base($0, style) } ?? MathLine(StyledText(), .ordinary)
    line.isSingle = false
    if let lower = scripts.lower { add(script(lower, .lower), to: &line) }
    if scripts.primes > 0 {
      line.text.append(String(repeating: isASCII ? "'" : "′", count: scripts.primes))
      line.endsInScript = false
    }
    if let upper = scripts.upper { add(script(upper, .upper), to: &line) }
    return line
  }

  enum Side {
    case lower, upper
  }

  /// A script, and whether it is raised or lowered by its characters alone.
  func script(_ nodes: [MathNode], _ side: Side) -> (text: StyledText, isRaised: Bool) {
    let line = self.line(nodes, .script)
    if let raised = raised(line.text, side) { return (raised, true) }
    var text = StyledText(side == .lower ? "_" : "^")
    let isOneCharacter = line.text.plainText.count == 1
    if isASCII {
      let isClosed = isOneCharacter || nodes.areDelimited && line.text.plainText.hasPrefix("{")
      text.append(isClosed ? line.text : StyledText("{") + line.text + "}")
    } else {
      text.append(line.isSingle || nodes.areDelimited ? line.text : line.parenthesized().text)
    }
    return (text, false)
  }

  /// The text in raised or lowered characters; nil if one is missing.
  func raised(_ text: StyledText, _ side: Side) -> StyledText? {
    if isASCII { return nil }
    return text.mapCharacters(side == .lower ? ScriptCharacters.subscript : ScriptCharacters.superscript)
  }

  private func add(_ script: (text: StyledText, isRaised: Bool), to line: inout MathLine) {
    line.text.append(script.text)
    line.endsInScript = !script.isRaised
  }

  /// The base, between parentheses if the script would seem to belong to its last part only.
  private func base(_ node: MathNode, _ style: MathStyle) -> MathLine {
    let line = piece(node, style)
    switch node {
    case .fraction: return line.parenthesized()
    case .group(.ordinary, let nodes) where nodes.count > 1 && !nodes.areDelimited:
      return line.parenthesized()
    default: return line
    }
  }

  /// `\underbrace{a+b}_{label}` as `a + b [label]`.
  private func labeledBrace(_ scripts: MathScripts, _ style: MathStyle) -> MathLine {
    var line = scripts.base.map { piece($0, style) } ?? MathLine()
    for label in [scripts.lower, scripts.upper] {
      guard let label else { continue }
      line.text.append(StyledText(" [") + self.line(label, .text).text + "]")
    }
    return line
  }
}
