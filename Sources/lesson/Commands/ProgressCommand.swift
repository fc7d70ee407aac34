import LessonExercises
import LessonKernel
import LessonModel
import LessonRender

extension Command {
  static var progress: Command {
    Command(
      name: "progress", summary: "Show how far you are in the course", operands: ["[LESSON]"],
      discussion: """
        Shows which exercises of the course, or of one lesson, you have solved. What you have solved stays so when you
        go on working in its file, and when the course is updated; where the update has changed what an exercise is
        checked for, your answer is checked again first.
        """,
      options: [.workspace, .width, .color, .ascii, .course, .maxSize],
      examples: [
        ("lesson progress", "see the whole course"),
        ("lesson progress 03-backprop", "see one lesson"),
      ],
      run: showProgress)
  }

  private static func showProgress(_ arguments: Arguments) throws -> ExitCode {
    let selections = try ExerciseSelection.find(arguments).filter { !$0.exercises.isEmpty }
    let tables = try selections.map { try ProgressTable(of: $0, arguments) }
    let options = try TerminalOptions.current(arguments)
    if tables.isEmpty { try StandardOutput.write("There are no exercises here.\n") }
    for table in tables { try StandardOutput.write(table.text(options) + "\n") }
    if !tables.isEmpty { try StandardOutput.write(ProgressTable.total(of: tables).encoded(options) + "\n") }
    return .success
  }
}

extension ProgressTable {
  /// Judges answers anew that have passed checks which have changed since.
  fileprivate init(of selection: ExerciseSelection, _ arguments: Arguments) throws {
    let loaded = selection.loaded
    let lesson = loaded.lesson
    let workspace = Workspace.current(for: lesson, arguments)
    let store = ProgressStore(workspace)
    let session = try CheckSession.current(for: loaded, arguments)
    defer { session.close() }
    var known: [Int: CheckedExercise] = [:]
    for exercise in selection.exercises { known[exercise] = session.known(exercise) }
    let before = try store.read()
    let outdated = selection.exercises.filter { exercise in
      known[exercise] == nil && before.state(of: lesson.exercises[exercise], in: lesson) == .outdated
    }
    for checked in try session.check(outdated) { known[checked.exercise] = checked }
    let now = try store.read()
    self.init(
      lesson: lesson,
      rows: selection.exercises.map { exercise in
        Row(
          exercise: lesson.exercises[exercise], record: now[lesson.exercises[exercise], in: lesson],
          state: now.state(of: lesson.exercises[exercise], in: lesson), checked: known[exercise])
      })
  }
}
