import LessonOutput
import Spelling

extension CodeQuestion {
  /// What the code says to the question, as a check's other expectations do.
  package func answer(from code: CodeReading) -> Expectation {
    var expectation = Expectation(isMet: false, message: message ?? rule.inWords, line: line)
    guard code.isReadable else {
      expectation.actual = "the code is too long, or nested too deeply, to be read"
      return expectation
    }
    let fault = rule.fault(in: code)
    expectation.isMet = fault == nil
    expectation.actual = fault?.actual
    expectation.expected = fault.map { _ in rule.expected }
    expectation.guess = fault?.guess
    expectation.codeLine = fault?.line
    return expectation
  }
}

/// What is wrong by a rule.
private struct CodeFault {
  var actual: String
  var line: Int?
  var guess: String?
}

extension CodeRule {
  fileprivate var inWords: String {
    switch self {
    case .calls(let name): "the code calls `\(name)`"
    case .avoids(let name): "the code does without `\(name)`"
    case .declares(let name): "the code declares `\(name)`"
    case .usesLoop: "the code uses a loop"
    case .hasNoLoop: "the code has no loop"
    case .hasNoPlaceholder: "every placeholder is replaced"
    case .hasAtMost(let lines): "the code has at most \(CodeRule.count(lines))"
    }
  }

  fileprivate var expected: String {
    switch self {
    case .calls(let name): "a call of `\(name)`"
    case .avoids(let name): "no `\(name)`"
    case .declares(let name): "a declaration of `\(name)`"
    case .usesLoop: "a loop"
    case .hasNoLoop: "no loop"
    case .hasNoPlaceholder: "your own code in its place"
    case .hasAtMost(let lines): "at most \(CodeRule.count(lines))"
    }
  }

  /// Nil when the code keeps the rule.
  fileprivate func fault(in code: CodeReading) -> CodeFault? {
    switch self {
    case .calls(let name):
      code.calls[name] != nil ? nil : CodeRule.missingCall(of: name, in: code)
    case .avoids(let name):
      code.lineOfUse(ofOuter: name).map { CodeFault(actual: "`\(name)` is used", line: $0) }
    case .declares(let name):
      code.declared.contains(name) ? nil : CodeRule.missingDeclaration(of: name, in: code)
    case .usesLoop:
      code.loops.isEmpty ? CodeFault(actual: "there is no loop") : nil
    case .hasNoLoop:
      code.loops.first.map { CodeFault(actual: "a loop with `\($0.keyword)`", line: $0.line) }
    case .hasNoPlaceholder:
      code.placeholders.first.map { CodeFault(actual: "`\($0.text)` is left", line: $0.range.start.line) }
    case .hasAtMost(let lines):
      code.codeLines.count > lines
        ? CodeFault(actual: CodeRule.count(code.codeLines.count), line: code.codeLines[max(lines, 0)]) : nil
    }
  }

  private static func missingCall(of name: String, in code: CodeReading) -> CodeFault {
    if let line = code.mentions[name] {
      return CodeFault(actual: "`\(name)` is mentioned but not called", line: line)
    }
    let similar = code.calls.keys.nearest(to: name)
    return CodeFault(
      actual: "`\(name)` is not called", line: similar.flatMap { code.calls[$0] },
      guess: similar.map { "`\($0)` is called. Was `\(name)` meant?" })
  }

  private static func missingDeclaration(of name: String, in code: CodeReading) -> CodeFault {
    CodeFault(
      actual: "`\(name)` is not declared",
      guess: code.declared.nearest(to: name).map { "`\($0)` is declared. Was `\(name)` meant?" })
  }

  private static func count(_ lines: Int) -> String {
    lines == 1 ? "1 line of code" : "\(lines) lines of code"
  }
}
