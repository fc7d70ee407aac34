import LessonModel
import Spelling
import SwiftSyntax

/// The `expectCode(...)` lines of a check cell.
///
/// They are read, not run: the code that they ask about is text to the tool and nothing to the cell. So their arguments
/// must be literals.
package struct CodeQuestions: Sendable {
  package private(set) var questions: [CodeQuestion] = []
  /// Lines that could not be read, with their places in the lesson.
  package private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter file: the lesson, for messages.
  package init(in check: Snippet, file: String) {
    let found = withSyntaxTree(of: check.text) { tree in
      let reader = CodeQuestionReader(check, file)
      reader.walk(tree)
      return reader
    }
    questions = found?.questions ?? []
    diagnostics = found?.diagnostics ?? []
  }
}

private final class CodeQuestionReader: SyntaxVisitor {
  private let check: Snippet
  private let file: String
  private(set) var questions: [CodeQuestion] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ check: Snippet, _ file: String) {
    self.check = check
    self.file = file
    super.init(viewMode: .sourceAccurate)
  }

  override func visit(_ call: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    guard isExpectCode(call.calledExpression) else { return .visitChildren }
    do throws(Misuse) {
      guard call.parent?.is(CodeBlockItemSyntax.self) == true,
        call.parent?.parent?.parent?.is(SourceFileSyntax.self) == true
      else { throw .nested(Syntax(call.calledExpression)) }
      questions.append(try question(call))
    } catch {
      diagnostics.append(error.diagnostic(in: check, file: file))
    }
    return .skipChildren
  }

  private func isExpectCode(_ callee: ExprSyntax) -> Bool {
    if let member = callee.as(MemberAccessExprSyntax.self) {
      return member.declName.baseName.text == "expectCode" && member.base?.trimmedDescription == "LessonKit"
    }
    return callee.as(DeclReferenceExprSyntax.self)?.baseName.text == "expectCode"
  }

  // MARK: Reading one

  private func question(_ call: FunctionCallExprSyntax) throws(Misuse) -> CodeQuestion {
    let arguments = Array(call.arguments)
    guard let first = arguments.first, first.label == nil, arguments.count <= 2,
      arguments.allSatisfy({ $0.label == nil })
    else { throw .arguments(Syntax(call)) }
    let rule = try rule(first.expression)
    let message = arguments.count == 2 ? try text(arguments[1].expression, "the message") : nil
    let start = call.positionAfterSkippingLeadingTrivia.utf8Offset
    return CodeQuestion(rule, message, line: check.position(ofOffset: start).line)
  }

  private func rule(_ expression: ExprSyntax) throws(Misuse) -> CodeRule {
    let call = expression.as(FunctionCallExprSyntax.self)
    guard let member = (call?.calledExpression ?? expression).as(MemberAccessExprSyntax.self),
      member.base == nil || member.base?.trimmedDescription == "CodeRule"
    else { throw .notLiteral("the rule", Syntax(expression)) }
    let name = member.declName.baseName
    let argument = call?.arguments.first
    switch name.text {
    case "usesLoop" where call == nil: return .usesLoop
    case "hasNoLoop" where call == nil: return .hasNoLoop
    case "hasNoPlaceholder" where call == nil: return .hasNoPlaceholder
    case "calls": return .calls(try self.name(argument, Syntax(expression)))
    case "avoids": return .avoids(try self.name(argument, Syntax(expression)))
    case "declares": return .declares(try self.name(argument, Syntax(expression)))
    case "hasAtMost": return .hasAtMost(lines: try count(argument, Syntax(expression)))
    case let other where CodeRule.names.contains(other): throw .arguments(Syntax(expression))
    default: throw .unknown(name)
    }
  }

  private func name(_ argument: LabeledExprSyntax?, _ rule: Syntax) throws(Misuse) -> String {
    guard let argument, argument.label == nil else { throw .arguments(rule) }
    let name = try text(argument.expression, "the name")
    guard !name.isEmpty, !name.contains(where: { $0.isWhitespace || "(),:`".contains($0) }),
      !name.contains(".") || name.allSatisfy({ "./=-+!*%<>&|^~?".contains($0) })
    else { throw .name(name, Syntax(argument.expression)) }
    return name
  }

  private func count(_ argument: LabeledExprSyntax?, _ rule: Syntax) throws(Misuse) -> Int {
    guard let argument, argument.label?.text == "lines" else { throw .arguments(rule) }
    guard let count = argument.expression.as(IntegerLiteralExprSyntax.self)?.representedLiteralValue else {
      throw .notLiteral("the number of lines", Syntax(argument.expression))
    }
    return count
  }

  private func text(_ expression: ExprSyntax, _ what: String) throws(Misuse) -> String {
    guard let text = expression.as(StringLiteralExprSyntax.self)?.representedLiteralValue else {
      throw .notLiteral(what, Syntax(expression))
    }
    return text
  }
}

// MARK: - What an author can do wrong

private enum Misuse: Error {
  case nested(Syntax)
  case arguments(Syntax)
  case unknown(TokenSyntax)
  case notLiteral(String, Syntax)
  case name(String, Syntax)

  func diagnostic(in check: Snippet, file: String) -> Diagnostic {
    func problem(
      _ identifier: String, _ summary: String, at node: some SyntaxProtocol, why: String, fix: String
    ) -> Diagnostic {
      let start = node.positionAfterSkippingLeadingTrivia.utf8Offset
      let end = max(start, node.endPositionBeforeTrailingTrivia.utf8Offset - 1)
      return Diagnostic(
        .error, identifier, summary, file: file,
        at: SourceRange(check.position(ofOffset: start), check.position(ofOffset: end)), why: why, fix: fix)
    }
    let reading = "the tool reads this line and answers it from the student's syntax tree; it never runs"
    switch self {
    case .nested(let node):
      return problem(
        "code-rule-nested", "`expectCode` stands inside other code", at: node, why: reading,
        fix: "move the line to the top level of the check")
    case .arguments(let node):
      return problem(
        "code-rule-arguments", "`expectCode` does not take these arguments", at: node,
        why: "it takes one rule and, if you like, a message",
        fix: "write it like `expectCode(.calls(\"exp\"), \"...\")` or `expectCode(.hasAtMost(lines: 3))`")
    case .unknown(let name):
      let meant = CodeRule.names.nearest(to: name.text)
      return problem(
        "code-rule-unknown", "`.\(name.text)` is no rule for code", at: name,
        why: "the rules are " + CodeRule.names.map { "`.\($0)`" }.joined(separator: ", "),
        fix: meant.map { "write `.\($0)`" } ?? "choose one of these")
    case .notLiteral(let what, let node):
      return problem(
        "code-rule-not-literal", "\(what) is not a literal", at: node, why: reading,
        fix: "write it out: a rule after its dot, text in quotes without `\\(...)`, a number in digits")
    case .name(let name, let node):
      return problem(
        "code-rule-name", "\"\(name)\" is no single name", at: node,
        why: "calls are found by their last name alone: `Double.exp(x)` calls `exp`",
        fix: "write the name without type, arguments and brackets")
    }
  }
}
