import SwiftSyntax

/// What a cell's source says about itself, before anything is compiled: the names it gives to the cells
/// after it and the names it wants from those before.
///
/// Found by reading alone, so a name that a macro makes is not seen. Source with mistakes in it is read
/// as far as the parser can make sense of it.
package struct CellAnalysis: Hashable, Sendable {
  /// Names the cell declares at its top level: variables, functions by base name, types, operators.
  /// Extensions declare nothing.
  package internal(set) var declared: Set<String> = []
  /// Those of `declared` that stand in a `var`.
  package internal(set) var variables: Set<String> = []
  /// Names the cell uses and does not bind in an inner scope (a parameter, a local variable, a member of
  /// the type around it). Names after a dot are members and not listed; neither are the standard
  /// library's operators.
  package internal(set) var mentioned: Set<String> = []
  /// Modules, in the order of their imports.
  package internal(set) var imports: [String] = []
  /// The plain imports (`import Module`) that stand on their own at the top level, with their UTF-8 bytes.
  package internal(set) var plainImports: [PlainImport] = []
  /// UTF-8 bytes of the expression that ends the cell and whose value is worth showing: not an
  /// assignment, a declaration or a control statement, and without syntax errors.
  package internal(set) var lastExpression: Range<Int>?
  /// UTF-8 offset of the first `await` (or `async`) outside of functions and closures.
  package internal(set) var topLevelAwait: Int?
  /// UTF-8 offsets of the `try`s and `throw`s outside of functions and closures: where an error may leave the cell.
  package internal(set) var topLevelThrows: [Int] = []
  /// There is nothing but blanks and comments.
  package internal(set) var isEmpty = true
  /// The parser missed nothing and had nothing left over: whatever the cell opens, it closes.
  package internal(set) var isWhole = false

  package init(of source: String) {
    self =
      withSyntaxTree(of: source) { file in
        let reader = CellReader(viewMode: .sourceAccurate)
        reader.walk(file)
        reader.analysis.isWhole = !file.hasError
        reader.analysis.isEmpty = file.statements.isEmpty
        reader.analysis.lastExpression = shownExpression(of: file)
        return reader.analysis
      } ?? CellAnalysis()
  }

  init() {}
}

/// `import Module`, without attributes or parts of a module.
package struct PlainImport: Hashable, Sendable {
  package var module: String
  package var bytes: Range<Int>
}

/// The bytes of the last statement, when it is an expression with a value worth showing.
private func shownExpression(of file: SourceFileSyntax) -> Range<Int>? {
  guard let last = file.statements.last, case .expr(let expression) = last.item, !expression.hasError,
    hasValue(expression)
  else { return nil }
  let start = expression.positionAfterSkippingLeadingTrivia.utf8Offset
  let end = expression.endPositionBeforeTrailingTrivia.utf8Offset
  return start < end ? start..<end : nil
}

private func hasValue(_ expression: ExprSyntax) -> Bool {
  switch expression.as(ExprSyntaxEnum.self) {
  case .ifExpr, .switchExpr: false
  case .sequenceExpr(let sequence): !sequence.elements.contains(where: isAssignment)
  case .macroExpansionExpr(let macro): !["warning", "error", "sourceLocation"].contains(macro.macroName.text)
  default: true
  }
}

/// Without its declaration, the only sign of an assigning operator is the equals sign at its end.
private func isAssignment(_ element: ExprSyntax) -> Bool {
  switch element.as(ExprSyntaxEnum.self) {
  case .assignmentExpr: true
  case .binaryOperatorExpr(let binary):
    binary.operator.text.hasSuffix("=") && !comparisons.contains(binary.operator.text)
  default: false
  }
}

private let comparisons: Set = ["==", "!=", "===", "!==", "<=", ">=", "~=", ".==", ".!=", ".<=", ".>="]
