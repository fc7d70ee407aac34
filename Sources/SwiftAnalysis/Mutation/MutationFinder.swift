import SwiftSyntax

/// Walks a source and notes the places where a slip would make another program of it: operators, constants,
/// conditions, statements, arguments. What each becomes is told in `MutationRules`.
final class MutationFinder: SyntaxVisitor {
  private(set) var mutations: [Mutation] = []

  private func add(_ node: some SyntaxProtocol, _ replacement: String, _ change: String) {
    add(node.codeRange, replacement, change)
  }

  private func add(_ range: Range<Int>, _ replacement: String, _ change: String) {
    guard !range.isEmpty else { return }
    mutations.append(Mutation(range: range, replacement: replacement, change: change))
  }

  private func add(_ token: some SyntaxProtocol, becoming words: [String]) {
    for word in words { add(token, word, "`\(token.trimmedDescription)` became `\(word)`") }
  }

  // MARK: - Left alone

  override func visit(_ node: AttributeSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ImportDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: AvailabilityConditionSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: OperatorDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: PrecedenceGroupDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

  override func visit(_ node: IfConfigClauseSyntax) -> SyntaxVisitorContinueKind {
    if let elements = node.elements { walk(elements) }
    return .skipChildren
  }

  // MARK: - Operators

  override func visit(_ node: BinaryOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    let symbol = node.operator.text
    if !MutationRules.isWithoutEffect(symbol, before: node.rightNeighbour?.trimmedDescription ?? "") {
      add(node.operator, becoming: MutationRules.operators[symbol] ?? [])
    }
    return .visitChildren
  }

  override func visit(_ node: PrefixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    let symbol = node.operator.text
    if ["-", "!", "~"].contains(symbol), !["0", "0.0"].contains(node.expression.trimmedDescription) {
      add(node, node.expression.trimmedDescription, "`\(symbol)` is left out")
    }
    return .visitChildren
  }

  /// `a - b` is not `b - a`. In longer sequences the tree does not say what belongs to what.
  override func visit(_ node: SequenceExprSyntax) -> SyntaxVisitorContinueKind {
    let parts = Array(node.elements)
    if parts.count == 3, let symbol = parts[1].as(BinaryOperatorExprSyntax.self)?.operator,
      MutationRules.orderedOperators.contains(symbol.text)
    {
      addSwap(Syntax(parts[0]), Syntax(parts[2]), in: Syntax(node), "the operands of `\(symbol.text)`")
    }
    if parts.count > 1, parts[1].is(UnresolvedTernaryExprSyntax.self) { addNegation(of: parts[0]) }
    return .visitChildren
  }

  // MARK: - Constants

  override func visit(_ node: IntegerLiteralExprSyntax) -> SyntaxVisitorContinueKind {
    add(node, becoming: MutationRules.integers(besides: node.literal.text))
    return .skipChildren
  }

  override func visit(_ node: FloatLiteralExprSyntax) -> SyntaxVisitorContinueKind {
    add(node, becoming: MutationRules.numbers(besides: node.literal.text))
    return .skipChildren
  }

  override func visit(_ node: BooleanLiteralExprSyntax) -> SyntaxVisitorContinueKind {
    add(node, becoming: [node.literal.tokenKind == .keyword(.true) ? "false" : "true"])
    return .skipChildren
  }

  override func visit(_ node: StringLiteralExprSyntax) -> SyntaxVisitorContinueKind {
    if node.openingPounds == nil, node.openingQuote.tokenKind == .stringQuote,
      node.segments.allSatisfy({ $0.is(StringSegmentSyntax.self) })
    {
      add(node, becoming: [node.trimmedDescription == "\"\"" ? "\"?\"" : "\"\""])
    }
    return .visitChildren
  }

  // MARK: - Conditions

  override func visit(_ node: ConditionElementSyntax) -> SyntaxVisitorContinueKind {
    if case .expression(let condition) = node.condition { addNegation(of: condition) }
    return .visitChildren
  }

  override func visit(_ node: RepeatStmtSyntax) -> SyntaxVisitorContinueKind {
    addNegation(of: node.condition)
    return .visitChildren
  }

  override func visit(_ node: WhereClauseSyntax) -> SyntaxVisitorContinueKind {
    addNegation(of: node.condition)
    return .visitChildren
  }

  /// A comparison is negated by its operator, a negation by leaving it out.
  private func addNegation(of condition: ExprSyntax) {
    let isComparison = condition.as(SequenceExprSyntax.self)?.isComparison ?? false
    let isNegation = condition.as(PrefixOperatorExprSyntax.self)?.operator.text == "!"
    guard !isComparison, !isNegation, !condition.is(BooleanLiteralExprSyntax.self) else { return }
    add(condition, "!(\(condition.trimmedDescription))", "the condition is negated")
  }

  // MARK: - Statements

  override func visit(_ node: CodeBlockItemSyntax) -> SyntaxVisitorContinueKind {
    if node.mayBeLeftOut { add(node.item, "", "the statement is left out") }
    return .visitChildren
  }

  // MARK: - Calls

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    let name = node.calledName
    // What they claim holds for the right program, and a weaker claim still does.
    if let name, MutationRules.assertions.contains(name.text) { return .skipChildren }
    if let name { add(name, becoming: MutationRules.twins[name.text].map { [$0] } ?? []) }
    if name.map({ !MutationRules.symmetricFunctions.contains($0.text) }) ?? true {
      for (left, right) in zip(node.arguments, node.arguments.dropFirst()) {
        addSwap(
          Syntax(left.expression), Syntax(right.expression), in: Syntax(node.arguments), "the arguments")
      }
    }
    return .visitChildren
  }

