import LessonExercises
import LessonKernel
import LessonModel
import LessonRender

extension Command {
  static var start: Command {
    Command(
      name: "start", summary: "Make a file for each exercise, for you to work in", operands: ["[LESSON]"],
      discussion: """
        Makes a Swift file for each exercise of the lesson, or of all lessons but appendices, with the task as comments
        and the code to start from. What you write there is yours: no file is ever overwritten. When a lesson has changed, this
        tells what is new and writes the new starter beside your file. The folder is a Swift package, so that your
        editor knows what the lesson has defined; open it there as a whole.
        """,
      options: [.reset, .workspace, .color, .ascii, .course, .maxSize],
      examples: [
        ("lesson start", "begin the course, or take over what is new in it"),
        ("lesson start 03-backprop", "begin one lesson"),
        ("lesson start --reset sigmoid", "begin an exercise anew; your file becomes sigmoid.1.swift"),
      ],
      run: { try LessonStart($0).run() })
  }
}

extension Command.Option {
  fileprivate static let reset = Command.Option(
    "--reset", "EXERCISE", "Begin this exercise anew, and keep your file under a numbered name.")
}

/// One `lesson start`.
private struct LessonStart {
  let arguments: Arguments
  let lessons: [LoadedLesson]
  let reset: ExerciseName.Found?

  init(_ arguments: Arguments) throws {
    self.arguments = arguments
    reset = try LessonStart.reset(arguments)
    if let reset {
      lessons = [reset.loaded]
    } else if let typed = arguments.operands.first {
      lessons = [try LoadedLesson(file: try LessonName(typed: typed).file(arguments), arguments)]
    } else {
      lessons = try Course.loadLessons(arguments)
    }
  }

  /// `--reset sigmoid`; with an operand, of that lesson.
  private static func reset(_ arguments: Arguments) throws -> ExerciseName.Found? {
    guard let typed = arguments.value(Command.Option.reset.name) else { return nil }
    let lesson = typed.contains("/") ? nil : arguments.operands.first
    return try ExerciseName(typed: (lesson.map { $0 + "/" } ?? "") + typed).find(arguments)
  }

  func run() throws -> ExitCode {
    let runtime = try RuntimeFiles.find(besides: Executable.path)
    var exitCode = ExitCode.success
    var workspaces: [String: (Workspace, [LoadedLesson])] = [:]
    for loaded in lessons where !loaded.lesson.exercises.isEmpty {
      let workspace = Workspace.current(for: loaded.lesson, arguments)
      workspaces[workspace.folder] = (workspace, Course.around(loaded, arguments))
      exitCode = max(exitCode, try start(loaded, in: workspace))
    }
    for (workspace, course) in workspaces.values {
      try workspace.writePackage(for: course.map(\.lesson), runtime)
    }
    if lessons.allSatisfy(\.lesson.exercises.isEmpty) {
      try StandardOutput.write("There are no exercises here.\n")
    } else if exitCode == .success, reset == nil {
      try StandardOutput.write(closing(workspaces.keys.sorted()))
    }
    return exitCode
  }

  private func start(_ loaded: LoadedLesson, in workspace: Workspace) throws -> ExitCode {
    let lesson = loaded.lesson
    complain(loaded.errors, in: loaded, arguments)
    var exitCode: ExitCode = loaded.errors.isEmpty ? .success : .malformed
    let chosen = reset.map { [$0.index] } ?? Array(lesson.exercises.indices)
    let started = try workspace.start(chosen, of: lesson, reset: reset.map { [$0.index] } ?? [])
    try StandardOutput.write(try StartReport(arguments).text(of: started, lesson))
    for case .failed(let error) in started.map(\.outcome) {
      complain([error.diagnostic], arguments)
      exitCode = max(exitCode, .environment)
    }
    return exitCode
  }

  private func closing(_ folders: [String]) -> String {
    let lesson = lessons.count == 1 ? " " + lessons[0].lesson.name : ""
    return """

      Open the folder \(folders.map(\.visiblyEscaped).joined(separator: ", ")) in your editor. Then
        lesson practice\(lesson)  checks each time you save,
        lesson check\(lesson)  checks everything once.

      """
  }
}
