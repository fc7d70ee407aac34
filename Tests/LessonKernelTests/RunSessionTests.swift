import LessonModel
import LessonOutput
import Testing

@testable import LessonKernel

@Suite("Running a lesson")
struct RunSessionTests {
  @Test("cells share their state, and each has its own output")
  func sharedState() throws {
    let results = try TestKernel.run("var x = 2\nprint(\"one\")", "x += 40", "print(x)\nx")
    #expect(results.map(\.status) == [.succeeded, .succeeded, .succeeded])
    #expect(results.map { $0.text(.output) } == ["one\n", "", "42\n"])
  }

  @Test("the last expression's value is shown, a Void one and an assignment are not")
  func lastExpression() throws {
    let results = try TestKernel.run(
      "1 + 1", "var a = 1\na = 5", "print(\"x\")", "let b = 3; b * 2 // six", "[a, b]")
    #expect(results.map { $0.text(.value) } == ["2", "", "", "6", "[5, 3]"])
  }

  @Test("a later cell may declare a name again, and functions keep the old one")
  func shadowing() throws {
    let results = try TestKernel.run(
      "let x = 1\nfunc f() -> Int { x }", "let x = \"new\"", "print(x, f())")
    #expect(results[2].text(.output) == "new 1\n")
  }

  @Test("what a cell declares hides a library's name, in later segments too")
  func hidingImports() throws {
    let results = try TestKernel.run(
      "import Backprop\nlet x = 1", "func sigmoid(_ h: Double) -> Double { 2 * h }\nlet x = 2",
      "import Backprop\nlet x = 3.0\nprint(sigmoid(x))")
    #expect(results[2].text(.output) == "6.0\n")
  }

