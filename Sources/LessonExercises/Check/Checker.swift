import LessonKernel
import LessonModel
import SwiftAnalysis

/// Judges answers to the exercises of a lesson.
///
/// What the lesson gives before an exercise is compiled and run once, and its state kept; so are the exercise's checks
/// compiled once. Each answer is compiled against that, and runs in a process of its own, forked from the state; as
/// many at once as there are cores. Keep a checker, and the next answer has its verdict in a moment.
///
/// Use it from the main thread, which must outlive the programs it starts.
package final class Checker {
  /// How much answers may use.
  package struct Options: Sendable {
    /// Of an answer with its checks; longer when a check cell says so with `timeout=`.
    package var time: Duration = .seconds(10)
    /// Look for the mistakes that the author has foreseen in answers that fail.
    package var recognizesMistakes = true

    package init() {}
  }

  /// An answer that is being judged.
  private struct Case {
    let id: Int
    let answer: Answer
    let judge: AnswerJudge
    let trial: Trial
    /// Awaits the verdicts on the foreseen mistakes.
    var verdict: Verdict?
  }

  private let lesson: Lesson
  private let environment: KernelEnvironment
  private let options: Options
  private let analyses: [CellAnalysis]
  private let limits: Limits
  private var plans: [Int: CheckPlan] = [:]

  /// The names that the exercises and the answers so far use.
  private var wanted: [Int: Set<String>] = [:]
  private var given: GivenCells?
  private var stops: [Int: Int] = [:]
  private var bench: TrialBench?
  private var proofs: [Int: Proof] = [:]
  private var mistakes: [Int: [Case]] = [:]
  private var cases: [Case] = []
  private var lastID = 0

  /// Starts nothing yet.
  package init(
    _ lesson: Lesson, _ environment: KernelEnvironment, options: Options = Options()
  ) throws(KernelError) {
    self.lesson = lesson
    self.environment = environment
    self.options = options
    analyses = lesson.cells.map { CellAnalysis(of: $0.code.text) }
    var limits = Limits()
    limits.memoryBytes = 2 << 30
    limits.outputBytes = 1 << 20
    self.limits = limits
  }

  deinit {
    close()
  }

  /// Judges answers to any of the exercises.
  ///
  /// - Parameter onVerdict: called with each verdict as it comes, and the answer's index.
  /// - Returns: the verdicts, in the order of the answers.
  package func verdicts(
    on answers: [Answer], onVerdict: (Int, Verdict) -> Void = { _, _ in }
  ) throws(KernelError) -> [Verdict] {
    let first = lastID + 1
    var verdicts = try begin(answers)
    for (id, verdict) in verdicts { onVerdict(id - first, verdict) }
    while verdicts.count < answers.count {
      for (id, verdict) in try work() where id >= first {
        verdicts[id] = verdict
        onVerdict(id - first, verdict)
      }
    }
    return answers.indices.map { verdicts[first + $0]! }
  }

  // MARK: - Live

  /// Compiles and runs what comes before an exercise, and its checks, so that they are there when an answer comes. Does
  /// not wait.
  package func prepare(exercise: Int) throws(KernelError) {
    try makeRoom(for: [exercise: []])
    if lesson.exercises[exercise].solution != nil { _ = proof(of: exercise) }
  }

  /// Begins to judge an answer. Does not wait; an answer to the same exercise that is still being judged is dropped.
  package func submit(_ answer: Answer) throws(KernelError) {
    for old in cases where old.answer.exercise == answer.exercise { bench?.drop(old.trial) }
    cases.removeAll { $0.answer.exercise == answer.exercise }
    early += try begin([answer]).values
  }

  /// Verdicts that were there as soon as the answers were.
  private var early: [Verdict] = []

  /// Waits until something happens here, at one of the other descriptors, or a tenth of a second has passed.
  ///
  /// - Returns: the verdicts that came, on answers that were submitted.
  package func step(alsoFor descriptors: [Int32] = []) throws(KernelError) -> [Verdict] {
    defer { early = [] }
    if !early.isEmpty { return early }
    return try work(alsoFor: descriptors).values.map { $0 }
  }

  /// An answer that was submitted has no verdict yet.
  package var isBusy: Bool { !cases.isEmpty || !early.isEmpty }

  /// Ends every program that is still there and removes the temporary files.
  package func close() {
    bench?.close()
    bench = nil
    cases = []
    mistakes = [:]
    proofs = [:]
    given = nil
  }

  // MARK: - Answers

  /// Begins to judge answers. Gives the verdicts, by the answers' numbers, that are known at once.
  private func begin(_ answers: [Answer]) throws(KernelError) -> [Int: Verdict] {
    var known: [Int: Verdict] = [:]
    var names: [Int: Set<String>] = [:]
    for answer in answers where lesson.exercises[answer.exercise].solution != nil {
      names[answer.exercise, default: []].formUnion(CellAnalysis(of: answer.snippet.text).mentioned)
    }
    try makeRoom(for: names)
    for answer in answers {
      lastID += 1
      if lesson.exercises[answer.exercise].solution == nil {
        known[lastID] = unsolvable(answer.exercise)
      } else {
        cases.append(newCase(answer, id: lastID))
      }
    }
    return known
  }

  private func newCase(_ answer: Answer, id: Int) -> Case {
    let plan = plan(of: answer.exercise)
    let time = max(options.time, plan.timeout ?? options.time)
    let judge = AnswerJudge(lesson: lesson, answer: answer, plan: plan, timeLimit: time, limits: limits)
    let code = TrialCode(lesson.exercises[answer.exercise].name, answer.snippet, file: answer.file)
    let trial = bench!.add(code, against: proof(of: answer.exercise), timeLimit: time)
    return Case(id: id, answer: answer, judge: judge, trial: trial)
  }

  private func unsolvable(_ exercise: Int) -> Verdict {
    let problem = Diagnostic(
      .error, "no-solution",
      "\(lesson.exercises[exercise].name) has no solution, so no answer can be checked",
      file: lesson.file, at: lesson.exercises[exercise].range,
      fix: "give it one: ```swift {.solution for=...}")
    return Verdict(exercise: exercise, outcome: .notChecked, diagnostics: [problem])
  }

  /// Does what is to be done now. Gives the verdicts that came, by the answers' numbers.
  private func work(alsoFor descriptors: [Int32] = []) throws(KernelError) -> [Int: Verdict] {
    guard let bench else { return [:] }
    try bench.step(alsoFor: descriptors)
    settleMistakes()
    var verdicts: [Int: Verdict] = [:]
    for index in cases.indices {
      if cases[index].verdict == nil, let result = cases[index].trial.result {
        cases[index].verdict = cases[index].judge.verdict(on: result)
      }
      if let verdict = finished(cases[index]) { verdicts[cases[index].id] = verdict }
    }
    cases.removeAll { verdicts[$0.id] != nil }
    return verdicts
  }

  // MARK: - Mistakes

  /// The verdict, when all is known that belongs to it.
  private func finished(_ one: Case) -> Verdict? {
    guard var verdict = one.verdict else { return nil }
    let exercise = lesson.exercises[verdict.exercise]
    guard options.recognizesMistakes, verdict.canBeForeseen, !exercise.mistakes.isEmpty else {
      return verdict
    }
    if let says = exercise.mistake(writtenAs: one.answer.snippet.text) {
      verdict.mistake = says
      return verdict
    }
    let trials = mistakeCases(of: verdict.exercise)
    guard trials.allSatisfy({ $0.verdict != nil }) else { return nil }
    verdict.mistake = MistakeRecognition.message(
      for: verdict, among: zip(exercise.mistakes, trials.compactMap(\.verdict)).map { ($0, $1) })
    return verdict
  }

  /// The author's mistakes, run as answers once one is needed.
  private func mistakeCases(of exercise: Int) -> [Case] {
    if let known = mistakes[exercise] { return known }
    let new = lesson.exercises[exercise].mistakes.map { mistake in
      newCase(Answer(exercise: exercise, snippet: mistake.code, in: lesson), id: 0)
    }
    mistakes[exercise] = new
    return new
  }

  private func settleMistakes() {
    for exercise in mistakes.keys {
      for index in mistakes[exercise]!.indices where mistakes[exercise]![index].verdict == nil {
        guard let result = mistakes[exercise]![index].trial.result else { continue }
        mistakes[exercise]![index].verdict = mistakes[exercise]![index].judge.verdict(on: result)
      }
    }
  }

  // MARK: - The lesson

  private func plan(of exercise: Int) -> CheckPlan {
    if let plan = plans[exercise] { return plan }
    let plan = CheckPlan(lesson.exercises[exercise], in: lesson)
    plans[exercise] = plan
    return plan
  }

  private func proof(of exercise: Int) -> Proof {
    if let proof = proofs[exercise] { return proof }
    let parts = lesson.exercises[exercise]
    let solution = TrialCode(parts.name, lesson.cells[parts.solution!].code, file: lesson.file)
    let proof = Proof(
      at: stops[exercise]!, solution: solution, checks: parts.checks.map { lesson.cells[$0] }, in: lesson,
      dependsOnLayout: plan(of: exercise).dependsOnLayout)
    proofs[exercise] = proof
    bench?.add(proof)
    return proof
  }

  /// Sees to it that the lesson runs with all cells that these exercises want, for answers that use these names.
  private func makeRoom(for names: [Int: Set<String>]) throws(KernelError) {
    for (exercise, names) in names {
      wanted[exercise, default: plan(of: exercise).mentioned].formUnion(names)
    }
    let needed = GivenCells(lesson, analyses, wanted: wanted)
    if bench != nil, needed == given { return }
    bench?.close()
    given = needed
    let (given, stops) = needed.lesson(from: lesson)
    self.stops = stops
    bench = try TrialBench(given, stops: Set(stops.values), environment, limits: limits)
    proofs = [:]
    mistakes = [:]
    cases = cases.map { newCase($0.answer, id: $0.id) }
  }
}

extension Verdict {
  /// Whether the author can have foreseen it.
  fileprivate var canBeForeseen: Bool {
    switch outcome {
    case .passed, .forged, .notChecked: false
    default: true
    }
  }
}

extension Exercise {
  /// What the author says of just this code, however it is laid out.
  fileprivate func mistake(writtenAs code: String) -> String? {
    guard let tokens = codeTokens(in: code) else { return nil }
    return mistakes.first { codeTokens(in: $0.code.text) == tokens }?.says
  }
}
