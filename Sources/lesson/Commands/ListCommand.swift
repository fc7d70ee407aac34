import LessonModel

extension Command {
  static var list: Command {
    Command(
      name: "list", summary: "List the lessons of the course",
      discussion: """
        Tells each lesson's name, its title, and how many cells and exercises it has. The course is the one that
        the current folder is in, else the one that came with the tool.
        """,
      options: [.course, .maxSize],
      examples: [
        ("lesson list", "see what there is"),
        ("lesson list --course ~/my-course", "look into another course"),
      ],
      run: listLessons)
  }

  private static func listLessons(_ arguments: Arguments) throws -> ExitCode {
    let course = try Course.find(arguments)
    let lessons = try course.lessons.map { name in
      try LoadedLesson(file: course.file(of: name), arguments)
    }
    let names = lessons.map(\.lesson.name.visiblyEscaped)
    let width = names.map(\.count).max() ?? 0
    for (name, loaded) in zip(names, lessons) {
      let padding = String(repeating: " ", count: width - name.count + 2)
      let title = loaded.lesson.title.visiblyEscaped
      try StandardOutput.write("\(name)\(padding)\(title)  (\(contents(loaded.lesson)))\n")
    }
    let errors = lessons.flatMap(\.errors)
    if !errors.isEmpty { throw Complaint(diagnostics: errors, exitCode: .malformed) }
    return .success
  }

  private static func contents(_ lesson: Lesson) -> String {
    let cells = lesson.cells.count { $0.role == .plain }
    return [count(cells, "cell"), count(lesson.exercises.count, "exercise")].joined(separator: ", ")
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
