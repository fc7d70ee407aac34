import SwiftSyntax

/// A call of `expect` or of one of its kin in the code of a check.
package struct ExpectCall: Hashable, Sendable {
  /// Such as `expect`, `expectGradient`.
  package var function: String
  /// The lines of the code that the call takes, counted from 0.
  package var lines: ClosedRange<Int>
  /// The code of its first argument, on one line: what is looked at.
  package var subject: String?
  /// The names that the first argument uses, or where that is a message, the whole call.
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
    let argument = node.arguments.first?.expression
    let code = argument?.trimmedDescription
    let asking = argument?.is(StringLiteralExprSyntax.self) == true ? node.trimmedDescription : code
    calls.append(
      ExpectCall(
        function: name, lines: lines(of: node), subject: code.map(onOneLine),
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
