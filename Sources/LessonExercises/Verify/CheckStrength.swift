import LessonModel
import LessonOutput
import SwiftAnalysis

/// How well the checks of an exercise tell wrong code from right code, found out with mutants of the solution.
struct CheckStrength {
  struct Trial {
    var mutant: Mutant
    var verdict: Verdict
  }

  /// How many survivors a warning shows.
  private static let shownSurvivors = 5

  let lesson: Lesson
  let exercise: Exercise
  /// The verdict on the solution, which passes.
  let solution: Verdict
  let trials: [Trial]
  /// The verdicts on the starter and the foreseen mistakes.
  let otherWrong: [Verdict]

  var score: MutationScore {
    let tried = trials.filter { $0.verdict.outcome.isTrial }
    return MutationScore(
      tried: tried.count, killed: tried.count { !$0.verdict.isPassed },
      survivors: tried.filter(\.verdict.isPassed).map { MutationScore.Survivor($0.mutant, in: solutionCode) })
  }

  private var solutionCode: Snippet {
    exercise.solution.map { lesson.cells[$0].code } ?? exercise.starter
  }

  var problems: [Diagnostic] { weakChecks + idleChecks }

  // MARK: - Survivors

  private var weakChecks: [Diagnostic] {
    let score = score
    guard !score.isGood else { return [] }
    let start = exercise.checks.first.map { lesson.cells[$0].range.start } ?? exercise.range.start
    let count = score.survivors.count
    var notes = score.survivors.prefix(CheckStrength.shownSurvivors).map {
      Diagnostic.Note("no check notices that \($0.change)", at: $0.range)
    }
    if count > notes.count {
      notes.append(Diagnostic.Note("and \(count - notes.count) more; --json lists all"))
    }
    return [
      Diagnostic(
        .warning, "weak-checks",
        "the checks of `\(exercise.name)` let \(count) of \(score.tried) mutants live", file: lesson.file,
        at: SourceRange(start, start),
        why: "a mutant is the solution with one slip in it, and a student may make the same slip",
        fix: "add an `expect(...)` that fails for these", notes: notes)
    ]
  }

  // MARK: - Checks that nothing fails

  /// Cells and single expectations that hold for every wrong answer there is.
  private var idleChecks: [Diagnostic] {
    let wrong = (trials.map(\.verdict) + otherWrong).filter { $0.outcome.isTrial && !$0.isPassed }
    guard !wrong.isEmpty else { return [] }
    return exercise.checks.flatMap { check -> [Diagnostic] in
      let cell = lesson.cells[check]
      let lines = lines(of: solution, in: cell)
      guard !lines.isEmpty else { return [.checkWithoutExpectation(cell, exercise, lesson.file)] }
      // A slip in the code need not break a rule about its text.
      let judged = lines.subtracting(codeLines)
      guard !judged.isEmpty else { return [] }
      let failing = Set(wrong.flatMap { unmetLines(of: $0) })
      let idle = judged.subtracting(failing)
      if idle == judged, !wrong.contains(where: { ends($0, in: cell) }) {
        return [.idleCheck(cell, exercise, lesson.file)]
      }
      return idle == judged
        ? []
        : idle.sorted().map {
          .idleExpectation(at: cell.code.range(ofLine: $0), exercise, lesson.file)
        }
    }
  }

  /// Where the checks ask for the code as text.
  private var codeLines: Set<Int> { Set(exercise.codeQuestions(in: lesson).questions.map(\.line)) }

  private func lines(of verdict: Verdict, in cell: Cell) -> Set<Int> {
    Set(verdict.expectations.map(\.expectation.line).filter { cell.range.contains(line: $0) })
  }

  private func unmetLines(of verdict: Verdict) -> [Int] {
    verdict.expectations.map(\.expectation).filter { !$0.isMet }.map(\.line)
  }

  /// Whether a wrong answer came to its end, by a trap say, in the cell, and not before it.
  private func ends(_ verdict: Verdict, in cell: Cell) -> Bool {
    let first = exercise.checks.first { check in
      let cell = lesson.cells[check]
      return !lines(of: solution, in: cell).isSubset(of: lines(of: verdict, in: cell))
    }
    return first == cell.index
  }
}

/// How many mutants of a solution the checks noticed.
package struct MutationScore: Hashable, Sendable, Codable {
  /// A mutant that passed every check.
  package struct Survivor: Hashable, Sendable, Codable {
    /// Where it differs from the solution.
    package var range: SourceRange
    /// What was done: "`+` became `-`".
    package var change: String
    /// What stood there, and what stands there now.
    package var original: String
    package var replacement: String

    init(_ mutant: Mutant, in solution: Snippet) {
      let start = solution.position(line: solution.firstLine + mutant.line - 1, column: mutant.column)
      let length = mutant.original.prefix { $0 != "\n" }.utf8.count
      range = SourceRange(start, SourcePosition(line: start.line, column: start.column + max(length, 1) - 1))
      change = mutant.change
      original = mutant.original
      replacement = mutant.replacement
    }
  }

  /// Mutants that compiled.
  package var tried: Int
  /// Those of them that did not pass.
  package var killed: Int
  package var survivors: [Survivor]

  /// The share of mutants that checks should notice. Not all: some mutants are as right as the solution, and nothing
  /// can tell which.
  private static let demandedShare = 0.8

  package var isGood: Bool { Double(killed) >= MutationScore.demandedShare * Double(tried) }
}

extension Verdict.Outcome {
  /// Whether the answer was judged by running it.
  fileprivate var isTrial: Bool {
    switch self {
    case .compileError, .notChecked: false
    default: true
    }
  }
}

extension Diagnostic {
  fileprivate static func checkWithoutExpectation(_ cell: Cell, _ exercise: Exercise, _ file: String)
    -> Diagnostic
  {
    Diagnostic(
      .error, "check-without-expectation", "a check of `\(exercise.name)` expects nothing", file: file,
      at: SourceRange(cell.range.start, cell.range.start), why: "no `expect(...)` of it was come to",
      fix: "write an `expect(...)` into it, or take it out")
  }

  fileprivate static func idleCheck(_ cell: Cell, _ exercise: Exercise, _ file: String) -> Diagnostic {
    Diagnostic(
      .error, "idle-check", "no wrong code fails this check of `\(exercise.name)`", file: file,
      at: SourceRange(cell.range.start, cell.range.start),
      why: "the starter, the foreseen mistakes and every mutant of the solution meet all that it expects",
      fix: "make it look at what the answer computes")
  }

  fileprivate static func idleExpectation(at range: SourceRange, _ exercise: Exercise, _ file: String)
    -> Diagnostic
  {
    Diagnostic(
      .warning, "idle-expectation",
      "no wrong code that was tried fails this expectation of `\(exercise.name)`",
      file: file, at: range,
      fix: "make it stricter, or take it out")
  }
}