  /// Two neighbours change places; what stands between them, a comma and a label perhaps, stays.
  private func addSwap(_ left: Syntax, _ right: Syntax, in whole: Syntax, _ what: String) {
    let (first, second) = (left.trimmedDescription, right.trimmedDescription)
    guard first != second else { return }
    let source = Array(whole.description.utf8)
    let start = whole.position.utf8Offset
    let between = source[(left.codeRange.upperBound - start)..<(right.codeRange.lowerBound - start)]
    add(
      left.codeRange.lowerBound..<right.codeRange.upperBound,
      second + String(decoding: between, as: UTF8.self) + first, "\(what) changed places")
  }
}

extension SyntaxProtocol {
  /// The bytes without the blanks and comments around.
  fileprivate var codeRange: Range<Int> {
    let start = positionAfterSkippingLeadingTrivia.utf8Offset
    return start..<max(start, endPositionBeforeTrailingTrivia.utf8Offset)
  }
}

extension BinaryOperatorExprSyntax {
  /// What stands to the right of the operator.
  fileprivate var rightNeighbour: ExprSyntax? {
    guard let list = parent?.as(ExprListSyntax.self), let index = list.index(of: ExprSyntax(self)) else {
      return nil
    }
    let next = list.index(after: index)
    return next == list.endIndex ? nil : list[next]
  }
}

extension SequenceExprSyntax {
  fileprivate var isComparison: Bool {
    let symbols = elements.compactMap { $0.as(BinaryOperatorExprSyntax.self)?.operator.text }
    return elements.count == 3 && symbols.count == 1 && MutationRules.comparisons.contains(symbols[0])
  }

  fileprivate var isAssignment: Bool {
    elements.contains { element in
      let symbol = element.as(BinaryOperatorExprSyntax.self)?.operator.text
      return element.is(AssignmentExprSyntax.self)
        || symbol.map { $0.hasSuffix("=") && !MutationRules.comparisons.contains($0) } ?? false
    }
  }
}

extension FunctionCallExprSyntax {
  /// `max` of `max(a, b)` and of `list.max()`.
  fileprivate var calledName: TokenSyntax? {
    calledExpression.as(DeclReferenceExprSyntax.self)?.baseName
      ?? calledExpression.as(MemberAccessExprSyntax.self)?.declName.baseName
  }
}

extension ConditionElementSyntax {
  /// `if let name = ...` and the like, whose name is needed later.
  fileprivate var bindsName: Bool {
    switch condition {
    case .expression, .availability: false
    case .matchingPattern, .optionalBinding: true
    @unknown default: true
    }
  }
}

extension CodeBlockItemSyntax {
  /// Whether the program without this statement is one that somebody could have written.
  fileprivate var mayBeLeftOut: Bool {
    // A case must have a statement.
    if isAlone, parent?.parent?.is(SwitchCaseSyntax.self) ?? false { return false }
    return switch item {
    case .decl: false
    case .stmt(let statement): Self.mayBeLeftOut(statement)
    case .expr(let expression): Self.isEffect(expression) && !isImplicitReturn(expression)
    @unknown default: false
    }
  }

  /// Not `return` and `throw`: without them a function has no value, and the compiler says so.
  private static func mayBeLeftOut(_ statement: StmtSyntax) -> Bool {
    switch statement.as(StmtSyntaxEnum.self) {
    case .forStmt, .whileStmt, .repeatStmt, .deferStmt, .breakStmt, .continueStmt, .doStmt, .expressionStmt:
      true
    case .guardStmt(let guarded): !guarded.conditions.contains(where: \.bindsName)
    default: false
    }
  }

  /// An expression that is there for what it does.
  private static func isEffect(_ expression: ExprSyntax) -> Bool {
    switch expression.as(ExprSyntaxEnum.self) {
    case .functionCallExpr(let call): !MutationRules.assertions.contains(call.calledName?.text ?? "")
    case .sequenceExpr(let sequence): sequence.isAssignment
    case .tryExpr(let attempt): isEffect(attempt.expression)
    case .awaitExpr(let waiting): isEffect(waiting.expression)
    case .ifExpr, .switchExpr: true
    default: false
    }
  }

  private var isAlone: Bool { parent?.as(CodeBlockItemListSyntax.self)?.count == 1 }

  /// The only expression of a function, closure or accessor is its value.
  private func isImplicitReturn(_ expression: ExprSyntax) -> Bool {
    guard isAlone, let list = parent else { return false }
    if list.parent?.is(SourceFileSyntax.self) ?? true { return false }
    if expression.as(SequenceExprSyntax.self)?.isAssignment ?? false { return false }
    guard let block = list.parent?.as(CodeBlockSyntax.self) else { return true }
    switch block.parent?.as(SyntaxEnum.self) {
    case .functionDecl(let function): return function.signature.returnClause != nil
    case .initializerDecl, .ifExpr, .forStmt, .whileStmt, .repeatStmt, .deferStmt, .doStmt: return false
    default: return true
    }
  }
}
