import LessonExercises
import LessonModel

/// What a student's answers mean for reading a lesson. Looks at the workspace when it is first asked, and judges
/// answers that have changed since they were last judged.
final class StudentWork {
  private let loaded: LoadedLesson
  private let arguments: Arguments
  /// Otherwise what is solved is what was solved once.
  private let mayRun: Bool
  private var answers: [CheckedExercise]?

  init(_ loaded: LoadedLesson, _ arguments: Arguments, mayRun: Bool) {
    self.loaded = loaded
    self.arguments = arguments
    self.mayRun = mayRun
  }

  /// Whether the student's answer to an exercise passes; nil where there is none.
  func isSolved(_ exercise: Int) throws -> Bool? { try solved()[exercise] }

  /// The same by exercise.
  func solved() throws -> [Int: Bool] {
    guard mayRun else { return try solvedOnce() }
    return Dictionary(try read().map { ($0.exercise, $0.isPassed) }) { first, _ in first }
  }

  /// The lesson with the student's code in place of the author's, where it passes.
  func lesson() throws -> Lesson {
    loaded.lesson.replacingSolutions(with: try read().filter(\.isPassed))
  }

  private var workspace: Workspace { Workspace.current(for: loaded.lesson, arguments) }

  private var started: [Int] {
    loaded.lesson.exercises.indices.filter {
      workspace.hasFile(for: loaded.lesson.exercises[$0], in: loaded.lesson)
    }
  }

  private func read() throws -> [CheckedExercise] {
    if let answers { return answers }
    let started = started
    var read: [CheckedExercise] = []
    if !started.isEmpty {
      let session = try CheckSession.current(for: loaded, arguments)
      defer { session.close() }
      read = try session.check(started)
    }
    answers = read
    return read
  }

  private func solvedOnce() throws -> [Int: Bool] {
    let started = started
    guard !started.isEmpty else { return [:] }
    let progress = try ProgressStore(workspace).read()
    let lesson = loaded.lesson
    return Dictionary(
      started.map { ($0, progress.state(of: lesson.exercises[$0], in: lesson) == .passed) }
    ) { first, _ in first }
  }
}
