import FoundationEssentials
import LessonKernel
import LessonModel
import LessonOutput
import SwiftAnalysis

/// Finds out whether a lesson keeps what it promises: that its cells run and print what it says, that its links lead
/// somewhere, and that each exercise can be solved, is not solved yet, and tells wrong answers from right ones.
package struct LessonVerifier {
  package struct Options: Sendable {
    /// Mutants that are tried of each solution at most; 0 tries none.
    package var mutants = 100
    /// Chooses the mutants where there are more.
    package var seed: UInt64 = 0
    /// How long a mutant may run. A slip in a loop easily makes it endless, and that is a slip noticed.
    package var mutantTime: Duration = .seconds(2)
    /// Outputs that differ are to be written into the lesson, not reported.
    package var acceptsOutputs = false

    package init() {}
  }

  let lesson: Lesson
  /// The bytes of the lesson's file.
  let file: [UInt8]
  let environment: KernelEnvironment
  let options: Options
  /// Called now and then, for a display of progress.
  let onActivity: (RunSession.Activity) -> Void

  package init(
    _ lesson: Lesson, file: [UInt8], _ environment: KernelEnvironment, options: Options = Options(),
    onActivity: @escaping (RunSession.Activity) -> Void = { _ in }
  ) {
    self.lesson = lesson
    self.file = file
    self.environment = environment
    self.options = options
    self.onActivity = onActivity
  }

  /// - Parameter links: looks after links; the same one for all lessons of a course.
  /// - Returns: what was found, and the file with new outputs where some differ and are to be accepted.
  package func report(links: inout LinkCheck) throws(KernelError) -> (LessonReport, newFile: [UInt8]?) {
    let start = ContinuousClock.now
    var report = LessonReport(lesson)
    var newFile: [UInt8]?
    if report.outcome != .malformed {
      report.add(links.problems(in: lesson, SourceText(file)))
      let results = try run()
      report.add(problems(with: results, where: { $0.role == .plain }))
      newFile = verifyOutputs(results, &report)
      let solved = try verifyExercises(&report)
      // An exercise that fails has said so already, in more words.
      let others = results.filter { lesson.cells[$0.cell].exercise.map(solved.contains) ?? true }
      report.add(problems(with: others, where: { $0.role != .plain }) + skippedCells(others))
    }
    report.putInOrder()
    report.time = start.duration(to: .now) / .seconds(1)
    return (report, newFile)
  }

  // MARK: - Cells

  private func run() throws(KernelError) -> [CellResult] {
    let session = try RunSession(lesson, environment, onActivity: onActivity)
    defer { session.close() }
    var results: [CellResult] = []
    for cell in lesson.cells { results.append(try session.result(of: cell.index)) }
    return results
  }

  /// What went wrong in the cells that ran. The messages of one that failed as it is meant to are what it shows.
  private func problems(with results: [CellResult], where isMeant: (Cell) -> Bool) -> [Diagnostic] {
    results.filter { isMeant(lesson.cells[$0.cell]) }.flatMap { result in
      let isToFail = lesson.cells[result.cell].mustFail && result.status == .succeeded
      return (isToFail ? [] : result.diagnostics)
        + result.unmetExpectations.map { .unmet($0, in: lesson.cells[result.cell], lesson.file) }
    }
  }

  /// The cells that did not run because of another are told as one.
  private func skippedCells(_ results: [CellResult]) -> [Diagnostic] {
    let skipped = results.filter(\.isSkipped)
    return skipped.first.map { [.notRun($0, andOthers: skipped.count - 1, lesson)] } ?? []
  }

  private func verifyOutputs(_ results: [CellResult], _ report: inout LessonReport) -> [UInt8]? {
    let changed = lesson.changedOutputs(results)
    guard options.acceptsOutputs, !changed.isEmpty else {
      report.add(changed.map(\.problem))
      return nil
    }
    do throws(OutputAcceptance.Failure) {
      let texts = Dictionary(changed.map { ($0.cell, $0.text) }) { first, _ in first }
      report.acceptedOutputs = changed.count
      return try OutputAcceptance(file: file, lesson: lesson).accepting(texts)
    } catch {
      report.acceptedOutputs = 0
      report.add([error.diagnostic(in: lesson)])
      return nil
    }
  }

  // MARK: - Exercises

  private typealias PartVerdicts = [ExerciseContract.Part: Verdict]

  /// - Returns: the exercises whose solutions pass.
  private func verifyExercises(_ report: inout LessonReport) throws(KernelError) -> Set<Int> {
    let contracts = lesson.exercises.indices.map { ExerciseContract(lesson: lesson, index: $0) }
    var solved: [(ExerciseContract, PartVerdicts, solution: Verdict)] = []
    for (contract, verdicts) in zip(contracts, try verdicts(on: contracts)) {
      report.add(problems(with: contract, verdicts), to: contract.index)
      if let solution = verdicts[.solution], solution.isPassed {
        solved.append((contract, verdicts, solution))
      }
    }
    let trials = options.mutants > 0 ? try trials(of: solved.map { $0.0 }) : []
    for ((contract, verdicts, solution), trials) in zip(solved, trials) {
      let strength = CheckStrength(
        lesson: lesson, exercise: contract.exercise, solution: solution, trials: trials,
        otherWrong: verdicts.filter { $0.key.isMeantToFail }.map(\.value))
      report.exercises[contract.index].mutants = strength.score
      report.add(strength.problems, to: contract.index)
    }
    return Set(solved.map { $0.0.index })
  }

  /// What the contract says; where a name is given too late, that instead of the compiler's words.
  private func problems(with contract: ExerciseContract, _ verdicts: PartVerdicts) -> [Diagnostic] {
    let problems = contract.problems(verdicts)
    guard let solution = verdicts[.solution], !solution.isPassed else { return problems }
    let late = lesson.namesGivenTooLate(to: contract.index)
    return problems.filter { problem in
      !late.contains { problem.identifier == "swift" && problem.range?.start == $0.range?.start }
    } + late
  }

  private func verdicts(on contracts: [ExerciseContract]) throws(KernelError) -> [PartVerdicts] {
    let tasks = contracts.flatMap { contract in contract.parts.map { (contract.index, $0) } }
    let given = try judge(tasks.map { contracts[$0].answer($1) }, Checker.Options(), "checking answers")
    var verdicts = contracts.map { _ in PartVerdicts() }
    for ((exercise, part), verdict) in zip(tasks, given) { verdicts[exercise][part] = verdict }
    return verdicts
  }

  /// Tries mutants of the solutions, all in one go, so that none of the cores is idle.
  private func trials(of contracts: [ExerciseContract]) throws(KernelError) -> [[CheckStrength.Trial]] {
    let mutants = contracts.map { contract in
      Mutant.all(of: contract.code(of: .solution).text, atMost: options.mutants, seed: options.seed)
    }
    let answers = zip(contracts, mutants).flatMap { contract, mutants in mutants.map { contract.answer($0) } }
    var checking = Checker.Options()
    checking.time = options.mutantTime
    checking.recognizesMistakes = false
    var verdicts = try judge(answers, checking, "trying mutants")[...]
    return mutants.map { mutants in
      defer { verdicts = verdicts.dropFirst(mutants.count) }
      return zip(mutants, verdicts).map { CheckStrength.Trial(mutant: $0, verdict: $1) }
    }
  }

  private func judge(
    _ answers: [Answer], _ options: Checker.Options, _ label: String
  ) throws(KernelError) -> [Verdict] {
    guard !answers.isEmpty else { return [] }
    let checker = try Checker(lesson, environment, options: options)
    defer { checker.close() }
    var count = 0
    return try checker.verdicts(on: answers) { _, _ in
      count += 1
      let progress = Progress(label: label, fraction: Double(count) / Double(answers.count))
      onActivity(.running(cell: 0, progress))
    }
  }
}

