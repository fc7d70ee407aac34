import LessonModel
import SwiftAnalysis
import Testing

@testable import LessonExercises

@Suite struct CheckStrengthTests {
  private static let mutants = Mutant.all(of: halfLesson.cells[0].code.text)
  private static let failing: [Int: Bool] = [10: false, 11: false, 15: false]

  /// The strength that verdicts on the mutants and on other wrong code tell of.
  private func strength(_ verdicts: [Verdict], others: [Verdict] = []) -> CheckStrength {
    let trials = verdicts.enumerated().map { index, verdict in
      CheckStrength.Trial(mutant: Self.mutants[index % Self.mutants.count], verdict: verdict)
    }
    return CheckStrength(
      lesson: halfLesson, exercise: halfLesson.exercises[0], solution: .half(.passed), trials: trials,
      otherWrong: others)
  }

  private let killed = Verdict.half(.failed, [10: false, 11: false, 15: false])

  @Test("mutants that do not compile do not count, and those that trap or never end are noticed")
  func score() {
    let score = strength([
      .half(.compileError, [:]), .half(.passed), .half(.trapped, [:]), .half(.limitReached(.time), [:]),
      killed,
    ]).score
    #expect(score.tried == 4 && score.killed == 3 && score.survivors.count == 1)
  }

  @Test("a warning shows the survivors at their places, when too many live")
  func survivors() throws {
    let problems = strength([killed, .half(.passed), killed]).problems
    try #require(problems.map(\.identifier) == ["weak-checks"])
    #expect(problems[0].severity == .warning && problems[0].range == SourceRange(line: 9, column: 1))
    #expect(problems[0].summary == "the checks of `half` let 1 of 3 mutants live")
    let survivor = Self.mutants[1]
    #expect(problems[0].notes.map(\.range?.start) == [SourcePosition(line: 6, column: survivor.column)])
    #expect(problems[0].notes[0].text == "no check notices that \(survivor.change)")
    #expect(strength([killed, killed, killed, killed, .half(.passed)]).problems.isEmpty)
  }

  @Test("many survivors are counted, not all shown")
  func manySurvivors() {
    let notes = strength(Array(repeating: .half(.passed), count: 9)).problems.first?.notes ?? []
    #expect(notes.count == 6 && notes.last?.text == "and 4 more; --json lists all")
  }

  @Test("a check that no wrong code fails is an error, a single expectation a warning")
  func idle() {
    let idleCell = Verdict.half(.failed, [10: false, 11: false, 15: true])
    #expect(
      strength([idleCell], others: [.half(.compileError, [:])]).problems.map(\.identifier) == ["idle-check"])
    let idleLine = Verdict.half(.failed, [10: true, 11: false, 15: false])
    let problems = strength([idleLine]).problems
    #expect(problems.map(\.identifier) == ["idle-expectation"] && problems[0].range?.start.line == 10)
    #expect(problems[0].severity == .warning)
    #expect(strength([idleLine], others: [.half(.failed, [10: false, 11: true, 15: true])]).problems.isEmpty)
  }

  @Test("a rule about the text of the code need not be broken by any wrong code")
  func codeRule() {
    var lesson = halfLesson
    lesson.cells[1].code.text = "expectCode(.avoids(\"sqrt\"))\nexpect(half(0), closeTo: 0)\n"
    let trials = strength([.half(.failed, [10: true, 11: false, 15: false])]).trials
    let strength = CheckStrength(
      lesson: lesson, exercise: lesson.exercises[0], solution: .half(.passed), trials: trials, otherWrong: [])
    #expect(strength.problems.isEmpty)
  }

  @Test("an answer that traps in a check fails it")
  func trap() {
    let inSecond = Verdict.half(.trapped, [10: false, 11: false])
    #expect(strength([inSecond]).problems.isEmpty)
    let inFirst = Verdict.half(.trapped, [10: false])
    #expect(strength([inFirst]).problems.map(\.identifier) == ["idle-expectation", "idle-check"])
  }

  @Test("a check that expects nothing is an error")
  func noExpectation() {
    var strength = strength([killed])
    strength = CheckStrength(
      lesson: halfLesson, exercise: halfLesson.exercises[0], solution: .half(.passed, [10: true, 11: true]),
      trials: strength.trials, otherWrong: [])
    #expect(strength.problems.map(\.identifier) == ["check-without-expectation"])
  }
}
