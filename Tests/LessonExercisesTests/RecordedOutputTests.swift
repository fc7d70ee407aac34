import LessonModel
import LessonOutput
import Testing

@testable import LessonExercises

@Suite struct RecordedOutputTests {
  private let lesson = Lesson(
    "```swift {#loss}\nprint(1)\n```\n\n```text {.output}\nstep 1\n…\nE = 0.5\n```\n\n```swift {.fails}\n```\n\n"
      + "```text {.output}\nerror: no\n```\n")

  private func result(_ outputs: Output..., cell: Int = 0) -> CellResult {
    CellResult(cell: cell, status: .succeeded, outputs: outputs)
  }

  @Test("holds what was printed and each shown value on lines of its own, and no drawing")
  func text() {
    let result = result(
      .text(TextOutput(.output, "a\n")), .text(TextOutput(.value, "1")), .table(Table("x")),
      .text(TextOutput(.value, "2\n")), .text(TextOutput(.error, "b")))
    #expect(result.recordableText(mustFail: false) == "a\n1\n2\nb")
  }

  @Test("of a cell that is meant to fail also its message")
  func message() {
    var result = result(.text(TextOutput(.output, "a")))
    result.diagnostics = [Diagnostic(.warning, "swift", "unused"), Diagnostic(.error, "swift", "no")]
    #expect(result.recordableText(mustFail: true) == "a\nerror: no\n")
    #expect(result.recordableText(mustFail: false) == "a")
  }

  @Test("a block that does not fit is told with its first wrong line, and how to accept what was printed")
  func differs() throws {
    let printed = result(.text(TextOutput(.output, "step 1\nstep 2\nE = 0.25\n")))
    let changed = lesson.changedOutputs([printed])
    try #require(changed.count == 1 && changed[0].cell == 0)
    let problem = changed[0].problem
    #expect(problem.summary == "loss prints no more, the block says `E = 0.5`")
    #expect(
      problem.range == SourceRange(SourcePosition(line: 8, column: 1), SourcePosition(line: 8, column: 7)))
    #expect(problem.fix?.contains("lesson verify --accept test") ?? false)
    #expect(changed[0].text == "step 1\nstep 2\nE = 0.25\n")
  }

  @Test("a block that fits, and one whose cell did not run, are not told")
  func fits() {
    var failing = result(cell: 1)
    failing.diagnostics = [Diagnostic(.error, "swift", "no")]
    #expect(lesson.changedOutputs([result(.text(TextOutput(.output, "step 1\nE = 0.5"))), failing]).isEmpty)
    #expect(lesson.changedOutputs([CellResult(cell: 0, status: .notRun("why"))]).isEmpty)
  }
}
