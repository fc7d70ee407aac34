import LessonModel
import SwiftAnalysis
import Testing

@Suite("expectCode in a check")
struct CodeQuestionsTests {
  private func read(_ check: String) -> CodeQuestions {
    CodeQuestions(in: Snippet(text: check, firstLine: 10), file: "a.md")
  }

  @Test(
    "each rule is read from its literals",
    arguments: [
      ("expectCode(.calls(\"exp\"))", CodeRule.calls("exp")),
      ("expectCode(.avoids(#\"tanh\"#))", .avoids("tanh")),
      ("expectCode(.avoids(\"...\"))", .avoids("...")),
      ("LessonKit.expectCode(CodeRule.declares(\"σ\"))", .declares("σ")),
      ("expectCode(.usesLoop)", .usesLoop),
      ("expectCode(.hasNoLoop)", .hasNoLoop),
      ("expectCode(.hasNoPlaceholder)", .hasNoPlaceholder),
      ("expectCode(\n  .hasAtMost(lines: 1_0)\n)", .hasAtMost(lines: 10)),
    ])
  func rules(check: String, rule: CodeRule) {
    let read = read(check)
    #expect(read.questions == [CodeQuestion(rule, line: 10)])
    #expect(read.diagnostics.isEmpty)
  }

  @Test("messages and lines are kept, in the order of the check")
  func order() {
    let read = read(
      """
      let x = 1
      expectCode(.calls("exp"), "with \\"exp\\"")
      expect(sigmoid(0), closeTo: 0.5)
      expectCode(
        .hasNoLoop, \"\"\"
          without
          a loop
          \"\"\")
      // expectCode(.usesLoop)
      print("expectCode(.usesLoop)")
      """)
    #expect(
      read.questions == [
        CodeQuestion(.calls("exp"), "with \"exp\"", line: 11),
        CodeQuestion(.hasNoLoop, "without\na loop", line: 13),
      ])
    #expect(read.diagnostics.isEmpty)
  }

  @Test(
    "a slip is told at its place",
    arguments: [
      ("expectCode(.cals(\"exp\"))", "code-rule-unknown", 13, 16),
      ("expectCode(.calls(name))", "code-rule-not-literal", 19, 22),
      ("expectCode(.calls(\"a\\(b)\"))", "code-rule-not-literal", 19, 25),
      ("expectCode(.hasAtMost(lines: n))", "code-rule-not-literal", 30, 30),
      ("expectCode(.usesLoop, message)", "code-rule-not-literal", 23, 29),
      ("expectCode(rule)", "code-rule-not-literal", 12, 15),
      ("expectCode(.calls)", "code-rule-arguments", 12, 17),
      ("expectCode(.hasAtMost(3))", "code-rule-arguments", 12, 24),
      ("expectCode(.usesLoop())", "code-rule-arguments", 12, 22),
      ("expectCode()", "code-rule-arguments", 1, 12),
      ("expectCode(.usesLoop, \"a\", \"b\")", "code-rule-arguments", 1, 31),
      ("expectCode(.calls(\"Double.exp\"))", "code-rule-name", 19, 30),
      ("expectCode(.calls(\"exp(x)\"))", "code-rule-name", 19, 26),
      ("expectCode(.calls(\"\"))", "code-rule-name", 19, 20),
      ("if true { expectCode(.usesLoop) }", "code-rule-nested", 11, 20),
      ("let r = expectCode(.usesLoop)", "code-rule-nested", 9, 18),
      ("func f() { expectCode(.usesLoop) }", "code-rule-nested", 12, 21),
    ])
  func slips(check: String, identifier: String, first: Int, last: Int) {
    let read = read(check)
    #expect(read.questions.isEmpty)
    #expect(read.diagnostics.map(\.identifier) == [identifier])
    #expect(
      read.diagnostics.first?.range
        == SourceRange(SourcePosition(line: 10, column: first), SourcePosition(line: 10, column: last)))
    #expect(read.diagnostics.first?.file == "a.md" && read.diagnostics.first?.fix != nil)
  }

  @Test("a misspelt rule is recognised")
  func misspelt() {
    #expect(read("expectCode(.cals(\"exp\"))").diagnostics.first?.fix == "write `.calls`")
  }

  @Test("functions of the lesson's own with that name are left alone")
  func others() {
    let read = read("checker.expectCode(1)\nmyExpectCode(.usesLoop)")
    #expect(read.questions.isEmpty && read.diagnostics.isEmpty)
  }
}
