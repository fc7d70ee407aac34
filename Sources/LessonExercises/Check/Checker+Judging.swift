import LessonKernel
import LessonModel
import LessonOutput
import SwiftAnalysis

extension Checker {
  /// An answer that is being judged.
  struct Case {
    let id: Int
    let answer: Answer
    let judge: AnswerJudge
    let trial: Trial
  }

  /// Parts of an exercise that are run as answers once they are needed.
  struct References {
    var solution: Case?
    var mistakes: [Case]?
  }

  /// Nil when the answer must be tried.
  func verdictWithoutTrial(_ answer: Answer, _ judge: AnswerJudge) -> Verdict? {
    lesson.exercises[answer.exercise].solution == nil
      ? unsolvable(answer.exercise) : judge.verdictWithoutTrial
  }

  func newCase(_ answer: Answer, _ judge: AnswerJudge, id: Int) -> Case {
    let code = TrialCode(lesson.exercises[answer.exercise].name, answer.snippet, file: answer.file)
    let trial = bench!.add(code, against: proof(of: answer.exercise), timeLimit: timeLimit(answer.exercise))
    return Case(id: id, answer: answer, judge: judge, trial: trial)
  }

  func judge(of answer: Answer) -> AnswerJudge {
    AnswerJudge(
      lesson: lesson, answer: answer, plan: plan(of: answer.exercise), timeLimit: timeLimit(answer.exercise),
      limits: limits)
  }

  private func timeLimit(_ exercise: Int) -> Duration {
    max(options.time, plan(of: exercise).timeout ?? options.time)
  }

  private func unsolvable(_ exercise: Int) -> Verdict {
    let problem = Diagnostic(
      .error, "no-solution",
      "\(lesson.exercises[exercise].name) has no solution, so no answer can be checked",
      file: lesson.file, at: lesson.exercises[exercise].range,
      fix: "give it one: ```swift {.solution for=...}")
    return Verdict(exercise: exercise, outcome: .notChecked, diagnostics: [problem])
  }

  // MARK: - Verdicts

  /// The verdict, when all is known that belongs to it.
  func verdict(on one: Case) -> Verdict? {
    guard var verdict = verdictOfChecks(on: one) else { return nil }
    let exercise = lesson.exercises[verdict.exercise]
    guard options.recognizesMistakes, verdict.canBeForeseen, !exercise.mistakes.isEmpty else {
      return verdict
    }
    if let says = exercise.mistake(writtenAs: one.answer.snippet.text) {
      verdict.mistake = says
      return verdict
    }
    let known = mistakeCases(of: verdict.exercise).map(verdictOfChecks)
    guard known.allSatisfy({ $0 != nil }) else { return nil }
    let foreseen = zip(exercise.mistakes, known).map { mistake, verdict in
      ForeseenMistake(says: mistake.says, failure: Failure(verdict!))
    }
    verdict.mistake = foreseen.message(for: Failure(verdict))
    return verdict
  }

  /// The verdict without the author's words on it.
  private func verdictOfChecks(on one: Case) -> Verdict? {
    guard let result = one.trial.result else { return nil }
    var solution: [Expectation] = []
    if result.expectations.contains(where: { $0.samples != nil }) {
      guard let known = solutionCase(of: one.answer.exercise).trial.result else { return nil }
      solution = known.expectations
    }
    return one.judge.verdict(on: result, solution: solution)
  }

  // MARK: - References

  func prepareReferences(of exercise: Int) {
    _ = proof(of: exercise)
    if options.recognizesMistakes { _ = mistakeCases(of: exercise) }
  }

  private func solutionCase(of exercise: Int) -> Case {
    if let known = references[exercise]?.solution { return known }
    let code = lesson.cells[lesson.exercises[exercise].solution!].code
    let answer = Answer(exercise: exercise, snippet: code, in: lesson)
    let new = newCase(answer, judge(of: answer), id: 0)
    references[exercise, default: References()].solution = new
    return new
  }

  private func mistakeCases(of exercise: Int) -> [Case] {
    if let known = references[exercise]?.mistakes { return known }
    let new = lesson.exercises[exercise].mistakes.map { mistake in
      let answer = Answer(exercise: exercise, snippet: mistake.code, in: lesson)
      return newCase(answer, judge(of: answer), id: 0)
    }
    references[exercise, default: References()].mistakes = new
    return new
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
