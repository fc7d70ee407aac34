import LessonExercises
import LessonModel

extension Command {
  static var new: Command {
    Command(
      name: "new", summary: "Write a lesson to begin with", operands: ["NAME"],
      discussion: """
        Writes Lessons/NAME.md, which holds one of everything that a lesson can hold: prose, formulas, a picture, cells
        of each kind, and an exercise with its solution, checks, hints and a foreseen mistake. It passes `lesson
        verify` as it is; replace its parts by your own. The folder is that of the course here, or a new one.
        No file is ever overwritten.
        """,
      options: [.course],
      examples: [
        ("lesson new 04-chain-rule", "write Lessons/04-chain-rule.md"),
        ("lesson watch 04-chain-rule", "then see it while you make it your own"),
      ],
      run: writeLesson)
  }

  private static func writeLesson(_ arguments: Arguments) throws -> ExitCode {
    let name = arguments.operands[0]
    guard let lesson = NewLesson(name: name.hasSuffix(".md") ? String(name.dropLast(3)) : name) else {
      throw UsageError(
        "`\(name.visiblyEscaped)` cannot be a lesson's name",
        fix: "use letters, digits and hyphens, such as 04-chain-rule; --course DIR names another folder")
    }
    do {
      let files = try lesson.write(into: Course.folderForNewLesson(arguments))
      try StandardOutput.write(closing(files, lesson.name, isElsewhere: arguments.has(.course)))
      return .success
    } catch let error as WorkspaceError {
      let isTaken = error.diagnostic.identifier == "file-exists"
      throw Complaint(diagnostics: [error.diagnostic], exitCode: isTaken ? .usage : .environment)
    }
  }

  private static func closing(_ files: [String], _ name: String, isElsewhere: Bool) -> String {
    let lesson = isElsewhere ? files[0].visiblyEscaped : name
    return """
      Wrote \(files.map(\.visiblyEscaped).joined(separator: " and ")). Now
        lesson watch \(lesson)   shows the lesson while you write it,
        lesson verify \(lesson)  tests that it keeps what it promises.

      """
  }
}
