import LessonModel

/// A student's answer as an editor outside of the file has it: the code without the task above it.
package struct EditedAnswer: Equatable, Sendable {
  package var file: String
  /// All that the file holds; nil when the exercise was not started.
  package var text: String?
  package var code: String
  /// The file's line of the code's first line.
  package var firstLine: Int
}

extension Workspace {
  /// What is to be edited: the student's code, or the starter's where there is none.
  package func editedAnswer(to index: Int, in lesson: Lesson) throws(WorkspaceError) -> EditedAnswer {
    let exercise = lesson.exercises[index]
    let path = file(of: exercise, in: lesson)
    let starter = StarterFile(of: index, in: lesson)
    let text = try WorkspaceFile(path).read().map { String(decoding: $0, as: UTF8.self) }
    let task = starter.task
    let isBelowTask = text?.hasPrefix(task) ?? true
    let code = text.map { isBelowTask ? String($0.dropFirst(task.count)) : $0 } ?? exercise.starter.text
    return EditedAnswer(
      file: path, text: text, code: code,
      firstLine: isBelowTask ? task.utf8.count { $0 == UInt8(ascii: "\n") } + 1 : 1)
  }

  /// Writes code into the student's file, below the task. Starts the exercise where it was not.
  ///
  /// - Parameter base: what the file held when the code was taken from it; nil when it was not there.
  /// - Returns: false when the file holds something else now. Then nothing is written.
  package func save(
    _ code: String, to index: Int, in lesson: Lesson, over base: String?
  ) throws(WorkspaceError) -> Bool {
    var base = base
    if base == nil {
      for case .failed(let error) in try start([index], of: lesson).map(\.outcome) { throw error }
      base = StarterFile(of: index, in: lesson).text
    }
    guard let base else { return false }
    let task = StarterFile(of: index, in: lesson).task
    let text = (base.hasPrefix(task) ? task : "") + code
    if text == base,
      try WorkspaceFile(file(of: lesson.exercises[index], in: lesson)).read() == Array(base.utf8)
    {
      return true
    }
    let lock = try lock()
    defer { withExtendedLifetime(lock) {} }
    return try WorkspaceFile(file(of: lesson.exercises[index], in: lesson))
      .replace(Array(base.utf8), with: Array(text.utf8))
  }
}
