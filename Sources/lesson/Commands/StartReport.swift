import LessonExercises
import LessonModel
import LessonRender

/// What `lesson start` did, for people:
///
///     03-backprop
///       new      Exercises/03-backprop/sigmoid.swift
///       kept     Exercises/03-backprop/output-delta.swift
///       changed  Exercises/03-backprop/forward-pass.swift
///                the lesson has changed; your file is as it was
///                new starter: Exercises/03-backprop/forward-pass.new.swift
///                - // Write the pass.
///                + // Write the whole pass.
struct StartReport {
  let options: TerminalOptions

  /// Lines of a change that are shown.
  private static let mostLines = 12

  init(_ arguments: Arguments) throws {
    options = try TerminalOptions.current(arguments)
  }

  func text(of started: [StartedExercise], _ lesson: Lesson) -> String {
    let rows = started.flatMap(rows)
    let title = StyledText(lesson.name, TextStyle(bold: true), in: options.characters)
    return rows.isEmpty ? "" : ([title] + rows).map { $0.encoded(options) + "\n" }.joined()
  }

  private func rows(of started: StartedExercise) -> [StyledText] {
    let file = started.file
    switch started.outcome {
    case .created: return [row("new", .green, file)]
    case .unchanged: return [row("as is", .gray, file)]
    case .kept(nil): return [row("kept", .blue, file)]
    case .kept(let newer?):
      return [row("kept", .blue, file), below("a newer starter, not looked at yet: \(newer)")]
    case .renewed(let changes):
      return [row("renewed", .green, file), below("the lesson has changed, and you had not begun")]
        + lines(of: changes)
    case .changed(let changes, let newer):
      return [row("changed", .yellow, file), below("the lesson has changed; your file is as it was")]
        + [below("new starter: \(newer)")] + lines(of: changes)
    case .reset(let backup):
      return [row("reset", .green, file), below("what you had is in \(backup)")]
    case .failed: return []
    }
  }

  private func row(_ word: String, _ color: TextStyle.Color, _ file: String) -> StyledText {
    var row = StyledText("  ")
    row.append(word, TextStyle(color))
    row.append(String(repeating: " ", count: 9 - word.count))
    row.append(StyledText(file, in: options.characters))
    return row
  }

  private func below(_ text: String, _ style: TextStyle = TextStyle(.gray)) -> StyledText {
    var row = StyledText(String(repeating: " ", count: 11))
    row.append(StyledText(text, style, in: options.characters))
    return row
  }

  private func lines(of changes: [LineChange]) -> [StyledText] {
    var rows = changes.prefix(Self.mostLines).map { change in
      below((change.isNew ? "+ " : "- ") + change.line, TextStyle(change.isNew ? .green : .red))
    }
    if changes.count > Self.mostLines {
      rows.append(below("… and \(changes.count - Self.mostLines) more lines"))
    }
    return rows
  }
}
