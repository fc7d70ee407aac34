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
  /// Why something could not be noted in the student's progress.
  let problem: Diagnostic?

  var text: String {
    var text = problem.map { TerminalRenderer(options).text(of: $0) + "\n" } ?? ""
    text += solved.map { $0.encoded(options) + "\n\n" } ?? ""
    if course.isAllSolved { return text + closing }
    text += state
    if hints > 0 { text += "\n" + HintText(course.exercise, options).text(first: hints) }
    return text
  }

  private var state: String {
    guard let checked = course.task.checked else { return task }
    let report = CheckReport(lesson: course.lesson, options: options)
    return switch checked.state {
    case .notBegun: task
    case .missing: report.heading(checked).encoded(options) + "\n\n" + missing
    case .unreadable, .judged: report.text(of: checked)
    }
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

  /// The student, or the student's editor, has taken the file away: it is theirs to bring it back.
  private var missing: String {
    var words = StyledText(course.file, TextStyle(.cyan), in: options.characters)
    words.append(" is not there any more. Save it again in your editor, or type ")
    words.append(command("start \(course.lesson.name)"))
    words.append(" elsewhere to begin anew. It is checked as soon as it is there.")
    return TerminalRenderer(options).text(of: words)
  }

  private func command(_ words: String) -> StyledText {
    StyledText("lesson " + words, TextStyle(.cyan), in: options.characters)
  }

  // MARK: - When all is done

  private var closing: String {
    let (count, points) = (course.tasks.count, course.points)
    let all = count == 1 ? "The exercise is solved" : "All \(count) exercises are solved"
    let score = StyledText(
      "\(all): \(points) point\(points == 1 ? "" : "s").", TextStyle(.green, bold: true))
    let rows = [score, ""] + exercises + [""]
    return rows.map { $0.encoded(options) + "\n" }.joined() + TerminalRenderer(options).text(of: next)
  }

  private var next: StyledText {
    var words = StyledText("Next: ")
    if let lesson = course.nextLesson {
      words.append(command("practice \(lesson)"))
      words.append(" goes on with the next lesson, and ")
    }
    words.append(command("progress"))
    words.append(" shows the whole course. q quits.")
    return words
  }

  // MARK: - The list

  /// All exercises, with marks for how far each is.
  var list: String {
    (exercises + ["", StyledText("Any key closes this.", TextStyle(.gray))])
      .map { $0.encoded(options) + "\n" }.joined()
  }

  private var exercises: [StyledText] {
    var rows: [StyledText] = []
    var lesson = ""
    for (index, task) in course.tasks.enumerated() {
      if course.lesson(of: task).name != lesson {
        lesson = course.lesson(of: task).name
        rows.append(StyledText(lesson, TextStyle(bold: true), in: options.characters))
      }
      rows.append(row(of: task, isCurrent: index == course.current))
    }
    return rows
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
