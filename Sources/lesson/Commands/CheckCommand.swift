import LessonExercises
import LessonModel
import LessonOutput
import LessonRender

extension Command {
  static var check: Command {
    Command(
      name: "check", summary: "Check your answers to exercises", operands: ["[LESSON[/EXERCISE]]"],
      discussion: """
        Compiles your files with what the lesson gives, runs each in a process of its own with limits on time, memory
        and output, and tells for each expectation whether it is met. Without an operand, the exercises of all lessons
        but appendices are checked; a name that fits no lesson may be an exercise's. Answers that have not changed are not run
        again. The exit code is 1 while any of them has not passed.
        """,
      options: [.checkJSON, .workspace, .width, .color, .ascii, .course, .maxSize],
      examples: [
        ("lesson check 03-backprop", "check the exercises of a lesson"),
        ("lesson check 03/sigmoid", "check one exercise"),
        ("lesson check sigmoid", "the same, when no lesson has that name"),
        ("lesson check --json > report.json", "hand everything to another program"),
      ],
      run: { try AnswerCheck($0).run() })
  }
}

extension Command.Option {
  fileprivate static let checkJSON = Command.Option(
    "--json", nil, "Write one JSON document with what came of each exercise.")
}

/// One `lesson check`.
private struct AnswerCheck {
  let arguments: Arguments
  let selections: [ExerciseSelection]
  let options: TerminalOptions
  let start = ContinuousClock.now

  init(_ arguments: Arguments) throws {
    self.arguments = arguments
    var options = try TerminalOptions.current(arguments)
    // A program that reads messages wants each on one line.
    if !Terminal.isTerminal(1), !arguments.has(.width) { options.width = 10_000 }
    self.options = options
    selections = try ExerciseSelection.find(arguments).filter { !$0.exercises.isEmpty }
  }

  func run() throws -> ExitCode {
    var exitCode = ExitCode.success
    var checked: [(Lesson, [CheckedExercise])] = []
    for selection in selections {
      let exercises = try check(selection)
      checked.append((selection.loaded.lesson, exercises))
      exitCode = max(exitCode, self.exitCode(of: exercises, selection.loaded))
    }
    if arguments.has(.checkJSON) {
      try StandardOutput.write(try CheckDocument(checked, time: start.duration(to: .now)).json())
    } else {
      try StandardOutput.write(CheckSummary(checked, time: start.duration(to: .now)).text(options))
    }
    return exitCode
  }

  private func check(_ selection: ExerciseSelection) throws -> [CheckedExercise] {
    let loaded = selection.loaded
    complain(loaded.errors, in: loaded, arguments)
    let session = try CheckSession.current(for: loaded, arguments)
    defer { session.close() }
    let report = CheckReport(lesson: loaded.lesson, options: options)
    if !arguments.has(.checkJSON) {
      let title = StyledText(loaded.lesson.name, TextStyle(bold: true), in: options.characters)
      try StandardOutput.write(title.encoded(options) + "\n")
    }
    let progress = ProgressLine(
      loaded.lesson, isEnabled: Terminal.canRedraw(2), characters: options.characters)
    defer { progress.clear() }
    let checked = try session.check(selection.exercises) { exercise in
      progress.clear()
      if !arguments.has(.checkJSON) { try StandardOutput.write(report.text(of: exercise)) }
    } onWait: { count in
      let fraction = Double(count) / Double(selection.exercises.count)
      progress.show(.running(cell: 0, Progress(label: "checking", fraction: fraction)))
    }
    if let problem = session.progressProblem { complain([problem.diagnostic], arguments) }
    return checked
  }

  private func exitCode(of exercises: [CheckedExercise], _ loaded: LoadedLesson) -> ExitCode {
    if !loaded.errors.isEmpty || exercises.contains(where: { $0.verdict?.outcome == .notChecked }) {
      return .malformed
    }
    return exercises.allSatisfy(\.isPassed) ? .success : .failure
  }
}
