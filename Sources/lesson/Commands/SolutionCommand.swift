import LessonExercises
import LessonModel
import LessonRender
import SwiftAnalysis

extension Command {
  static var solution: Command {
    Command(
      name: "solution", summary: "Show the author's solution of an exercise", operands: ["EXERCISE"],
      discussion: """
        Shows how the author solves an exercise, once you have solved it; with --anyway, before that. EXERCISE is a
        name, or any part of a name that fits one exercise only, with its lesson before it where you like.
        """,
      options: [.anyway, .workspace, .width, .color, .ascii, .course, .maxSize],
      examples: [
        ("lesson solution sigmoid", "compare your answer with the author's"),
        ("lesson solution sigmoid --anyway", "give up, and see it"),
      ],
      run: showSolution)
  }

  private static func showSolution(_ arguments: Arguments) throws -> ExitCode {
    let found = try ExerciseName(typed: arguments.operands[0]).find(arguments)
    let lesson = found.loaded.lesson
    guard let solution = found.exercise.solution.map({ lesson.cells[$0] }) else {
      let problem = Diagnostic(
        .error, "no-solution", "\(found.label) has no solution", file: lesson.file, at: found.exercise.range)
      throw Complaint(diagnostics: [problem], exitCode: .malformed)
    }
    let store = ProgressStore(Workspace.current(for: lesson, arguments))
    let record = try store.read()[found.exercise, in: lesson]
    let isSolved = record.state(CheckVersion(of: found.exercise, in: lesson)) != .open
    guard isSolved || arguments.has(.anyway) else { throw notSolved(found, record) }
    if !isSolved { try store.noteSolutionSeen(of: found.exercise, in: lesson) }
    let options = try TerminalOptions.current(arguments)
    let renderer = TerminalRenderer.connected(options, source: found.loaded.source)
    try StandardOutput.write(renderer.text(ofSwift: solution.code.text))
    return .success
  }

  private static func notSolved(
    _ found: ExerciseName.Found, _ record: StudentProgress.Record
  ) -> Complaint {
    let left = max(found.exercise.hints.count - record.hints, 0)
    let hint = left > 0 ? "`lesson hint \(found.label)` shows a hint; " : ""
    let problem = Diagnostic(
      .error, "not-solved", "\(found.label) is not solved yet",
      why: left > 0 ? "\(left == 1 ? "a hint is" : "\(left) hints are") left to be seen" : nil,
      fix: hint + "`lesson solution \(found.label) --anyway` shows the answer")
    return Complaint(diagnostics: [problem], exitCode: .failure)
  }
}

extension Command.Option {
  fileprivate static let anyway = Command.Option(
    "--anyway", nil, "Show it though the exercise is not solved.")
}
