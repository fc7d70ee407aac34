/// A fenced block of Swift that runs.
package struct Cell: Hashable, Sendable {
  /// What the cell is to the lesson.
  package enum Role: Hashable, Sendable {
    case plain
    /// The author's answer to an exercise (index into `Lesson.exercises`). Not shown to readers.
    case solution(exercise: Int)
    /// `expect(...)` lines for an exercise.
    case check(exercise: Int)
  }

  /// Position in `Lesson.cells`.
  package var index: Int
  /// `{#name}`; unique in the lesson.
  package var name: String?
  package var code: Snippet
  package var role: Role
  /// `.hidden`: run, source not shown.
  package var isHidden: Bool
  /// `.fails`: meant to be rejected by the compiler or to trap. Success is the error.
  package var mustFail: Bool
  /// `.parameter`: a value that may be set from the command line.
  package var isParameter: Bool
  /// `timeout=20s`: this cell's own limit.
  package var timeout: Duration?
  /// The `{.output}` block below, if there is one.
  package var recordedOutput: RecordedOutput?
  /// The whole fence.
  package var range: SourceRange

  package init(
    index: Int, name: String? = nil, code: Snippet, role: Role = .plain, isHidden: Bool = false,
    mustFail: Bool = false, isParameter: Bool = false, timeout: Duration? = nil,
    recordedOutput: RecordedOutput? = nil, range: SourceRange
  ) {
    self.index = index
    self.name = name
    self.code = code
    self.role = role
    self.isHidden = isHidden
    self.mustFail = mustFail
    self.isParameter = isParameter
    self.timeout = timeout
    self.recordedOutput = recordedOutput
    self.range = range
  }

  /// `forward`, or `cell 3` (counted from 1) for a cell without a name.
  package var label: String { name ?? "cell \(index + 1)" }
}
