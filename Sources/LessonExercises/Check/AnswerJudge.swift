import LessonKernel
import LessonModel
import LessonOutput
import SwiftAnalysis

/// Makes a verdict of what came of trying an answer.
struct AnswerJudge {
  let answer: Answer
  let plan: CheckPlan
  private let declared: [TopLevelDeclaration]
  private let words: VerdictWords

  init(lesson: Lesson, answer: Answer, plan: CheckPlan, timeLimit: Duration, limits: Limits) {
    self.answer = answer
    self.plan = plan
    declared = topLevelDeclarations(in: answer.snippet.text)
    words = VerdictWords(
      lesson: lesson, answer: answer, expected: plan.declarations, declared: declared, timeLimit: timeLimit,
      limits: limits)
  }

  func verdict(on result: TrialResult) -> Verdict {
    let (outcome, problems) = judgment(on: result)
    let isTheirs = outcome == .notChecked
    return Verdict(
      exercise: answer.exercise, outcome: outcome,
      expectations: result.expectations.map { plan.expected($0, answer, declared) },
      diagnostics: problems + (isTheirs ? [] : result.warnings), outputs: result.outputs,
      runTime: result.runTime)
  }

  private func judgment(on result: TrialResult) -> (Verdict.Outcome, [Diagnostic]) {
    switch result.end {
    case .checked: checked(result)
    case .rejected(let problems): (.compileError, problems)
    case .lacking(let names): (.compileError, words.lacking(names))
    case .unfit(let problems): (.compileError, words.unfit(problems))
    case .trapped(let problem): (.trapped, [problem])
    case .limitReached(let limit): (.limitReached(limit), [words.limitReached(limit)])
    case .exited(let status, let signal): (.endedEarly, [words.exited(status: status, signal: signal)])
    case .unfinished(let what): (.endedEarly, [words.unfinished(what)])
    case .unavailable(let problems): (.notChecked, problems)
    }
  }

  private func checked(_ result: TrialResult) -> (Verdict.Outcome, [Diagnostic]) {
    if result.hasForeignRecords || !plan.isComplete(result.expectations) { return (.forged, [words.forged]) }
    if result.expectations.isEmpty { return (.notChecked, [words.nothingExpected]) }
    return (result.expectations.allSatisfy(\.isMet) ? .passed : .failed, [])
  }
}