  @Test("standard output, standard error and what is shown keep their order")
  func order() throws {
    let results = try TestKernel.run(
      """
      import Glibc
      print("a")
      fputs("b\\n", stderr)
      show(Table("n", rows: [[1]]))
      print("c", terminator: "")
      show(7)
      """)
    #expect(
      results[0].outputs == [
        .text(TextOutput(.output, "a\n")), .text(TextOutput(.error, "b\n")),
        .table(Table("n", rows: [[1]])), .text(TextOutput(.output, "c")), .text(TextOutput(.value, "7")),
      ])
  }

  @Test(
    "a compile error is at its Markdown line and column, cells that need the cell are left out, others run")
  func compileError() throws {
    let results = try TestKernel.run(
      "let a = 1", "let b: Int = \"text\"", "b + 1", "print(a)")
    #expect(results[1].status == .compileError)
    let error = try #require(results[1].error)
    #expect(error.range?.start == SourcePosition(line: 8, column: 14))
    #expect(error.summary == "cannot convert value of type 'String' to specified type 'Int'")
    #expect(results[2].status == .notRun("needs `b`, and cell 2 did not compile"))
    #expect(results[3].text(.output) == "1\n")
  }

  @Test("a syntax error harms its own cell only")
  func syntaxError() throws {
    let results = try TestKernel.run("print(1)", "func broken( {", "print(2)")
    #expect(results.map(\.status) == [.succeeded, .compileError, .succeeded])
    #expect(results[1].error?.range?.start.line == 8)
  }

  @Test("an unclosed brace does not swallow the cells after it")
  func unclosedBrace() throws {
    let results = try TestKernel.run("print(1)", "if true {\n  print(\"in\")", "print(2)")
    #expect(results.map(\.status) == [.succeeded, .compileError, .succeeded])
  }

  @Test(
    "what one cell leaves open is not closed by the next",
    arguments: [
      ("if true {", "}"), ("let a = 1 /* open", "*/ let b = 2"), ("#if DEBUG", "#endif"), ("print(", "3)"),
    ])
  func openEnds(first: String, second: String) throws {
    let results = try TestKernel.run("print(1)", TestCell(first), TestCell(second), "print(2)")
    #expect(results.map(\.status) == [.succeeded, .compileError, .compileError, .succeeded])
  }

  @Test("a result does not depend on when it is asked for")
  func settledResult() throws {
    let lesson = makeLesson(["import Glibc\nusleep(300_000)\nfatalError(\"x\")", "let z: Int = \"no\""])
    let session = try RunSession(lesson, try TestKernel.environment())
    defer { session.close() }
    #expect(try session.result(of: 1).status == .notRun("the run ended in cell 1"))
  }

  @Test("a cell is not blamed for what a later one does")
  func laterMistake() throws {
    let results = try TestKernel.run(
      "extension Int { var sq: Int { self * self } }\nprint(3.sq)",
      "extension Int { var sq: Int { self * self } }\nprint(4.sq)", "print(5.sq)")
    #expect(results.map(\.status) == [.succeeded, .compileError, .succeeded])
    #expect(results.map { $0.text(.output) } == ["9\n", "", "25\n"])
  }

  @Test("regular expressions can be written as literals")
  func regex() throws {
    let results = try TestKernel.run("let r = /(\\d+)-(\\d+)/\n\"12-34\".firstMatch(of: r)!.1")
    #expect(results[0].text(.value) == "12")
  }

  @Test(
    "what the toolchain brings can be used",
    arguments: [
      "import Observation\n@Observable class C { var x = 1 }\nC().x",
      "import RegexBuilder\n\"1-2\".firstMatch(of: Regex { OneOrMore(.digit) })!.0",
      "import Synchronization\nlet m = Mutex(0)\nm.withLock { $0 += 1; return $0 }",
      "import XCTest\n1",
    ])
  func toolchainModules(code: String) throws {
    let results = try TestKernel.run(TestCell(code))
    #expect(results[0].text(.value) == "1")
  }

  @Test("what cells import does not reach the cells after them when they cannot be compiled")
  func brokenImport() throws {
    let results = try TestKernel.run("print(1)", "import NoSuchModule", "print(2)", "let print = 3\nprint")
    #expect(results.map(\.status) == [.succeeded, .compileError, .succeeded, .succeeded])
  }

  @Test("a cell that awaits at its top level is refused, in words")
  func topLevelAwait() throws {
    let results = try TestKernel.run(
      "func g() async -> Int { 3 }", "let a = 1\nlet b = await g()", "b", "print(2)")
    #expect(results.map(\.status).prefix(2) == [.succeeded, .compileError])
    #expect(results[1].error?.identifier == "top-level-await")
    #expect(results[1].error?.range?.start == SourcePosition(line: 9, column: 9))
    #expect(results[2].status == .notRun("needs `b`, and cell 2 did not compile"))
    #expect(results[3].text(.output) == "2\n")
  }

  @Test("a name used before the cell that declares it is an error that names that cell")
  func forwardUse() throws {
    let results = try TestKernel.run("func f() -> Int { later }", "let later = 3", "f()")
    #expect(results[0].status == .compileError)
    #expect(results[0].error?.why?.contains("declared later, in cell 2 (line 7)") == true)
  }

  @Test("the columns of a shown last expression are the Markdown's")
  func columnsOfLastExpression() throws {
    let results = try TestKernel.run("let a = 1\n  a + nothing")
    #expect(results[0].error?.range?.start == SourcePosition(line: 5, column: 7))
  }

  @Test(
    "a trap is told with Swift's message, at its line and column, and ends the run",
    arguments: [
      ("let a = [1]\nlet i = 3\nprint(a[i])", "Index out of range", 6, 8),
      ("let s: Int? = nil\nprint(s!)", "Unexpectedly found nil while unwrapping an Optional value", 5, 8),
      ("func f(_ v: Int8) -> Int8 { v + 100 }\nprint(f(100))", "arithmetic overflow", 4, 31),
      ("fatalError(\"boom: now\")", "boom: now", 4, 1),
      ("precondition(1 > 2, \"order\")", "Precondition failed: order", 4, 1),
    ])
  func trap(code: String, message: String, line: Int, column: Int) throws {
    let results = try TestKernel.run("print(\"kept\")", TestCell(code), "print(3)")
    #expect(results[0].text(.output) == "kept\n")
    // The first cell takes four lines, so the second begins that much later.
    #expect(results[1].status == .trapped)
    #expect(results[1].error?.summary == message)
    #expect(results[1].error?.range?.start == SourcePosition(line: line + 4, column: column))
    #expect(results[2].status == .notRun("the run ended in cell 2"))
  }

  @Test(
    "what makes no sense to show is told in a sentence, whatever the build",
    arguments: [
      ("Plot().line(x: [1, 2], y: [1])", "a series needs as many x (2) as y (1)"),
      (
        "Plot().surface(x: 0...1, y: 0...1, resolution: 0) { $0 + $1 }",
        "a grid needs at least one square a side, not 0"
      ),
      ("var t = Table(\"a\")\nt.add(1, 2)", "a row of 2 values does not fit a table of 1 columns"),
      ("Figure.network(layers: [[]], description: \"\")", "every layer of a network needs a unit"),
    ])
  func senselessOutput(code: String, message: String) throws {
    let results = try TestKernel.run(TestCell(code))
    #expect(results[0].error?.summary == message)
  }

  @Test("what a cell printed before it trapped is kept")
  func outputBeforeTrap() throws {
    let results = try TestKernel.run("print(\"before\")\nfatalError(\"x\")")
    #expect(results[0].text(.output) == "before\n")
    #expect(results[0].text(.error) == "")
  }

  @Test(
    "what a cell leaves open is its own mistake, and the next cell is not taken for a part of it",
    arguments: [
      ("for i in 0..<3 {", "print(i)\n}"), ("let s = \"\"\"\n  x", "  y\n  \"\"\""), ("/*", "*/ print(2)"),
      ("print(", "1)"), ("#if true", "#endif"),
    ])
  func openCell(first: String, second: String) throws {
    let results = try TestKernel.run("let a = 1", TestCell(first), TestCell(second), "print(a)")
    #expect(results.map(\.status) == [.succeeded, .compileError, .compileError, .succeeded])
    #expect(results[1].error?.range.map { $0.start.line } ?? 0 >= 8)
    #expect(results[3].text(.output) == "1\n")
  }

  @Test("there is no warning about code that is not the cell's own")
  func warningsOfGeneratedCode() throws {
    let results = try TestKernel.run("print(1)", "print(2)", "fatalError(\"end\")", "print(3)")
    #expect(results[2].diagnostics.map(\.summary) == ["end"])
  }

  @Test("an uncaught error is told by its own name")
  func uncaughtError() throws {
    let results = try TestKernel.run("struct Wrong: Error {}\nthrow Wrong()")
    #expect(results[0].error?.summary == "uncaught error: Wrong()")
    #expect(results[0].error?.range?.start == SourcePosition(line: 5, column: 1))
  }

  @Test("an uncaught error is placed at the cell when it can come from several places")
  func uncaughtErrorSomewhere() throws {
    let results = try TestKernel.run(
      "struct Wrong: Error {}\nfunc f(_ x: Int) throws { if x > 1 { throw Wrong() } }\ntry f(1)\ntry f(2)")
    #expect(results[0].error?.range?.start == SourcePosition(line: 3, column: 1))
  }

  @Test("endless recursion is told as such")
  func endlessRecursion() throws {
    let results = try TestKernel.run("func deep(_ n: Int) -> Int { n == -1 ? 0 : 1 + deep(n + 1) }\ndeep(0)")
    #expect(results[0].error?.summary == "stack overflow: `deep(_:)` calls itself without end")
  }

  @Test("exit ends the run, and is told")
  func exitCall() throws {
    let results = try TestKernel.run("import Glibc\nexit(0)", "print(1)")
    #expect(results[0].error?.summary == "the cell ended the program, with exit code 0")
    #expect(results[1].status == .notRun("the run ended in cell 1"))
  }

  @Test("a cell that runs too long is ended")
  func timeLimit() throws {
    let results = try TestKernel.run(
      TestCell("print(\"start\")\nwhile true {}", timeout: .milliseconds(300)), "print(1)")
    #expect(results[0].status == .limitReached(.time))
    #expect(results[0].text(.output) == "start\n")
    #expect(results[0].error?.summary.contains("0.3 seconds") == true)
  }

  @Test("a flood of output is cut, and ends the run")
  func outputLimit() throws {
    var limits = Limits()
    limits.outputBytes = 100_000
    let results = try TestKernel.run("while true { print(\"flood\") }", limits: limits)
    #expect(results[0].status == .limitReached(.output))
    #expect(results[0].text(.output).utf8.count < 5000)
  }

  @Test("a flood of memory is ended")
  func memoryLimit() throws {
    var limits = Limits()
    limits.memoryBytes = 1 << 30
    let results = try TestKernel.run(
      "var all: [[Int]] = []\nwhile true { all.append([Int](repeating: 1, count: 1_000_000)) }",
      limits: limits)
    #expect(results[0].status == .limitReached(.memory))
  }

  @Test("a flood of processes is ended, and none of them is left")
  func processLimit() throws {
    let results = try TestKernel.run(
      """
      import Foundation
      for _ in 0..<200 {
        let child = Process()
        child.executableURL = URL(fileURLWithPath: "/bin/sleep")
        child.arguments = ["77.125"]
        try? child.run()
      }
      Thread.sleep(forTimeInterval: 5)
      """)
    #expect(results[0].status == .limitReached(.processes))
    #expect(try runningCommands().allSatisfy { !$0.contains("77.125") })
  }

  @Test("a cell that must fail succeeds by its compile error or by its trap, and harms nothing")
  func mustFail() throws {
    let results = try TestKernel.run(
      "var n = 1", TestCell("let t: Int = \"x\"", mustFail: true),
      TestCell("n = 5\nfatalError(\"meant\")", mustFail: true), TestCell("print(n)", mustFail: true),
      "print(n)")
    #expect(results.map(\.status) == [.succeeded, .succeeded, .succeeded, .unexpectedSuccess, .succeeded])
    #expect(results[1].error?.summary == "cannot convert value of type 'String' to specified type 'Int'")
    #expect(results[2].error?.summary == "meant")
    #expect(results[4].text(.output) == "1\n")
  }

  @Test("a cell that is meant to fail may end its program, and its exit code is told")
  func meantExit() throws {
    let results = try TestKernel.run(
      TestCell("import Glibc\nexit(3)", mustFail: true),
      TestCell("import Glibc\nraise(SIGTERM)", mustFail: true),
      "print(1)")
    #expect(results.map(\.status) == [.succeeded, .succeeded, .succeeded])
    #expect(results[0].error?.summary == "the cell ended the program, with exit code 3")
    #expect(results[1].error?.summary == "the cell was ended by signal 15")
  }

  @Test("an unmet expectation fails the cell but not the run")
  func unmetExpectation() throws {
    let results = try TestKernel.run("expect(1 + 1, equals: 3)", "print(2)")
    #expect(results.map(\.status) == [.checkFailed, .succeeded])
    guard case .expectation(let expectation) = results[0].outputs.first else {
      Issue.record("no expectation was recorded")
      return
    }
    #expect(expectation.actual == "2" && expectation.expected == "3" && expectation.line == 4)
  }

  @Test("Foundation can be imported")
  func foundation() throws {
    let results = try TestKernel.run("import Foundation\nString(format: \"%.2f\", 1.0 / 3)")
    #expect(results[0].text(.value) == "0.33")
  }

  @Test("an import holds for all cells after it")
  func importsStay() throws {
    let results = try TestKernel.run(
      "import Foundation", "let a = sqrt(4.0)", "let a = \"new segment\"", "String(format: \"%.1f\", 2.0)")
    #expect(results[3].text(.value) == "2.0")
  }

  @Test("plots with numbers that are not finite arrive as they were")
  func nonFinite() throws {
    let results = try TestKernel.run("Plot(\"p\").line([1, .infinity, -.infinity])")
    #expect(results[0].outputs == [.plot(Plot("p").line([1, .infinity, -.infinity]))])
  }

  @Test("no temporary file is left")
  func temporaryFiles() throws {
    let folder = try TemporaryFolder()
    let lesson = makeLesson(["print(1)"])
    let session = try RunSession(lesson, try TestKernel.environment(temporaryFolder: folder.path))
    _ = try session.result(of: 0)
    session.close()
    #expect(try folder.contents().isEmpty)
  }

  @Test("a folder for temporary files that cannot be had is told by name")
  func noTemporaryFolder() throws {
    let environment = try TestKernel.environment(temporaryFolder: "/nowhere/at/all")
    #expect(throws: KernelError.self) { try RunSession(makeLesson(["1"]), environment) }
  }
}
