import LessonModel

/// What verifying a lesson has found.
package struct LessonReport: Sendable, Codable {
  package enum Outcome: String, Sendable, Codable {
    case passed
    /// A cell, a check or a part of an exercise does not do what its author promises.
    case failed
    /// The lesson cannot be read as it was meant; nothing of it was run.
    case malformed
  }

  package struct Exercise: Sendable, Codable {
    package var name: String
    /// Whatever its author promises with it is so.
    package var isSound: Bool
    package var mistakes: Int
    package var hints: Int
    /// Nil when no mutants were tried.
    package var mutants: MutationScore?
  }

  package var lesson: String
  package var file: String
  package var outcome: Outcome
  package var cells: Int
  package var exercises: [Exercise]
  /// `{.output}` blocks.
  package var outputs: Int
  /// Of these, how many were written anew.
  package var acceptedOutputs = 0
  /// Links and images.
  package var links: Int
  /// In the order of the file.
  package var problems: [Diagnostic]
  /// Seconds.
  package var time: Double = 0

  init(_ lesson: Lesson) {
    self.lesson = lesson.name
    file = lesson.file
    cells = lesson.cells.count
    exercises = lesson.exercises.map {
      Exercise(name: $0.name, isSound: true, mistakes: $0.mistakes.count, hints: $0.hints.count)
    }
    outputs = lesson.cells.count { $0.recordedOutput != nil }
    links = lesson.links.count
    // Verifying asks more than reading does, and says so itself.
    problems = lesson.diagnostics.filter { $0.identifier != "exercise-without-hint" }
    outcome = lesson.diagnostics.contains { $0.severity == .error } ? .malformed : .passed
  }

  /// Adds what was found, each problem once.
  mutating func add(_ found: [Diagnostic]) {
    for problem in found where !problems.contains(problem) { problems.append(problem) }
    if outcome == .passed, problems.contains(where: { $0.severity == .error }) { outcome = .failed }
  }

  /// Adds what was found about an exercise.
  mutating func add(_ found: [Diagnostic], to exercise: Int) {
    if found.contains(where: { $0.severity == .error }) { exercises[exercise].isSound = false }
    add(found)
  }

  mutating func putInOrder() {
    let places = problems.map { $0.range?.start ?? SourcePosition(line: 0, column: 0) }
    problems = problems.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { problems[$0] }
  }
}
