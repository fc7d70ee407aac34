import LessonModel
import LessonOutput

/// What an author promises with an exercise: the solution passes, twice alike; the starter compiles and fails;
/// each foreseen mistake fails and is told its own words; there are hints.
///
/// Decided from verdicts alone. Who runs the answers is another's affair.
struct ExerciseContract {
  /// A piece of code that the lesson brings along for the exercise.
  enum Part: Hashable {
    case solution
    /// The solution once more.
    case repetition
    case starter
    case mistake(Int)
  }

  let lesson: Lesson
  /// Index into `Lesson.exercises`.
  let index: Int

  var exercise: Exercise { lesson.exercises[index] }

  /// The parts to judge. An exercise without a solution or checks is malformed, and has none.
  var parts: [Part] {
    guard exercise.solution != nil, !exercise.checks.isEmpty else { return [] }
    return [.solution, .repetition, .starter] + exercise.mistakes.indices.map { .mistake($0) }
  }

  func code(of part: Part) -> Snippet {
    switch part {
    case .solution, .repetition: exercise.solution.map { lesson.cells[$0].code } ?? exercise.starter
    case .starter: exercise.starter
    case .mistake(let mistake): exercise.mistakes[mistake].code
    }
  }

  func answer(_ part: Part) -> Answer { Answer(exercise: index, snippet: code(of: part), in: lesson) }

  /// What does not keep the promise.
  func problems(_ verdicts: [Part: Verdict]) -> [Diagnostic] {
    var problems = hintProblems
    for part in parts {
      guard let verdict = verdicts[part] else { continue }
      switch part {
      case .solution: problems += solutionProblems(verdict)
      case .repetition: problems += repetitionProblems(verdict, first: verdicts[.solution])
      case .starter: problems += starterProblems(verdict)
      case .mistake(let mistake): problems += mistakeProblems(verdict, exercise.mistakes[mistake])
      }
    }
    return problems
  }

  private var hintProblems: [Diagnostic] {
    if exercise.hints.isEmpty {
      return [
        problem(
          "exercise-without-hint", "the exercise `\(exercise.name)` has no hint", at: start(exercise.range),
          why: "a student who is stuck asks for one",
          fix: "add a block ` ```text {.hint for=\(exercise.name)} `")
      ]
    }
    guard exercise.hints.contains(where: { $0.allSatisfy(\.isWhitespace) }) else { return [] }
    return [
      problem(
        "empty-hint", "a hint of `\(exercise.name)` is empty", at: start(exercise.range), fix: "write it")
    ]
  }

  private func solutionProblems(_ verdict: Verdict) -> [Diagnostic] {
    guard !verdict.isPassed else { return [] }
    var broken = problem(
      "solution-fails",
      "the solution of `\(exercise.name)` does not pass its checks: \(verdict.outcome.words)",
      at: codeRange(.solution), why: "the solution proves that the checks can be met",
      fix: "mend the solution, or the check")
    broken.notes = unmetNotes(verdict)
    return [broken] + verdict.diagnostics
  }

  private func repetitionProblems(_ verdict: Verdict, first: Verdict?) -> [Diagnostic] {
    guard let first, first.isPassed else { return [] }
    guard verdict.isPassed, verdict.outputs == first.outputs,
      verdict.expectations.map(\.expectation) == first.expectations.map(\.expectation)
    else {
      return [
        problem(
          "solution-unsteady", "the solution of `\(exercise.name)` gives something else when it runs again",
          at: codeRange(.solution), why: "a student's answer is judged by one run",
          fix: "give random numbers a seed, and print no times or addresses")
      ]
    }
    return []
  }

  private func starterProblems(_ verdict: Verdict) -> [Diagnostic] {
    switch verdict.outcome {
    case .passed:
      return [
        problem(
          "starter-passes", "the starter of `\(exercise.name)` passes its checks already",
          at: codeRange(.starter), why: "nothing is left for the student to do",
          fix: "take a part of the answer out, or check more")
      ]
    case .compileError where !exercise.isIncomplete && !exercise.starter.hasPlaceholder:
      var broken = problem(
        "starter-does-not-compile", "the starter of `\(exercise.name)` does not compile",
        at: codeRange(.starter), why: "a student begins with the compiler's complaint",
        fix: "mend it, mark what is missing with `<#...#>`, or mark the exercise `.incomplete`")
      broken.notes = verdict.diagnostics.prefix(3).map { Diagnostic.Note($0.summary, at: $0.range) }
      return [broken]
    default:
      return []
    }
  }

  private func mistakeProblems(_ verdict: Verdict, _ mistake: Exercise.Mistake) -> [Diagnostic] {
    let range = start(mistake.code)
    if verdict.isPassed {
      return [
        problem(
          "mistake-passes", "a foreseen mistake of `\(exercise.name)` passes the checks", at: range,
          why: "it is there because it is wrong", fix: "add an `expect(...)` that fails for it")
      ]
    }
    guard verdict.outcome != .notChecked, verdict.mistake != mistake.says else { return [] }
    let told = verdict.mistake.map { "it is told “\($0)”" } ?? "it is told no mistake's words"
    return [
      problem(
        "mistake-not-recognized", "a foreseen mistake of `\(exercise.name)` is not recognized", at: range,
        why: told, fix: "add an `expect(...)` by which it differs from other wrong answers")
    ]
  }

  // MARK: - Diagnostics

  private func problem(
    _ identifier: String, _ summary: String, at range: SourceRange, why: String? = nil, fix: String
  ) -> Diagnostic {
    Diagnostic(.error, identifier, summary, file: lesson.file, at: range, why: why, fix: fix)
  }

  private func codeRange(_ part: Part) -> SourceRange {
    switch part {
    case .solution, .repetition:
      exercise.solution.map { start(lesson.cells[$0].range) } ?? start(exercise.range)
    case .starter: start(exercise.range)
    case .mistake(let mistake): start(exercise.mistakes[mistake].code)
    }
  }

  private func start(_ range: SourceRange) -> SourceRange { SourceRange(range.start, range.start) }

  private func start(_ code: Snippet) -> SourceRange {
    let start = code.position(ofOffset: 0)
    return SourceRange(start, start)
  }

  /// The first few expectations that were not met.
  private func unmetNotes(_ verdict: Verdict) -> [Diagnostic.Note] {
    verdict.expectations.map(\.expectation).filter { !$0.isMet }.prefix(3).map { unmet in
      let cell = exercise.checks.map { lesson.cells[$0] }.first { $0.range.contains(line: unmet.line) }
      return Diagnostic.Note(
        unmet.words, at: cell?.code.range(ofLine: unmet.line) ?? SourceRange(line: unmet.line, column: 1))
    }
  }
}

extension Expectation {
  /// `the slope at 0: expected 0.25, got 0.5`
  var words: String {
    guard let actual else { return message }
    return message + ": " + (expected.map { "expected \($0), got \(actual)" } ?? "got \(actual)")
  }
}

extension Snippet {
  /// `<#...#>`, for the student to replace. Code with one is not meant to compile.
  fileprivate var hasPlaceholder: Bool { text.contains(/<#[^#]*#>/) }
}

extension Verdict.Outcome {
  /// What became of an answer, in a few words.
  var words: String {
    switch self {
    case .passed: "it passes"
    case .failed: "an expectation is not met"
    case .compileError: "it does not compile"
    case .trapped: "it ends in a trap"
    case .limitReached(let limit): "it meets the limit on \(limit.rawValue)"
    case .endedEarly: "it ends before its last check"
    case .forged: "what it records is not what the checks record"
    case .notChecked: "the lesson's own code before it, or a check, does not work"
    }
  }
}
