import LessonModel

/// An exercise, and what is known of the student's answer to it.
package struct CheckedExercise: Sendable {
  package enum State: Sendable {
    /// There is no file: `lesson start` makes it.
    case missing
    /// The file is the starter, as it was handed out.
    case notBegun
    case unreadable(WorkspaceError)
    case judged(Verdict)
  }

  /// Index into `Lesson.exercises`.
  package var exercise: Int
  /// The student's file, as the user would name it.
  package var file: String
  /// What is in it.
  package var text: SourceText?
  package var state: State

  package var verdict: Verdict? {
    if case .judged(let verdict) = state { verdict } else { nil }
  }

  /// There is an answer, or something that may be one.
  package var isBegun: Bool {
    switch state {
    case .missing, .notBegun: false
    case .unreadable, .judged: true
    }
  }

  package var isPassed: Bool { verdict?.isPassed ?? false }
}
