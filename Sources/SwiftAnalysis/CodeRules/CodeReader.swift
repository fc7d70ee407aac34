import LessonModel
import SwiftSyntax

extension CodeReading {
  package init(of source: String) {
    let reading = withSyntaxTree(of: source) { file in
      let reader = CodeReader(SourceLocationConverter(fileName: "", tree: file))
      reader.walk(file)
      let names = CellReader(viewMode: .sourceAccurate)
      names.walk(file)
      reader.reading.declared = names.analysis.declared
      reader.reading.outerNames = names.analysis.mentioned.subtracting(names.analysis.declared)
      return reader.reading
    }
    self = reading ?? CodeReading(isReadable: false)
  }
}

/// Walks a student's code in the order of its text.
private final class CodeReader: SyntaxVisitor {
  var reading = CodeReading(isReadable: true)
  private let places: SourceLocationConverter

  init(_ places: SourceLocationConverter) {
    self.places = places
    super.init(viewMode: .sourceAccurate)
  }

  // MARK: Tokens

  override func visit(_ token: TokenSyntax) -> SyntaxVisitorContinueKind {
    guard token.presence == .present, token.tokenKind != .endOfFile else { return .skipChildren }
    reading.tokens.append(token.text)
    let start = places.location(for: token.positionAfterSkippingLeadingTrivia)
    let end = places.location(for: token.endPositionBeforeTrailingTrivia)
    for line in start.line...max(start.line, end.line) where reading.codeLines.last ?? 0 < line {
      reading.codeLines.append(line)
    }
    if case .identifier(let text) = token.tokenKind, text.hasPrefix("<#") {
      reading.placeholders.append(
        CodeReading.Placeholder(
          text: token.text,
          range: LessonModel.SourceRange(
            SourcePosition(line: start.line, column: start.column),
            SourcePosition(line: end.line, column: end.column - 1))))
    }
    return .skipChildren
  }

  private func line(of node: some SyntaxProtocol) -> Int {
    places.location(for: node.positionAfterSkippingLeadingTrivia).line
  }

  // MARK: Names

  private func mention(_ token: TokenSyntax, isCall: Bool = false) {
    let name = token.identifier?.name ?? token.text
    let line = line(of: token)
    if reading.mentions[name] == nil { reading.mentions[name] = line }
    if isCall, reading.calls[name] == nil { reading.calls[name] = line }
  }

  private func noteMember(_ token: TokenSyntax) {
    let name = token.identifier?.name ?? token.text
    if reading.memberMentions[name] == nil { reading.memberMentions[name] = line(of: token) }
  }

  private func isMember(_ node: DeclReferenceExprSyntax) -> Bool {
    node.parent?.as(MemberAccessExprSyntax.self)?.declName.id == node.id
      || node.parent?.is(KeyPathPropertyComponentSyntax.self) == true
  }

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    mention(node.baseName)
    if isMember(node) { noteMember(node.baseName) }
    return .visitChildren
  }

  override func visit(_ node: IdentifierTypeSyntax) -> SyntaxVisitorContinueKind {
    mention(node.name)
    return .visitChildren
  }

  override func visit(_ node: MemberTypeSyntax) -> SyntaxVisitorContinueKind {
    mention(node.name)
    noteMember(node.name)
    return .visitChildren
  }

  override func visit(_ node: BinaryOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    mention(node.operator, isCall: true)
    return .visitChildren
  }

  override func visit(_ node: PrefixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    mention(node.operator, isCall: true)
    return .visitChildren
  }

  override func visit(_ node: PostfixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    mention(node.operator, isCall: true)
    return .visitChildren
  }

  override func visit(_ node: MacroExpansionExprSyntax) -> SyntaxVisitorContinueKind {
    mention(node.macroName, isCall: true)
    return .visitChildren
  }

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    if let name = referredName(node.calledExpression) {
      mention(name, isCall: true)
      if name.text == "forEach" { addLoop("forEach", name) }
    }
    for argument in node.arguments {
      if let name = referredName(argument.expression) { mention(name, isCall: true) }
    }
    return .visitChildren
  }

  /// The last name of `exp`, `Double.exp`, `exp<Double>` and `exp?`.
  private func referredName(_ expression: ExprSyntax) -> TokenSyntax? {
    switch expression.as(ExprSyntaxEnum.self) {
    case .declReferenceExpr(let reference): reference.baseName
    case .memberAccessExpr(let member): member.declName.baseName
    case .genericSpecializationExpr(let generic): referredName(generic.expression)
    case .optionalChainingExpr(let optional): referredName(optional.expression)
    case .forceUnwrapExpr(let forced): referredName(forced.expression)
    default: nil
    }
  }

  // MARK: Loops

  private func addLoop(_ keyword: String, _ node: some SyntaxProtocol) {
    reading.loops.append(CodeReading.Loop(keyword: keyword, line: line(of: node)))
  }

  override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind {
    addLoop("for", node)
    return .visitChildren
  }

  override func visit(_ node: WhileStmtSyntax) -> SyntaxVisitorContinueKind {
    addLoop("while", node)
    return .visitChildren
  }

  override func visit(_ node: RepeatStmtSyntax) -> SyntaxVisitorContinueKind {
    addLoop("repeat", node)
    return .visitChildren
  }
}
