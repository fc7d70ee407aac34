import SwiftSyntax

/// Walks a cell in the order of its text and keeps the scopes that are open, so that a name bound inside
/// the cell is told from one that comes from outside.
final class CellReader: SyntaxAnyVisitor {
  /// A region of the source with names of its own.
  private struct Scope {
    var names: Set<String> = []
    /// Runs when it is called, not where it stands.
    var isFunction = false
  }

  var analysis = CellAnalysis()
  /// Innermost last; empty at the cell's top level.
  private var scopes: [Scope] = []

  override func visitAny(_ node: Syntax) -> SyntaxVisitorContinueKind {
    declareName(of: node)
    if let scope = Self.scopes[node.kind] { scopes.append(Scope(isFunction: scope == .function)) }
    return read(node)
  }

  override func visitAnyPost(_ node: Syntax) {
    if Self.scopes[node.kind] != nil { scopes.removeLast() }
  }

  // MARK: Scopes

  private enum ScopeKind {
    case block, function
  }

  private static let scopes: [SyntaxKind: ScopeKind] = [
    .codeBlock: .block, .ifExpr: .block, .whileStmt: .block, .forStmt: .block, .switchCase: .block,
    .catchClause: .block, .typeAliasDecl: .block, .structDecl: .block, .classDecl: .block,
    .enumDecl: .block, .actorDecl: .block, .protocolDecl: .block, .extensionDecl: .block,
    .memberBlock: .function, .functionDecl: .function, .initializerDecl: .function,
    .subscriptDecl: .function, .accessorBlock: .function, .accessorDecl: .function,
    .closureExpr: .function, .macroDecl: .function,
  ]

  private func declare(_ token: TokenSyntax?, isVariable: Bool = false) {
    guard let token, token.presence == .present else { return }
    let name = token.identifier?.name ?? token.text
    if scopes.isEmpty {
      analysis.declared.insert(name)
      if isVariable { analysis.variables.insert(name) }
    } else {
      scopes[scopes.count - 1].names.insert(name)
    }
  }

  private func mention(_ token: TokenSyntax) {
    switch token.tokenKind {
    case .identifier:
      let name = token.identifier?.name ?? token.text
      if !scopes.contains(where: { $0.names.contains(name) }) { analysis.mentioned.insert(name) }
    case .binaryOperator, .prefixOperator, .postfixOperator:
      if !standardOperators.contains(token.text) { analysis.mentioned.insert(token.text) }
    default: break
    }
  }

  // MARK: Declarations

  /// Functions, types and operators: their names belong to the scope around them.
  private func declareName(of node: Syntax) {
    if let named = node.asProtocol((any NamedDeclSyntax).self) {
      declare(named.name)
    } else if let declaration = node.as(OperatorDeclSyntax.self) {
      declare(declaration.name)
    }
  }

  /// Functions and types may be used above their declaration, members everywhere in their type.
  private func declareAhead(_ declarations: some Sequence<Syntax>) {
    for declaration in declarations { declareName(of: declaration) }
  }

  private func declareMembers(_ members: MemberBlockItemListSyntax) {
    declareAhead(members.lazy.map { Syntax($0.decl) })
    for member in members {
      guard let variable = member.decl.as(VariableDeclSyntax.self) else { continue }
      for binding in variable.bindings { bind(binding.pattern, isVariable: false) }
    }
  }

  private func bind(_ pattern: PatternSyntax, isVariable: Bool) {
    switch pattern.as(PatternSyntaxEnum.self) {
    case .identifierPattern(let name): declare(name.identifier, isVariable: isVariable)
    case .tuplePattern(let tuple):
      for element in tuple.elements { bind(element.pattern, isVariable: isVariable) }
    default: walk(pattern)
    }
  }

  // MARK: Reading

  /// One line for each kind of node that names something.
  private func read(_ node: Syntax) -> SyntaxVisitorContinueKind {
    switch node.as(SyntaxEnum.self) {
    case .importDecl(let node): return readImport(node)
    case .variableDecl(let node): return readVariable(node)
    case .optionalBindingCondition(let node): return readOptionalBinding(node)
    case .matchingPatternCondition(let node): return readMatchingPattern(node)
    case .forStmt(let node): return readFor(node)

    case .memberBlock(let node): declareMembers(node.members)
    case .codeBlockItemList(let node) where !scopes.isEmpty:
      declareAhead(node.lazy.map { Syntax($0.item) })
    case .identifierPattern(let node): declare(node.identifier)
    case .genericParameter(let node): declare(node.name)
    case .functionParameter(let node): declare(node.secondName ?? node.firstName)
    case .closureParameter(let node): declare(node.secondName ?? node.firstName)
    case .closureShorthandParameter(let node): declare(node.name)
    case .closureCapture(let node): readCapture(node)
    case .accessorParameters(let node): declare(node.name)
    case .accessorBlock, .catchClause: scopes[scopes.count - 1].names.formUnion(implicitNames)

    case .identifierType(let node): mention(node.name)
    case .declReferenceExpr(let node): mention(node.baseName)
    case .binaryOperatorExpr(let node): mention(node.operator)
    case .prefixOperatorExpr(let node): mention(node.operator)
    case .postfixOperatorExpr(let node): mention(node.operator)
    case .memberAccessExpr(let node): return readOnly(node.base)
    case .keyPathPropertyComponent(let node): return readOnly(node.genericArgumentClause)

    case .awaitExpr: noteAwait(node)
    // `try?` and `try!` let no error out.
    case .tryExpr(let node) where node.questionOrExclamationMark == nil: noteThrow(node)
    case .throwStmt(let node): noteThrow(node)
    default: break
    }
    return .visitChildren
  }

