import LessonModel

/// Exercises of one lesson that a command is about.
struct ExerciseSelection {
  var loaded: LoadedLesson
  /// Indices into `Lesson.exercises`.
  var exercises: [Int]

  /// `[LESSON[/EXERCISE]]`: those of a lesson, one of them, or those of all lessons of the course. A name that fits no lesson
  /// may be an exercise's.
  static func find(_ arguments: Arguments) throws -> [ExerciseSelection] {
    guard let typed = arguments.operands.first else {
      return try Course.loadLessons(arguments).map(ExerciseSelection.init)
    }
    if typed.contains("/"), !typed.hasSuffix(".md") {
      return [ExerciseSelection(try ExerciseName(typed: typed).find(arguments))]
    }
    do {
      let file = try LessonName(typed: typed).file(arguments)
      return [ExerciseSelection(try LoadedLesson(file: file, arguments))]
    } catch let noLesson as UsageError {
      guard let found = try? ExerciseName(typed: typed).find(arguments) else { throw noLesson }
      return [ExerciseSelection(found)]
    }
  }

  private init(_ loaded: LoadedLesson) {
    self.loaded = loaded
    exercises = Array(loaded.lesson.exercises.indices)
  }

  private init(_ found: ExerciseName.Found) {
    loaded = found.loaded
    exercises = [found.index]
  }
}
