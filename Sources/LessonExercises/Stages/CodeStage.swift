import LessonModel
import LessonOutput
import SwiftAnalysis

/// What can be told of an answer before anything is compiled: whether it has been begun, the placeholders that
/// are left in it, and what the check asks of the code as text.
package struct CodeStage: Sendable {
  package enum State: Hashable, Sendable {
    /// There is no code at all.
    case empty
    /// The starter as it was handed out; other comments and blanks do not count as a beginning.
    case notStarted
    /// Placeholders are left, so that it cannot be compiled.
    case unfinished
    /// To be compiled.
    case ready
  }

  package let state: State
  /// Answers to the check's `expectCode` lines, in their order.
  package let expectations: [Expectation]
  /// The placeholders that are left, with their places in the answer.
  package let diagnostics: [Diagnostic]

  /// - Parameters:
  ///   - questions: of all the exercise's checks.
  ///   - file: the answer's file, for messages.
  package init(_ text: SourceText, file: String, of exercise: Exercise, asking questions: [CodeQuestion]) {
    let code = CodeReading(of: text.string(0..<text.bytes.count))
    state = CodeStage.state(of: code, startedFrom: exercise.starter)
    expectations = questions.map { $0.answer(from: code) }
    diagnostics = code.placeholders.map { $0.diagnostic(in: file) }
  }

  private static func state(of code: CodeReading, startedFrom starter: Snippet) -> State {
    guard code.isReadable else { return .ready }
    if code.tokens.isEmpty { return .empty }
    if code.tokens == CodeReading(of: starter.text).tokens { return .notStarted }
    return code.placeholders.isEmpty ? .ready : .unfinished
  }
}

extension Exercise {
  /// What the exercise's checks ask of the code as text, and what an author did wrong in asking.
  package func codeQuestions(in lesson: Lesson) -> (questions: [CodeQuestion], diagnostics: [Diagnostic]) {
    let checks = checks.map { CodeQuestions(in: lesson.cells[$0].code, file: lesson.file) }
    return (checks.flatMap(\.questions), checks.flatMap(\.diagnostics))
  }
}

extension CodeReading.Placeholder {
  fileprivate func diagnostic(in file: String) -> Diagnostic {
    let task = description.isEmpty ? "your own code" : "your code for \"\(description)\""
    return Diagnostic(
      .error, "placeholder-left", "the placeholder `\(text)` is still to be replaced", file: file, at: range,
      why: "it marks a place that is left for you; Swift cannot compile it",
      fix: "write \(task) there, and delete the marks `<#` and `#>`")
  }
}
