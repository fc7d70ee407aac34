import LessonModel
import LessonRender

extension Command {
  static var list: Command {
    Command(
      name: "list", summary: "List the lessons of the course",
      discussion: """
        Tells each lesson's name, its title, and how many cells and exercises it has; appendices come last. The course
        is the one that the current folder is in, else the one that came with the tool.
        """,
      options: [.course, .maxSize],
      examples: [
        ("lesson list", "see what there is"),
        ("lesson list --course ~/my-course", "look into another course"),
      ],
      run: listLessons)
  }

  /// Lists all lessons that can be read, then tells what is wrong with the others.
  private static func listLessons(_ arguments: Arguments) throws -> ExitCode {
    let course = try Course.find(arguments)
    var rows: [(name: String, rest: String)] = []
    var exitCode = ExitCode.success
    var problems: [(LoadedLesson?, [Diagnostic])] = []
    for name in course.pages {
      do {
        let loaded = try LoadedLesson(file: course.file(of: name), arguments)
        rows.append((name, "\(loaded.lesson.title)  (\(contents(loaded.lesson)))"))
        guard !loaded.errors.isEmpty else { continue }
        problems.append((loaded, loaded.errors))
        exitCode = max(exitCode, .malformed)
      } catch let complaint as Complaint {
        problems.append((nil, complaint.diagnostics))
        exitCode = max(exitCode, complaint.exitCode, .malformed)
      }
    }
    try StandardOutput.write(table(rows))
    for (loaded, diagnostics) in problems { complain(diagnostics, in: loaded) }
    return exitCode
  }

  private static func table(_ rows: [(name: String, rest: String)]) throws -> String {
    let characters = try TerminalOptions.current(nil).characters
    let width = rows.map(\.name.displayWidth).max() ?? 0
    return rows.map { name, rest in
      let padding = String(repeating: " ", count: width - name.displayWidth + 2)
      return (name + padding + rest).printable(in: characters) + "\n"
    }.joined()
  }

  private static func contents(_ lesson: Lesson) -> String {
    let cells = lesson.cells.count { $0.role == .plain }
    return [count(cells, "cell"), count(lesson.exercises.count, "exercise")].joined(separator: ", ")
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
