import LessonModel
import LessonRender
import LessonSyntax

/// An exercise's hints, which are Markdown:
///
///     Hint 1 of 2
///       The fraction has 1 above the line.
struct HintText {
  let exercise: Exercise
  let options: TerminalOptions

  init(_ exercise: Exercise, _ options: TerminalOptions) {
    self.exercise = exercise
    self.options = options
  }

  /// - Parameter count: how many hints are to be seen; the last of them is the one that was asked for.
  func text(first count: Int) -> String {
    exercise.hints.prefix(count).enumerated().map { index, hint in
      heading(index + 1, isNew: index + 1 == count) + body(hint)
    }.joined(separator: "\n")
  }

  private func heading(_ number: Int, isNew: Bool) -> String {
    let style = isNew ? TextStyle(.yellow, bold: true) : TextStyle(.gray)
    return StyledText("Hint \(number) of \(exercise.hints.count)", style).encoded(options) + "\n"
  }

  private func body(_ hint: String) -> String {
    var narrower = options
    narrower.width = options.width - 2
    var text = ""
    let lesson = LessonParser().parse(hint, name: exercise.name, file: exercise.name)
    TerminalRenderer(narrower).render(lesson, result: { _ in nil }, write: { text += $0 })
    return text.indentedRows(by: 2)
  }
}
