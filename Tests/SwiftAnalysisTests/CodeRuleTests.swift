import LessonModel
import LessonOutput
import SwiftAnalysis
import Testing

@Suite("Rules for code as text")
struct CodeRuleTests {
  private func answer(_ rule: CodeRule, _ code: String, message: String? = nil) -> LessonOutput.Expectation {
    CodeQuestion(rule, message, line: 7).answer(from: CodeReading(of: code))
  }

  @Test(
    "a call is one by any way to the name, and nothing in comments and strings is one",
    arguments: [
      ("let y = exp(x)", true), ("let y = Foundation.exp(x)", true), ("let y = 1 + 2 * Double.exp(-x)", true),
      ("func f() { func g() -> Double { exp(1) }; _ = g() }", true), ("let y = x.exp()", true),
      ("let y = xs.map(exp)", true), ("let y = xs.map(Double.exp)", true), ("let y = exp { $0 }", true),
      ("let y = a?.exp(1)", true), ("let y = exp!(1)", true), ("let y = exp<Double>(1)", true),
      ("let y = \"\\(exp(1))\"", true), ("let y = `exp`(1)", true), ("let y = [1].map { exp($0) }", true),
      ("// exp(x)\n/* exp(x) */ let y = 1", false), ("let y = \"exp(x)\"", false),
      ("let y = #\"\\(exp(1))\"#", false),
      ("let y = expm1(x)", false), ("func exp(_ x: Double) {}", false), ("let exp = 1", false),
      ("let y = f(exp: 1)", false), ("let y = exp", false), ("", false), ("let y = ((", false),
    ])
  func calls(code: String, isMet: Bool) {
    #expect(answer(.calls("exp"), code).isMet == isMet)
  }

  @Test(
    "a name is avoided when nothing mentions it",
    arguments: [
      ("let y = tanh(x)", false), ("let y = Double.tanh", false), ("let f = tanh", false),
      ("let y = xs.map(tanh)", false), ("let y = \\S.tanh", false), ("let y: tanh", false),
      ("let y: A.tanh", false),
      ("// tanh(x)\nlet y = \"tanh\"", true), ("let y = tanhLike(x)", true),
      ("func f() { let tanh = 1; print(tanh) }", true), ("func f(tanh: Int) -> Int { tanh }", true),
      ("func tanh() {}\ntanh()", true), ("func tanh() { Double.tanh(1) }", false),
      ("func f() { let tanh = 1 }\nlet y = tanh(1)", false), ("func tanh() {}", true),
      ("", true),
    ])
  func avoids(code: String, isMet: Bool) {
    #expect(answer(.avoids("tanh"), code).isMet == isMet)
  }

  @Test("operators are names, too")
  func operators() {
    #expect(answer(.calls("*"), "let y = 2 * x").isMet)
    #expect(!answer(.avoids("*"), "let y = 2 * x").isMet)
    #expect(answer(.avoids("*"), "let y = 2 + x // *").isMet)
    #expect(answer(.calls("-"), "let y = -x").isMet)
  }

  @Test(
    "declarations count at the top level",
    arguments: [
      ("func sigmoid(_ h: Double) -> Double { h }", true), ("let sigmoid = { (h: Double) in h }", true),
      ("struct sigmoid {}", true), ("func f() { func sigmoid() {} }", false), ("sigmoid(1)", false),
      ("", false),
    ])
  func declares(code: String, isMet: Bool) {
    #expect(answer(.declares("sigmoid"), code).isMet == isMet)
  }

  @Test(
    "loops are for, while, repeat and forEach",
    arguments: [
      ("for i in 0..<3 {}", true), ("func f() { while true {} }", true), ("repeat {} while true", true),
      ("xs.forEach { print($0) }", true), ("let y = xs.map { $0 }", false), ("// for i in 0..<3 {}", false),
      ("let y = \"for i in\"", false), ("func f(for x: Int) {}\nf(for: 1)", false), ("", false),
    ])
  func loops(code: String, hasLoop: Bool) {
    #expect(answer(.usesLoop, code).isMet == hasLoop)
    #expect(answer(.hasNoLoop, code).isMet == !hasLoop)
  }

  @Test("lines count that hold code")
  func lines() {
    let code =
      "\n// A remark.\nlet a = 1  // one\n\n/* a\n long one */\nlet b = \"\"\"\n  text\n  \"\"\"\n\nlet c = 2\n"
    #expect(answer(.hasAtMost(lines: 5), code).isMet)
    let long = answer(.hasAtMost(lines: 4), code)
    #expect(!long.isMet && long.codeLine == 11)
    #expect(long.actual == "5 lines of code" && long.expected == "at most 4 lines of code")
    #expect(answer(.hasAtMost(lines: 0), "").isMet)
    #expect(answer(.hasAtMost(lines: 0), "1").codeLine == 1)
  }

  @Test("a placeholder is one in code, not in comments and strings")
  func placeholders() {
    #expect(answer(.hasNoPlaceholder, "// <#a#>\nlet y = \"<#b#>\"").isMet)
    let left = answer(.hasNoPlaceholder, "let a = 1\nlet y = <#c#>")
    #expect(!left.isMet && left.actual == "`<#c#>` is left" && left.codeLine == 2)
  }

  @Test("what is wrong is told with the student's line, and what was probably meant")
  func report() {
    let used = answer(.avoids("tanh"), "let a = 1\nlet y =\n  Double.tanh(a)", message: "by hand, please")
    #expect(used.message == "by hand, please" && used.line == 7 && used.codeLine == 3)
    #expect(used.actual == "`tanh` is used" && used.expected == "no `tanh`")

    let misspelt = answer(.calls("sigmoid"), "let y = sigmiod(1)")
    #expect(misspelt.guess == "`sigmiod` is called. Was `sigmoid` meant?")
    #expect(answer(.calls("sigmoid"), "let y = sigmoid").actual == "`sigmoid` is mentioned but not called")
    #expect(
      answer(.declares("sigmoid"), "func sigmiod() {}").guess == "`sigmiod` is declared. Was `sigmoid` meant?"
    )
    #expect(answer(.calls("exp"), "let y = exp(1)").actual == nil)
    #expect(answer(.hasNoLoop, "let a = 1\nwhile true {}").codeLine == 2)
  }

  @Test(
    "code that is too tangled to be read keeps no rule",
    arguments: [
      CodeRule.avoids("x"), .calls("x"), .hasNoLoop, .hasNoPlaceholder, .hasAtMost(lines: 1_000_000),
    ])
  func unreadable(rule: CodeRule) {
    let code = String(repeating: "(", count: 10_000)
    #expect(!answer(rule, code).isMet)
    #expect(answer(rule, code).actual == "the code is too long, or nested too deeply, to be read")
  }

  @Test("tokens are the code without comments and blanks")
  func tokens() {
    #expect(CodeReading(of: "let a=1 // x\n").tokens == CodeReading(of: "/* y */let\n a = 1").tokens)
    #expect(CodeReading(of: "let a = 1").tokens != CodeReading(of: "let a = 2").tokens)
  }
}
