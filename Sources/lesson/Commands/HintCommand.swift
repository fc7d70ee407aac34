import LessonExercises
import LessonModel
import LessonRender

extension Command {
  static var hint: Command {
    Command(
      name: "hint", summary: "Show one more hint to an exercise", operands: ["EXERCISE"],
      discussion: """
        Shows the hints that you have seen, and one more, as long as there are more. EXERCISE is a name, or any part
        of a name that fits one exercise only, with its lesson before it where you like.
        """,
      options: [.workspace, .width, .color, .ascii, .plainMath, .course, .maxSize],
      examples: [
        ("lesson hint sigmoid", "see a hint; type it again for the next"),
        ("lesson hint 03-backprop/sigmoid", "say which lesson is meant"),
      ],
      run: showHint)
  }

  private static func showHint(_ arguments: Arguments) throws -> ExitCode {
    let found = try ExerciseName(typed: arguments.operands[0]).find(arguments)
    let lesson = found.loaded.lesson
    let options = try TerminalOptions.current(arguments)
    guard !found.exercise.hints.isEmpty else {
      try StandardOutput.write("There are no hints to \(found.label.visiblyEscaped).\n")
      return .success
    }
    let store = ProgressStore(Workspace.current(for: lesson, arguments))
    let (count, isNew) = try store.takeHint(of: found.exercise, in: lesson)
    try StandardOutput.write(HintText(found.exercise, options).text(first: count))
    if !isNew || count == found.exercise.hints.count {
      let rest = "That was the last hint. lesson solution \(found.label) --anyway shows an answer."
      try StandardOutput.write("\n" + StyledText(rest, in: options.characters).encoded(options) + "\n")
    }
    return .success
  }
}
