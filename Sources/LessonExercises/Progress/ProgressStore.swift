import FoundationEssentials
import LessonModel

/// Where a student's progress is kept: in the workspace, which updates of the course leave alone.
///
/// Several programs may use it at once. The file is replaced as a whole; one that cannot be understood is set aside
/// under a numbered name before a new one is begun.
package struct ProgressStore {
  private let workspace: Workspace

  package init(_ workspace: Workspace) {
    self.workspace = workspace
  }

  private var file: WorkspaceFile { WorkspaceFile(workspace.ownFolder + "/progress.json") }

  /// What is known; nothing where there is no file, or none that can be understood.
  package func read() throws(WorkspaceError) -> StudentProgress {
    guard let bytes = try file.read() else { return StudentProgress() }
    return decoded(bytes) ?? StudentProgress()
  }

  private func decoded(_ bytes: [UInt8]) -> StudentProgress? {
    let progress = try? JSONDecoder().decode(StudentProgress.self, from: Data(bytes))
    return progress?.schema == StudentProgress.schema ? progress : nil
  }

  private func update(_ change: (inout StudentProgress) -> Void) throws(WorkspaceError) {
    let lock = try workspace.lock()
    defer { withExtendedLifetime(lock) {} }
    let bytes = try file.read()
    let old = bytes.flatMap(decoded)
    var progress = old ?? StudentProgress()
    change(&progress)
    guard progress != old else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(progress) else { return }
    if bytes != nil, old == nil {
      _ = try file.replaceKeepingOld(Array(data))
    } else {
      try file.replace(Array(data))
    }
  }

  // MARK: - Notes

  /// Does not write what is noted already.
  func notePasses(of exercises: [Exercise], in lesson: Lesson) throws(WorkspaceError) {
    let known = try read()
    let new = exercises.filter {
      known[$0, in: lesson].state(CheckVersion(of: $0, in: lesson)) != .passed
    }
    guard !new.isEmpty else { return }
    let now = Date.now.formatted(.iso8601)
    try update { progress in
      for exercise in new {
        progress[exercise, in: lesson].passes[CheckVersion(of: exercise, in: lesson).text] = now
      }
    }
  }

  /// Notes that one more hint is shown, as long as there are more.
  ///
  /// - Returns: how many hints are to be seen now, and whether one is new.
  package func takeHint(of exercise: Exercise, in lesson: Lesson) throws(WorkspaceError) -> (
    count: Int, isNew: Bool
  ) {
    let seen = min(try read()[exercise, in: lesson].hints, exercise.hints.count)
    guard seen < exercise.hints.count else { return (seen, false) }
    try update { $0[exercise, in: lesson].hints = seen + 1 }
    return (seen + 1, true)
  }

  /// Notes that the solution of an exercise that is not solved is shown.
  package func noteSolutionSeen(of exercise: Exercise, in lesson: Lesson) throws(WorkspaceError) {
    try update { $0[exercise, in: lesson].hasSeenSolution = true }
  }
}
