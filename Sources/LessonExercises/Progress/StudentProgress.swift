import LessonModel

/// What a student has done in a course.
///
///     {
///       "exercises" : {
///         "03-backprop/sigmoid" : {
///           "hasSeenSolution" : false, "hints" : 1,
///           "passes" : { "5f0c…" : "2026-03-01T09:30:00Z" }
///         }
///       },
///       "schema" : 1
///     }
package struct StudentProgress: Codable, Equatable, Sendable {
  package struct Record: Codable, Equatable, Sendable {
    /// By version of the exercise's checks, when it first passed them. Those of other versions are kept, because a
    /// course may be taken back to them.
    package var passes: [String: String] = [:]
    /// Hints that were shown.
    package var hints = 0
    /// Before the exercise was solved.
    package var hasSeenSolution = false
  }

  static let schema = 1

  var schema = StudentProgress.schema
  /// By lesson and exercise. Exercises that the course has no more are kept, too.
  private var exercises: [String: Record] = [:]

  package init() {}

  /// With the checks as they are now.
  package func state(of exercise: Exercise, in lesson: Lesson) -> Record.State {
    self[exercise, in: lesson].state(CheckVersion(of: exercise, in: lesson))
  }

  package subscript(exercise: Exercise, in lesson: Lesson) -> Record {
    get { exercises["\(lesson.name)/\(exercise.name)"] ?? Record() }
    set { exercises["\(lesson.name)/\(exercise.name)"] = newValue }
  }
}

extension StudentProgress.Record {
  package enum State: Sendable {
    /// Never passed.
    case open
    case passed
    /// Passed checks that have changed since.
    case outdated
  }

  /// - Parameter version: of the checks as they are now.
  package func state(_ version: CheckVersion) -> State {
    passes[version.text] != nil ? .passed : passes.isEmpty ? .open : .outdated
  }
}
