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

  let lesson: Lesson
  let options: Options
  let limits: Limits
  private let environment: KernelEnvironment
  private let analyses: [CellAnalysis]
  private var plans: [Int: CheckPlan] = [:]

  /// The names that the exercises and the answers so far use.
  private var wanted: [Int: Set<String>] = [:]
  private var given: GivenCells?
  private var stops: [Int: Int] = [:]
  private(set) var bench: TrialBench?
  private var proofs: [Int: Proof] = [:]
  /// The exercises' own parts that answers are compared with.
  var references: [Int: References] = [:]
  private(set) var cases: [Case] = []
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

  /// Compiles and runs what comes before an exercise, its checks, and what answers are compared with, so that all that is
  /// there when an answer comes. Does not wait.
  package func prepare(exercise: Int) throws(KernelError) {
    try makeRoom(for: [exercise: []])
    if lesson.exercises[exercise].solution != nil { prepareReferences(of: exercise) }
  }

  /// Begins to judge answers; those handed over together share what the lesson gives. Does not wait; an answer to the
  /// same exercise that is still being judged is dropped.
  package func submit(_ answers: [Answer]) throws(KernelError) {
    for answer in answers { drop(exercise: answer.exercise) }
    early += try begin(answers).values
  }

  /// Gives up the answer to an exercise that is still being judged.
  package func drop(exercise: Int) {
    for old in cases where old.answer.exercise == exercise { bench?.drop(old.trial) }
    cases.removeAll { $0.answer.exercise == exercise }
    early.removeAll { $0.exercise == exercise }
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
    references = [:]
    proofs = [:]
    given = nil
  }

  // MARK: - Answers

  /// Begins to judge answers. Gives the verdicts, by the answers' numbers, that are known at once.
  private func begin(_ answers: [Answer]) throws(KernelError) -> [Int: Verdict] {
    var known: [Int: Verdict] = [:]
    var waiting: [(id: Int, answer: Answer, judge: AnswerJudge)] = []
    var names: [Int: Set<String>] = [:]
    for answer in answers {
      lastID += 1
      let judge = judge(of: answer)
      if let verdict = verdictWithoutTrial(answer, judge) {
        known[lastID] = verdict
      } else {
        waiting.append((lastID, answer, judge))
        names[answer.exercise, default: []].formUnion(CellAnalysis(of: answer.snippet.text).mentioned)
      }
    }
    if !waiting.isEmpty { try makeRoom(for: names) }
    cases += waiting.map { newCase($0.answer, $0.judge, id: $0.id) }
    return known
  }

  /// Does what is to be done now. Gives the verdicts that came, by the answers' numbers.
  private func work(alsoFor descriptors: [Int32] = []) throws(KernelError) -> [Int: Verdict] {
    guard let bench else { return [:] }
    try bench.step(alsoFor: descriptors)
    var verdicts: [Int: Verdict] = [:]
    for one in cases { verdicts[one.id] = verdict(on: one) }
    cases.removeAll { verdicts[$0.id] != nil }
    return verdicts
  }

  // MARK: - The lesson

  func plan(of exercise: Int) -> CheckPlan {
    if let plan = plans[exercise] { return plan }
    let plan = CheckPlan(lesson.exercises[exercise], in: lesson)
    plans[exercise] = plan
    return plan
  }

  func proof(of exercise: Int) -> Proof {
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
    references = [:]
    cases = cases.map { newCase($0.answer, $0.judge, id: $0.id) }
  }
}
