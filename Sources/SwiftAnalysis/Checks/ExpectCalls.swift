import SwiftSyntax

/// A call of `expect` or of one of its kin in the code of a check.
package struct ExpectCall: Hashable, Sendable {
  /// Such as `expect`, `expectGradient`.
  package var function: String
  /// The lines of the code that the call takes, counted from 0.
  package var lines: ClosedRange<Int>
  /// What it says to the student, where that is written out in the call.
  package var message: String?
  /// The code that is looked at, on one line: the first argument, or what is done with each of many inputs, where that is
  /// one expression.
  package var subject: String?
  /// What the code calls an input, where it gets many: `x`, or `(a, b)`.
  package var inputName: String?
  /// The names that the code uses, or where the first argument is a message, the whole call.
  package var mentioned: Set<String>
  /// It is a statement of its own at the top level, and so runs just once.
  package var runsOnce: Bool
}

/// The calls of functions whose names begin with `expect`, in the order of the text.
package func expectCalls(in source: String) -> [ExpectCall] {
  withSyntaxTree(of: source) { file in
    let reader = ExpectReader(file)
    reader.walk(file)
    return reader.calls
  } ?? []
}

private final class ExpectReader: SyntaxVisitor {
  var calls: [ExpectCall] = []
  private let places: SourceLocationConverter

  init(_ file: SourceFileSyntax) {
    places = SourceLocationConverter(fileName: "", tree: file)
    super.init(viewMode: .sourceAccurate)
  }

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    guard let name = node.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text,
      name.hasPrefix("expect")
    else { return .visitChildren }
    let trial = node.trialOfInputs
    let first = node.arguments.first?.expression
    let code = (trial.map { ExprSyntax($0) } ?? first)?.trimmedDescription
    let subject = trial.map { $0.subject(of: name)?.trimmedDescription } ?? code
    let asking = first?.is(StringLiteralExprSyntax.self) == true ? node.trimmedDescription : code
    calls.append(
      ExpectCall(
        function: name, lines: lines(of: node), message: node.message(of: name),
        subject: subject.map(onOneLine), inputName: (trial ?? first?.as(ClosureExprSyntax.self))?.inputName,
        mentioned: asking.map { CellAnalysis(of: $0).mentioned } ?? [], runsOnce: isStatement(Syntax(node))))
    return .visitChildren
  }

  private func lines(of node: some SyntaxProtocol) -> ClosedRange<Int> {
    let start = places.location(for: node.positionAfterSkippingLeadingTrivia).line
    let end = places.location(for: node.endPositionBeforeTrailingTrivia).line
    return (start - 1)...(max(start, end) - 1)
  }

  private func isStatement(_ node: Syntax) -> Bool {
    var node = node
    while let parent = node.parent, parent.is(TryExprSyntax.self) || parent.is(AwaitExprSyntax.self) {
      node = parent
    }
    return node.parent?.is(CodeBlockItemSyntax.self) == true
      && node.parent?.parent?.parent?.is(SourceFileSyntax.self) == true
  }
}

extension FunctionCallExprSyntax {
  /// What a check of many inputs does with each of them.
  fileprivate var trialOfInputs: ClosureExprSyntax? {
    guard triesInputs else { return nil }
    return trailingClosure ?? arguments.last { $0.label == nil }?.expression.as(ClosureExprSyntax.self)
  }

  private var triesInputs: Bool { arguments.contains { $0.label?.text == "for" } }

  /// The last text among the arguments, but for one that is what is looked at.
  fileprivate func message(of function: String) -> String? {
    let isLookedAt = !triesInputs && ["expect", "expectShape", "expectOutput"].contains(function)
    let texts = arguments.dropFirst(isLookedAt ? 1 : 0).filter { $0.label == nil }.compactMap {
      $0.expression.as(StringLiteralExprSyntax.self)?.representedLiteralValue
    }
    return texts.last
  }
}

extension ClosureExprSyntax {
  /// What is looked at: of two numbers that are compared, the first.
  fileprivate func subject(of function: String) -> ExprSyntax? {
    guard statements.count == 1, case .expr(let expression)? = statements.first?.item else { return nil }
    let pair = function == "expect" ? expression.as(TupleExprSyntax.self)?.elements : nil
    return pair.flatMap { $0.count == 2 ? $0.first?.expression : nil } ?? expression
  }

  fileprivate var inputName: String? {
    let names = parameters
    if names.isEmpty || names.contains("_") { return nil }
    return names.count == 1 ? names[0] : "(" + names.joined(separator: ", ") + ")"
  }

  private var parameters: [String] {
    switch signature?.parameterClause {
    case .simpleInput(let names)?: return names.map(\.name.text)
    case .parameterClause(let clause)?: return clause.parameters.map { ($0.secondName ?? $0.firstName).text }
    default:
      let words = Set(statements.tokens(viewMode: .sourceAccurate).map(\.text))
      return ["$0", "$1"].filter(words.contains)
    }
  }
}

/// Each run of white space as one blank, and none inside brackets.
private func onOneLine(_ code: String) -> String {
  let words = code.split(whereSeparator: \.isWhitespace)
  return words.joined(separator: " ").replacing("( ", with: "(").replacing(" )", with: ")")
}

extension String {
  fileprivate func replacing(_ text: String, with other: String) -> String {
    var rest = self[...]
    var result = ""
    while let found = rest.firstRange(of: text) {
      result += rest[..<found.lowerBound] + other
      rest = rest[found.upperBound...]
    }
    return result + rest
  }
}
