import LessonKernel
import LessonModel
import LessonOutput
import SwiftAnalysis

/// What is known of an exercise from its text: what its checks will record, and what an answer must declare.
struct CheckPlan {
  /// A call of `expect` or its kin, at the lines of the lesson.
  struct Call {
    var call: ExpectCall
    var lines: ClosedRange<Int>
    /// The checks are not shown to students.
    var isHidden: Bool

    /// What is looked at, where the check may be shown and says it.
    var subject: String? {
      let sayIt: Set = ["expect", "expectShape", "expectGradient", "expectSameAsSolution"]
      guard !isHidden, sayIt.contains(call.function) else { return nil }
      return call.subject.flatMap { $0.hasPrefix("\"") ? nil : $0 }
    }

    /// `x = 0.5`, where the check may be shown and has a name for its inputs.
    func named(_ input: String) -> String {
      isHidden ? input : (call.inputName.map { "\($0) = " } ?? "") + input
    }
  }

  let calls: [Call]
  /// The solution's declarations.
  let declarations: [TopLevelDeclaration]
  /// The names that the exercise's own parts use.
  let mentioned: Set<String>
  /// The longest time that a check asks for.
  let timeout: Duration?
  /// What the checks ask of the code as text.
  let questions: [CodeQuestion]

  init(_ exercise: Exercise, in lesson: Lesson) {
    let checks = exercise.checks.map { lesson.cells[$0] }
    calls = checks.flatMap { cell in
      expectCalls(in: cell.code.text).map { call in
        let first = cell.code.firstLine
        return Call(
          call: call, lines: (first + call.lines.lowerBound)...(first + call.lines.upperBound),
          isHidden: cell.isHidden)
      }
    }
    let solution = exercise.solution.map { lesson.cells[$0] }
    declarations = topLevelDeclarations(in: solution?.code.text ?? "")
    let parts =
      [exercise.starter.text] + exercise.mistakes.map(\.code.text) + checks.map(\.code.text)
      + [solution?.code.text].compactMap { $0 }
    mentioned = parts.reduce(into: []) { $0.formUnion(CellAnalysis(of: $1).mentioned) }
    timeout = (checks + [solution].compactMap { $0 }).compactMap(\.timeout).max()
    questions = exercise.codeQuestions(in: lesson).questions
  }

  /// Whether a type of the solution has a layout that the checks are compiled with.
  var dependsOnLayout: Bool {
    declarations.contains { $0.kind == .type || $0.header.contains("some ") }
  }

  /// Whether these are the expectations that the checks record when they run to their end: each call that runs once
  /// has told something, in the order of the text, `expect` one thing; every other comes from a call that may run
  /// often, or never.
  func isComplete(_ expectations: [Expectation]) -> Bool {
    var rest = expectations[...]
    for call in calls where call.call.runsOnce && call.call.function != "expectCode" {
      rest = rest.drop { expectation in !call.lines.contains(expectation.line) && isOfRepeated(expectation) }
      let own = rest.prefix { call.lines.contains($0.line) }
      guard !own.isEmpty, own.count == 1 || call.call.function != "expect" else { return false }
      rest = rest.dropFirst(own.count)
    }
    return rest.allSatisfy(isOfRepeated)
  }

  /// The check that was running when the checks came to no end, as an expectation that is not met; nil where the
  /// expectations that came before do not tell which it was.
  ///
  /// - Parameter came: what came of it, in words.
  func running(_ interruption: TrialResult.Interruption, after expectations: [Expectation], came: String)
    -> Expectation?
  {
    guard let call = interruption.line.flatMap(call(at:)) ?? next(after: expectations.last) else {
      return nil
    }
    return Expectation(
      isMet: false, message: call.call.message ?? "the check that was running", actual: came,
      input: interruption.input, line: interruption.line ?? call.lines.lowerBound)
  }

  /// The call after the one that told an expectation, where both run once.
  private func next(after expectation: Expectation?) -> Call? {
    var rest = calls.filter { $0.call.function != "expectCode" }[...]
    if let expectation {
      let tellers = rest.indices.filter { rest[$0].lines.contains(expectation.line) }
      guard tellers.count == 1, rest[tellers[0]].call.runsOnce else { return nil }
      rest = rest[(tellers[0] + 1)...]
    }
    return rest.first.flatMap { $0.call.runsOnce ? $0 : nil }
  }

  /// Of calls within calls, the innermost.
  private func call(at line: Int) -> Call? {
    calls.last { $0.lines.contains(line) }
  }

  private func isOfRepeated(_ expectation: Expectation) -> Bool {
    calls.contains { !$0.call.runsOnce && $0.lines.contains(expectation.line) }
  }

  /// The expectation with what the check and the answer have to do with it.
  func expected(_ expectation: Expectation, _ answer: Answer, _ own: [TopLevelDeclaration])
    -> Verdict.Expected
  {
    let call = call(at: expectation.line)
    let asked = Set(declarations.map(\.name))
    let named = own.first { call?.call.mentioned.contains($0.name) == true && asked.contains($0.name) }
    let meant = named ?? own.first { asked.contains($0.name) }
    var expectation = expectation
    expectation.input = expectation.input.map { call?.named($0) ?? $0 }
    let line = expectation.codeLine ?? meant.map { answer.snippet.position(ofOffset: $0.offset).line }
    return Verdict.Expected(expectation, subject: call?.subject, answerLine: line)
  }
}
