import LessonExercises
import LessonModel
import Spelling

/// Finds exercises from what the user typed: `sigmoid`, `03-backprop/sigmoid`, any part of a name that fits one only.
struct ExerciseName {
  let typed: String

  /// An exercise, and the lesson it is in.
  struct Found {
    var loaded: LoadedLesson
    var index: Int

    var exercise: Exercise { loaded.lesson.exercises[index] }
    /// `03-backprop/sigmoid`.
    var label: String { "\(loaded.lesson.name)/\(exercise.name)" }
  }

  func find(_ arguments: Arguments) throws -> Found {
    let candidates = try lessons(arguments).flatMap { loaded in
      loaded.lesson.exercises.indices.map { Found(loaded: loaded, index: $0) }
    }
    return try only(candidates)
  }

  /// The lesson that is named, or all of the course.
  private func lessons(_ arguments: Arguments) throws -> [LoadedLesson] {
    guard let slash = typed.lastIndex(of: "/") else { return try Course.loadAll(arguments) }
    let lesson = LessonName(typed: String(typed[..<slash]))
    return [try LoadedLesson(file: try lesson.file(arguments), arguments)]
  }

  private var name: String {
    typed.lastIndex(of: "/").map { String(typed[typed.index(after: $0)...]) } ?? typed
  }

  private func only(_ candidates: [Found]) throws -> Found {
    let exact = candidates.filter { $0.exercise.name == name }
    let fitting =
      exact.isEmpty && !name.isEmpty ? candidates.filter { $0.exercise.name.contains(name) } : exact
    if fitting.count == 1 { return fitting[0] }
    if fitting.isEmpty { throw unknown(candidates) }
    throw UsageError(
      "`\(typed)` fits \(fitting.count) exercises: \(fitting.map(\.label).joined(separator: ", "))",
      fix: "type the whole name: \(fitting[0].label)")
  }

  private func unknown(_ candidates: [Found]) -> UsageError {
    let near = candidates.map(\.exercise.name).nearest(to: name)
    let suggestion = near.flatMap { near in candidates.first { $0.exercise.name == near } }
    let list = candidates.prefix(12).map(\.label) + (candidates.count > 12 ? ["…"] : [])
    return UsageError(
      "there is no exercise `\(typed)`",
      fix: (suggestion.map { "did you mean \($0.label)? " } ?? "")
        + (list.isEmpty ? "The lessons here have none" : "The exercises are: \(list.joined(separator: ", "))")
    )
  }
}
