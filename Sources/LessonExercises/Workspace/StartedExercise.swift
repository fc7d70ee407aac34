/// What `start` did about one exercise.
package struct StartedExercise: Sendable {
  package enum Outcome: Sendable, Equatable {
    /// The file was not there and is now.
    case created
    /// The file is there, as the lesson has it.
    case unchanged
    /// The lesson has changed; the student had not, and has the new starter now.
    case renewed([LineChange])
    /// The student has begun, and the lesson has changed since: the new starter stands beside it, in this file.
    case changed([LineChange], newer: String)
    /// The student's file is there, and the lesson is as it was. `newer` still waits to be looked at.
    case kept(newer: String?)
    /// The student's file has this name now, and the starter is in its place.
    case reset(backup: String)
    /// A file in the way, a disk that is full.
    case failed(WorkspaceError)
  }

  package var exercise: Int
  package var file: String
  package var outcome: Outcome
}
