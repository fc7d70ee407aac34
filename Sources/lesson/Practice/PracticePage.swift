import LessonExercises
import LessonModel
import LessonRender

/// What `lesson practice` shows of an exercise, as rows with their line feeds.
struct PracticePage {
  let course: PracticeCourse
  let options: TerminalOptions
  /// Hints to be seen.
  let hints: Int
  /// The exercise that was solved just now, as a row.
  let solved: StyledText?

  var text: String {
    var text = solved.map { $0.encoded(options) + "\n\n" } ?? ""
    if let checked = course.task.checked, checked.isBegun {
      text += CheckReport(lesson: course.lesson, options: options).text(of: checked)
    } else {
      text += task
    }
    if hints > 0 { text += "\n" + HintText(course.exercise, options).text(first: hints) }
    return text
  }

  /// What is to be done, and where.
  private var task: String {
    var lesson = course.lesson
    lesson.blocks = lesson.taskBlocks(of: course.task.exercise)
    var text = ""
    let renderer = TerminalRenderer.connected(options, source: course.loaded.source)
    renderer.render(lesson, result: { _ in nil }, write: { text += $0 })
    var row = StyledText("Open ")
    row.append(StyledText(course.file, TextStyle(.cyan), in: options.characters))
    row.append(" in your editor. It is checked each time you save.")
    return text + "\n" + renderer.text(of: row)
  }

  /// All exercises, with marks for how far each is.
  var list: String {
    var rows: [StyledText] = []
    var lesson = ""
    for (index, task) in course.tasks.enumerated() {
      if course.lesson(of: task).name != lesson {
        lesson = course.lesson(of: task).name
        rows.append(StyledText(lesson, TextStyle(bold: true), in: options.characters))
      }
      rows.append(row(of: task, isCurrent: index == course.current))
    }
    rows += ["", StyledText("Any key closes this.", TextStyle(.gray))]
    return rows.map { $0.encoded(options) + "\n" }.joined()
  }

  private func row(of task: PracticeCourse.Task, isCurrent: Bool) -> StyledText {
    var row = StyledText(isCurrent ? "> " : "  ", TextStyle(bold: true))
    row.append((task.checked.map { ExerciseMark($0.state) } ?? .open).styled(options.characters))
    row.append(" ")
    row.append(StyledText(course.name(of: task), TextStyle(bold: isCurrent), in: options.characters))
    if task.isSkipped, !task.isPassed { row.append("  skipped", TextStyle(.gray)) }
    return row
  }
}
