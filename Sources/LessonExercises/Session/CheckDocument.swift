import FoundationEssentials
import LessonModel
import LessonOutput

/// What came of checking a student's answers, as one JSON document for other programs.
///
///     {
///       "schema" : 1, "solved" : 1, "points" : 1, "allPoints" : 12, "seconds" : 0.8,
///       "exercises" : [ {
///         "lesson" : "03-backprop", "name" : "sigmoid", "file" : "Exercises/03-backprop/sigmoid.swift",
///         "outcome" : "failed", "points" : 1, "mistake" : "The sign of h is …", "seconds" : 0.02,
///         "expectations" : [ { "expectation" : { … }, "subject" : "sigmoid(0)", "answerLine" : 9 } ],
///         "diagnostics" : [ … ], "outputs" : [ … ]
///       } ]
///     }
///
/// - `outcome` is `passed`, `failed`, `compile-error`, `trapped`, `limit-reached` (with `limit`), `ended-early`, `forged`,
///   `not-checked`, `not-begun`, `missing` or `unreadable`.
/// - `mistake` is what the author tells who makes this mistake. `answerLine` is a line of the answer's file.
/// - Expectations, diagnostics and outputs have the form that they have in the document of `lesson run --json`.
///
/// `schema` grows when a key changes its meaning or goes away; new keys may come without that.
package struct CheckDocument: Encodable {
  struct Exercise: Encodable {
    var lesson: String
    var name: String
    var file: String
    var outcome: String
    var limit: String?
    var points: Int
    var expectations: [Verdict.Expected]
    var diagnostics: [Diagnostic]
    var mistake: String?
    var outputs: [Output]
    var seconds: Double?
  }

  private var schema = 1
  private var solved: Int
  private var points: Int
  private var allPoints: Int
  private var seconds: Double
  private var exercises: [Exercise]

  package init(_ checked: [(Lesson, [CheckedExercise])], time: Duration) {
    let all = checked.flatMap { lesson, exercises in
      exercises.map { (document: Exercise($0, in: lesson), isPassed: $0.isPassed) }
    }
    exercises = all.map(\.document)
    solved = all.count(where: \.isPassed)
    points = all.filter(\.isPassed).reduce(0) { $0 + $1.document.points }
    allPoints = all.reduce(0) { $0 + $1.document.points }
    seconds = time / .seconds(1)
  }

  /// The document as text, ended by a newline.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}

extension CheckDocument.Exercise {
  init(_ checked: CheckedExercise, in lesson: Lesson) {
    let exercise = lesson.exercises[checked.exercise]
    let verdict = checked.verdict
    var problems = verdict?.diagnostics ?? []
    if case .unreadable(let error) = checked.state { problems = [error.diagnostic] }
    var limit: String?
    if case .limitReached(let reached) = verdict?.outcome { limit = reached.rawValue }
    self.init(
      lesson: lesson.name, name: exercise.name, file: checked.file, outcome: checked.state.word, limit: limit,
      points: exercise.points, expectations: verdict?.expectations ?? [], diagnostics: problems,
      mistake: verdict?.mistake, outputs: verdict?.outputs ?? [],
      seconds: verdict?.runTime.map { $0 / .seconds(1) })
  }
}

extension CheckedExercise.State {
  fileprivate var word: String {
    switch self {
    case .missing: "missing"
    case .notBegun: "not-begun"
    case .unreadable: "unreadable"
    case .judged(let verdict): verdict.outcome.word
    }
  }
}

extension Verdict.Outcome {
  fileprivate var word: String {
    switch self {
    case .passed: "passed"
    case .failed: "failed"
    case .compileError: "compile-error"
    case .trapped: "trapped"
    case .limitReached: "limit-reached"
    case .endedEarly: "ended-early"
    case .forged: "forged"
    case .notChecked: "not-checked"
    }
  }
}
