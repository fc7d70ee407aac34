import LessonKernel
import LessonModel

extension Workspace {
  /// Makes a file for each exercise that has none, and tells where the lesson has changed under a student's work.
  ///
  /// A student's file is only ever given another name, and only on request.
  ///
  /// - Parameter reset: the exercises to begin anew.
  package func start(
    _ exercises: [Int], of lesson: Lesson, reset: Set<Int> = []
  ) throws(WorkspaceError) -> [StartedExercise] {
    try checkPackage()
    let lock = try lock()
    defer { withExtendedLifetime(lock) {} }
    lessonFolder(lesson).removeLeftovers()
    return exercises.map { index in
      let exercise = lesson.exercises[index]
      let start = ExerciseStart(
        starter: StarterFile(of: index, in: lesson),
        file: WorkspaceFile(file(of: exercise, in: lesson)),
        record: starterRecord(of: exercise, in: lesson))
      return StartedExercise(
        exercise: index, file: start.file.path, outcome: start.run(isReset: reset.contains(index)))
    }
  }

  /// A package that somebody else has written must not give way to ours.
  private func checkPackage() throws(WorkspaceError) {
    let file = WorkspaceFile(folder + "/Package.swift")
    guard let bytes = try file.read(), !String(decoding: bytes, as: UTF8.self).contains(EditorPackage.mark)
    else { return }
    throw .foreignPackage(file.path)
  }

  /// Writes the package for editors, with all exercises that have files.
  package func writePackage(for lessons: [Lesson], _ runtime: RuntimeFiles) throws(WorkspaceError) {
    let lock = try lock()
    defer { withExtendedLifetime(lock) {} }
    var package = EditorPackage()
    for lesson in lessons { package.add(lesson, in: self) }
    for (path, text) in package.givenFiles {
      try WorkspaceFile("\(folder)/\(path)").replace(Array(text.utf8))
    }
    try WorkspaceFile(folder + "/Package.swift").replace(Array(package.manifest(runtime).utf8))
    _ = try WorkspaceFile(folder + "/.gitignore").create(Array("/.build/\n/.swiftpm/\n".utf8))
  }
}