extension ExerciseContract.Part {
  fileprivate var isMeantToFail: Bool { self != .solution && self != .repetition }
}

extension ExerciseContract {
  fileprivate func answer(_ mutant: Mutant) -> Answer {
    var code = code(of: .solution)
    code.text = mutant.text
    return Answer(exercise: index, snippet: code, in: lesson)
  }
}

extension CellResult {
  fileprivate var unmetExpectations: [Expectation] {
    outputs.compactMap { output in
      if case .expectation(let expectation) = output, !expectation.isMet { expectation } else { nil }
    }
  }

  fileprivate var isSkipped: Bool {
    if case .notRun = status { true } else { false }
  }
}

extension Cell {
  /// The exercise that the cell belongs to, an index into `Lesson.exercises`.
  fileprivate var exercise: Int? {
    switch role {
    case .plain: nil
    case .solution(let exercise), .check(let exercise): exercise
    }
  }
}

extension Diagnostic {
  fileprivate static func unmet(_ expectation: Expectation, in cell: Cell, _ file: String) -> Diagnostic {
    Diagnostic(
      .error, "expectation-not-met", expectation.words, file: file,
      at: cell.code.range(ofLine: expectation.line), fix: "correct \(cell.label), or what it expects")
  }

  fileprivate static func notRun(_ result: CellResult, andOthers count: Int, _ lesson: Lesson) -> Diagnostic {
    var why: String?
    if case .notRun(let reason) = result.status { why = reason }
    let cell = lesson.cells[result.cell]
    let others = count == 0 ? "" : count == 1 ? " and another cell" : " and \(count) other cells"
    return Diagnostic(
      .error, "cell-not-run", "\(cell.label)\(others) did not run", file: lesson.file,
      at: SourceRange(cell.range.start, cell.range.start), why: why, fix: "mend what comes before it")
  }
}