  private func readOnly(_ part: (some SyntaxProtocol)?) -> SyntaxVisitorContinueKind {
    if let part { walk(part) }
    return .skipChildren
  }

  private func readImport(_ node: ImportDeclSyntax) -> SyntaxVisitorContinueKind {
    if let module = node.path.first?.name, module.presence == .present {
      let name = module.identifier?.name ?? module.text
      analysis.imports.append(name)
      if isPlain(node) {
        let start = node.positionAfterSkippingLeadingTrivia.utf8Offset
        let end = node.endPositionBeforeTrailingTrivia.utf8Offset
        analysis.plainImports.append(PlainImport(module: name, bytes: start..<end))
      }
    }
    return .skipChildren
  }

  /// Not under `#if`, of a whole module, without attributes.
  private func isPlain(_ node: ImportDeclSyntax) -> Bool {
    node.path.count == 1 && node.attributes.isEmpty && node.modifiers.isEmpty
      && node.importKindSpecifier == nil && node.parent?.parent?.parent?.is(SourceFileSyntax.self) == true
  }

  /// The name is not yet known in its own initial value.
  private func readVariable(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
    walk(node.attributes)
    if node.modifiers.contains(where: { $0.name.tokenKind == .keyword(.async) }) { noteAwait(node) }
    for binding in node.bindings {
      if let annotation = binding.typeAnnotation { walk(annotation) }
      if let initializer = binding.initializer { walk(initializer) }
      bind(binding.pattern, isVariable: node.bindingSpecifier.tokenKind == .keyword(.var))
      if let accessors = binding.accessorBlock { walk(accessors) }
    }
    return .skipChildren
  }

  /// `if let name` without a value takes the outer `name`.
  private func readOptionalBinding(_ node: OptionalBindingConditionSyntax) -> SyntaxVisitorContinueKind {
    if let annotation = node.typeAnnotation { walk(annotation) }
    if let initializer = node.initializer {
      walk(initializer)
    } else if let name = node.pattern.as(IdentifierPatternSyntax.self) {
      mention(name.identifier)
    }
    bind(node.pattern, isVariable: node.bindingSpecifier.tokenKind == .keyword(.var))
    return .skipChildren
  }

  private func readMatchingPattern(_ node: MatchingPatternConditionSyntax) -> SyntaxVisitorContinueKind {
    walk(node.initializer)
    walk(node.pattern)
    return .skipChildren
  }

  private func readFor(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind {
    if node.awaitKeyword != nil { noteAwait(node) }
    walk(node.sequence)
    walk(node.pattern)
    if let annotation = node.typeAnnotation { walk(annotation) }
    if let condition = node.whereClause { walk(condition) }
    walk(node.body)
    return .skipChildren
  }

  private func readCapture(_ node: ClosureCaptureSyntax) {
    if node.initializer == nil { mention(node.name) }
    declare(node.name)
  }

  private func noteAwait(_ node: some SyntaxProtocol) {
    guard isAtTopLevel, analysis.topLevelAwait == nil else { return }
    analysis.topLevelAwait = node.positionAfterSkippingLeadingTrivia.utf8Offset
  }

  private func noteThrow(_ node: some SyntaxProtocol) {
    guard isAtTopLevel else { return }
    analysis.topLevelThrows.append(node.positionAfterSkippingLeadingTrivia.utf8Offset)
  }

  /// Whether what stands here runs with the cell, not when somebody calls it.
  private var isAtTopLevel: Bool { !scopes.contains(where: \.isFunction) }
}

/// Names that Swift gives to setters, observers and catch clauses.
private let implicitNames: Set = ["newValue", "oldValue", "error"]

/// Mentioned by nearly every cell and declared by none, unless as an overload.
private let standardOperators: Set = [
  "+", "-", "*", "/", "%", "&+", "&-", "&*", "+=", "-=", "*=", "/=", "%=", "&", "|", "^", "~", "<<", ">>",
  "&<<", "&>>", "&=", "|=", "^=", "<<=", ">>=", "==", "!=", "===", "!==", "<", ">", "<=", ">=", "~=", "&&",
  "||", "!", "??", "...", "..<",
]
