import LessonModel
import Testing

@testable import LessonKernel

@Suite("Compile errors in a reader's words")
struct CompileErrorsTests {
  @Test("a function that is declared again with another result is told by cells, not by modules")
  func ambiguousFunction() throws {
    let results = try TestKernel.run(
      "func f() -> Int { 1 }", "func f() -> Double { 2.5 }", "print(1)\nf()")
    let error = try #require(results[2].error)
    #expect(error.summary == "ambiguous use of 'f()'")
    #expect(error.why == "`f` is declared in cell 1 and again in cell 2; both fit here")
    #expect(error.fix?.contains("let value: Double = f()") == true)
    #expect(!"\(results)".contains("Segment"))
  }

  @Test("a type that is declared again is told by cells, not by modules")
  func typeDeclaredAgain() throws {
    let results = try TestKernel.run(
      "struct P { var x = 1 }\nlet p = P()", "struct P { var y = 2 }\nfunc h(_ p: P) {}", "h(p)")
    let error = try #require(results[2].error)
    #expect(error.summary == "cannot convert value of type 'P' to expected argument type 'P'")
    #expect(error.why?.hasPrefix("`P` is declared in cell 1 and again in cell 2") == true)
    #expect(!"\(results)".contains("Segment"))
  }

  @Test("what the lesson's types are called in output does not depend on segments")
  func namesInOutput() throws {
    let results = try TestKernel.run(
      "struct P: Equatable { var x = 1 }\nprint([P()], String(reflecting: P.self))\n[P()]",
      "expect([P()], equals: [P(x: 2)])")
    #expect(results[0].text(.output) == "[P(x: 1)] P\n")
    #expect(results[0].text(.value) == "[P(x: 1)]")
    #expect(!"\(results)".contains("Segment"))
  }

  @Test("a mistake in the last expression is told once, where it is")
  func lastExpression() throws {
    let results = try TestKernel.run(
      "func big<T: Comparable>(_ a: T, _ b: T) -> T { a > b ? a : b }\nlet c = 1\nbig(3, \"x\")")
    #expect(results[0].diagnostics.map(\.range?.start) == [SourcePosition(line: 6, column: 1)])
  }

  @Test(
    "a last expression that cannot be shown is told as such, where it is",
    arguments: ["nil", "struct NC: ~Copyable {}; NC()"])
  func unshowable(code: String) throws {
    let results = try TestKernel.run(TestCell("let c = 1\n" + code))
    #expect(results[0].error?.summary == "the value of the cell's last expression cannot be shown")
    #expect(results[0].error?.range?.start.line == 5)
    #expect(results[0].error?.notes.isEmpty == true)
    #expect(!"\(results)".contains("_show"))
  }

  @Test(
    "what is missing at a cell's end is missed after its last character",
    arguments: [
      ("let b = (1 +", SourcePosition(line: 4, column: 13)),
      ("let b = 2 /* open\n\n", SourcePosition(line: 4, column: 18)),
      ("print(1)\n  let c =", SourcePosition(line: 5, column: 10)),
    ])
  func endOfCell(code: String, place: SourcePosition) throws {
    let results = try TestKernel.run(TestCell(code), "print(2)")
    #expect(results[0].error?.range?.start == place)
  }
}
