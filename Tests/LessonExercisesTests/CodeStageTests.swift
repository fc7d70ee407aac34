import LessonExercises
import LessonModel
import LessonOutput
import LessonSyntax
import Testing

@Suite("What is told of an answer before it is compiled")
struct CodeStageTests {
  private static let starter = "func sigmoid(_ h: Double) -> Double {\n  <#the formula#>  // Here.\n}"

  private func stage(_ answer: String, asking checks: [String] = []) throws -> CodeStage {
    let lesson = lesson(checks: checks)
    let exercise = try #require(lesson.exercises.first)
    let asked = exercise.codeQuestions(in: lesson)
    #expect(asked.diagnostics.isEmpty)
    return CodeStage(
      SourceText(Array(answer.utf8)), file: "Exercises/a/sigmoid.swift", of: exercise, asking: asked.questions
    )
  }

  /// The starter begins at line 2, the first check at line 7, the next one four lines below the first's last line.
  private func lesson(checks: [String]) -> Lesson {
    let markdown =
      "```swift {#sigmoid .exercise}\n\(CodeStageTests.starter)\n```\n\n"
      + checks.map { "```swift {.check for=sigmoid}\n\($0)\n```\n\n" }.joined()
    return LessonParser().parse(markdown, name: "a", file: "a.md")
  }

  @Test(
    "knows how far the student has come",
    arguments: [
      ("", .empty), ("// only a remark\n", .empty),
      (starter, .notStarted),
      ("// The task.\n\n\nfunc sigmoid(_ h: Double)->Double {\n<#the formula#> }", .notStarted),
      ("func sigmoid(_ h: Double) -> Double {\n  1 / <#the formula#>\n}\n", .unfinished),
      ("func sigmoid(_ h: Double) -> Double { h }", .ready),
      ("let broken = (", .ready),
      (String(repeating: "[", count: 1000), .ready),
    ] as [(String, CodeStage.State)])
  func states(answer: String, state: CodeStage.State) throws {
    #expect(try stage(answer).state == state)
  }

  @Test("names each placeholder at its place, and what to write there")
  func placeholders() throws {
    let answer = """
      // "<#not this#>"
      let text = "<#nor this#>"
      func f() -> Double {
        let x: <#T##the type##Double#> = 1
      \t1 + <##>
      }
      """
    let diagnostics = try stage(answer).diagnostics
    #expect(diagnostics.map(\.identifier) == ["placeholder-left", "placeholder-left"])
    #expect(diagnostics[0].summary == "the placeholder `<#T##the type##Double#>` is still to be replaced")
    #expect(diagnostics[0].file == "Exercises/a/sigmoid.swift")
    #expect(diagnostics[0].range?.start == SourcePosition(line: 4, column: 10))
    #expect(diagnostics[0].range?.end == SourcePosition(line: 4, column: 32))
    #expect(
      diagnostics[0].fix == "write your code for \"the type\" there, and delete the marks `<#` and `#>`")
    #expect(diagnostics[1].range?.start == SourcePosition(line: 5, column: 6))
    #expect(diagnostics[1].fix == "write your own code there, and delete the marks `<#` and `#>`")
  }

  @Test("answers what all the checks ask, in their order")
  func questions() throws {
    let stage = try stage(
      "func sigmoid(_ h: Double) -> Double { 1 / (1 + Double.exp(-h)) }",
      asking: [
        "expectCode(.calls(\"exp\"))\nexpect(sigmoid(0), closeTo: 0.5)", "expectCode(.usesLoop, \"loops\")",
      ])
    #expect(stage.expectations.map(\.isMet) == [true, false])
    #expect(stage.expectations.map(\.message) == ["the code calls `exp`", "loops"])
    #expect(stage.expectations.map(\.line) == [8, 13])
  }

  @Test("an author's slip in asking has its place in the lesson")
  func slip() {
    let lesson = lesson(checks: ["expect(true)\nexpectCode(.cals(\"exp\"))"])
    let diagnostics = lesson.exercises[0].codeQuestions(in: lesson).diagnostics
    #expect(diagnostics.map(\.identifier) == ["code-rule-unknown"])
    #expect(diagnostics.first?.file == "a.md")
    #expect(diagnostics.first?.range?.start == SourcePosition(line: 9, column: 13))
  }
}
