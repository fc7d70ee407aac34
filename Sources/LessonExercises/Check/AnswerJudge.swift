import LessonKernel
import LessonModel
import LessonOutput
import SwiftAnalysis

/// Makes a verdict of an answer's text and of what came of trying it.
struct AnswerJudge {
  let answer: Answer
  let plan: CheckPlan
  /// What is known without compiling.
  private let stage: CodeStage
  private let declared: [TopLevelDeclaration]
  private let words: VerdictWords

  init(lesson: Lesson, answer: Answer, plan: CheckPlan, timeLimit: Duration, limits: Limits) {
    self.answer = answer
    self.plan = plan
    stage = CodeStage(
      answer.text, file: answer.file, of: lesson.exercises[answer.exercise], asking: plan.questions)
    declared = topLevelDeclarations(in: answer.snippet.text)
    words = VerdictWords(
      lesson: lesson, answer: answer, expected: plan.declarations, declared: declared, timeLimit: timeLimit,
      limits: limits)
  }

  /// Of an answer with placeholders, which cannot be compiled; nil when it must be tried.
  var verdictWithoutTrial: Verdict? {
    guard stage.state == .unfinished else { return nil }
    return Verdict(
      exercise: answer.exercise, outcome: .compileError, expectations: described(codeExpectations),
      diagnostics: stage.diagnostics.map(placed))
  }

  /// - Parameter solution: what the checks have recorded with the author's solution, where they compare with it.
  func verdict(on result: TrialResult, solution: [Expectation]) -> Verdict {
    let ran = result.expectations.compared(withSolution: solution)
    let expectations = ran.inserting(codeExpectations)
    let (outcome, problems) = judgment(on: result, expectations)
    let isTheirs = outcome == .notChecked
    return Verdict(
      exercise: answer.exercise, outcome: outcome,
      expectations: described(expectations) + interrupted(result, problems),
      diagnostics: problems + (isTheirs ? [] : result.warnings), outputs: result.outputs,
      runTime: result.runTime)
  }

  /// The check that was running when the answer ended all checks. Where problems tell the line of the answer, it is the
  /// one to look at, and not where its function is declared.
  private func interrupted(_ result: TrialResult, _ problems: [Diagnostic]) -> [Verdict.Expected] {
    guard let interruption = result.interruption, !result.hasForeignRecords,
      let running = plan.running(
        interruption, after: result.expectations, came: words.interrupting(result.end))
    else { return [] }
    var expected = plan.expected(running, answer, declared)
    if problems.contains(where: { $0.range != nil }) { expected.answerLine = nil }
    return [expected]
  }

  private func judgment(
    on result: TrialResult, _ expectations: [Expectation]
  ) -> (Verdict.Outcome, [Diagnostic]) {
    switch result.end {
    case .checked: checked(result, expectations)
    case .rejected(let problems): (.compileError, problems)
    case .lacking(let names): (.compileError, words.lacking(names))
    case .unfit(let problems): (.compileError, words.unfit(problems))
    case .trapped(let problem): (.trapped, [words.trapped(problem)])
    case .limitReached(let limit): (.limitReached(limit), [words.limitReached(limit)])
    case .exited(let status, let signal): (.endedEarly, [words.exited(status: status, signal: signal)])
    case .unfinished(let what): (.endedEarly, [words.unfinished(what)])
    case .unavailable(let problems): (.notChecked, problems)
    }
  }

  private func checked(
    _ result: TrialResult, _ expectations: [Expectation]
  ) -> (Verdict.Outcome, [Diagnostic]) {
    if result.hasForeignRecords || !plan.isComplete(result.expectations) { return (.forged, [words.forged]) }
    if expectations.isEmpty { return (.notChecked, [words.nothingExpected]) }
    return (expectations.allSatisfy(\.isMet) ? .passed : .failed, [])
  }

  // MARK: - Places

  private func described(_ expectations: [Expectation]) -> [Verdict.Expected] {
    expectations.map { plan.expected($0, answer, declared) }
  }

  /// Answers to what the checks ask of the text, with the lines of the answer's file.
  private var codeExpectations: [Expectation] {
    stage.expectations.map { expectation in
      var expectation = expectation
      expectation.codeLine = expectation.codeLine.map { $0 + answer.firstLine - 1 }
      return expectation
    }
  }

  private func placed(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.range?.start.line += answer.firstLine - 1
    diagnostic.range?.end.line += answer.firstLine - 1
    return diagnostic
  }
}

extension [Expectation] {
  /// With others among them, each before the first one from a later line of the checks.
  fileprivate func inserting(_ others: [Expectation]) -> [Expectation] {
    var all = self
    for other in others.reversed() {
      all.insert(other, at: all.firstIndex { $0.line > other.line } ?? all.endIndex)
    }
    return all
  }
}
