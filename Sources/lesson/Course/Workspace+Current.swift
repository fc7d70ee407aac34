import LessonExercises
import LessonModel

extension Command.Option {
  static let workspace = Command.Option(
    "--workspace", "DIR", "Keep the exercises' files in this folder, not in Exercises/ beside Lessons/.")
}

extension Workspace {
  /// The folder of `--workspace`, else the one beside the lesson.
  static func current(for lesson: Lesson, _ arguments: Arguments) -> Workspace {
    arguments.value(Command.Option.workspace.name).map { Workspace($0) }
      ?? Workspace(besideLesson: lesson.file)
  }
}
