import LessonModel
import Testing

@testable import LessonExercises

@Suite struct ExerciseContractTests {
  private typealias Part = ExerciseContract.Part

  private static let kept: [Part: Verdict] = [
    .solution: .half(.passed), .repetition: .half(.passed),
    .starter: .half(.failed, [10: false, 11: true, 15: true]),
    .mistake(0): .half(.failed, [10: false, 11: true, 15: true], says: "That is twice."),
  ]

  private func identifiers(_ part: Part, _ verdict: Verdict, in lesson: Lesson = halfLesson) -> [String] {
    let contract = ExerciseContract(lesson: lesson, index: 0)
    return contract.problems(Self.kept.merging([part: verdict]) { $1 }).map(\.identifier)
  }

  @Test("an exercise that keeps its promises has no problem")
  func kept() {
    let contract = ExerciseContract(lesson: halfLesson, index: 0)
    #expect(contract.parts == [.solution, .repetition, .starter, .mistake(0)])
    #expect(contract.problems(Self.kept).isEmpty)
  }

  @Test("a solution must pass, and the first expectations it does not meet are told with their lines")
  func solution() throws {
    let contract = ExerciseContract(lesson: halfLesson, index: 0)
    let problems = contract.problems([.solution: .half(.failed, [10: false, 11: true, 15: false])])
    try #require(problems.map(\.identifier) == ["solution-fails"])
    #expect(problems[0].range == SourceRange(line: 5, column: 1))
    #expect(
      problems[0].notes.map(\.range?.start) == [
        SourcePosition(line: 10, column: 1), SourcePosition(line: 15, column: 1),
      ])
    #expect(problems[0].notes[0].text == "line 10: expected 2, got 1")
  }

  @Test("what the compiler says of the solution is handed on")
  func brokenSolution() {
    var verdict = Verdict.half(.compileError, [:])
    verdict.diagnostics = [Diagnostic(.error, "swift", "no such thing", file: "test.md")]
    #expect(identifiers(.solution, verdict) == ["solution-fails", "swift"])
  }

  @Test(
    "a solution must give the same again",
    arguments: [
      Verdict.half(.passed, printed: "0.3"), .half(.passed, [10: true, 11: true]),
      .half(.trapped, [10: true]),
    ])
  func unsteady(again: Verdict) {
    #expect(identifiers(.repetition, again) == ["solution-unsteady"])
  }

  @Test("a starter must not pass, and must compile unless it says otherwise")
  func starter() {
    #expect(identifiers(.starter, .half(.passed)) == ["starter-passes"])
    #expect(identifiers(.starter, .half(.trapped, [:])).isEmpty)
    let broken = Verdict.half(.compileError, [:])
    #expect(identifiers(.starter, broken) == ["starter-does-not-compile"])
    var lesson = halfLesson
    lesson.exercises[0].isIncomplete = true
    #expect(identifiers(.starter, broken, in: lesson).isEmpty)
    #expect(identifiers(.starter, .half(.passed), in: lesson) == ["starter-passes"])
    lesson = halfLesson
    lesson.exercises[0].starter.text = "func half(_ x: Double) -> Double { <#half of x#> }\n"
    #expect(identifiers(.starter, broken, in: lesson).isEmpty)
  }

  @Test("a mistake must fail and be told its own words")
  func mistake() {
    #expect(identifiers(.mistake(0), .half(.passed)) == ["mistake-passes"])
    #expect(identifiers(.mistake(0), .half(.failed)) == ["mistake-not-recognized"])
    #expect(identifiers(.mistake(0), .half(.failed, says: "Other words.")) == ["mistake-not-recognized"])
    #expect(identifiers(.mistake(0), .half(.trapped, says: "That is twice.")).isEmpty)
    #expect(identifiers(.mistake(0), .half(.notChecked)).isEmpty)
  }

  @Test("there must be hints, and each must say something")
  func hint() {
    var lesson = halfLesson
    lesson.exercises[0].hints.append(" \n")
    let identifiers = {
      ExerciseContract(lesson: lesson, index: 0).problems(Self.kept).map(\.identifier)
    }
    #expect(identifiers() == ["empty-hint"])
    lesson.exercises[0].hints = []
    #expect(identifiers() == ["exercise-without-hint"])
  }

  @Test("an exercise that is not whole has nothing to judge")
  func notWhole() {
    var lesson = halfLesson
    lesson.exercises[0].checks = []
    #expect(ExerciseContract(lesson: lesson, index: 0).parts.isEmpty)
  }
}
