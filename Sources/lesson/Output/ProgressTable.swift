import LessonExercises
import LessonModel
import LessonRender

/// How far a student is in a lesson:
///
///     03-backprop  Backpropagation
///     ━━━━━━━━────────────────  2 of 7 exercises, 3 of 12 points
///       ✓ sigmoid               1 point   solved
///       ✗ numerical-derivative  2 points  2 of 4 checks met, 1 hint seen
///       ○ gradient-step         1 point   not begun
struct ProgressTable {
  struct Row {
    var exercise: Exercise
    var record: StudentProgress.Record
    var state: StudentProgress.Record.State
    /// Nil when the answer has changed since it was last checked.
    var checked: CheckedExercise?
  }

  let lesson: Lesson
  let rows: [Row]

  private static let barWidth = 24

  func text(_ options: TerminalOptions) -> String {
    var heading = StyledText(lesson.name, TextStyle(bold: true), in: options.characters)
    heading.append(StyledText("  " + lesson.title, in: options.characters))
    let score = Score(rows)
    let width = rows.map(\.exercise.name.displayWidth).max() ?? 0
    return ([heading, score.row(options)] + rows.map { row($0, nameWidth: width, options) })
      .map { $0.encoded(options) + "\n" }.joined()
  }

  /// One row for all lessons together.
  static func total(of tables: [ProgressTable]) -> StyledText {
    let score = Score(tables.flatMap(\.rows))
    return StyledText(
      "\(score.percent) % of the course: \(score.words)", TextStyle(score.isAll ? .green : nil, bold: true))
  }

  private func row(_ row: Row, nameWidth: Int, _ options: TerminalOptions) -> StyledText {
    var text = StyledText("  ")
    text.append(row.mark.styled(options.characters))
    text.append(" ")
    text.append(StyledText(row.exercise.name, in: options.characters))
    text.append(String(repeating: " ", count: nameWidth - row.exercise.name.displayWidth + 2))
    let points = row.exercise.points == 1 ? "1 point" : "\(row.exercise.points) points"
    text.append(points + String(repeating: " ", count: max(10 - points.count, 2)))
    text.append(row.words, TextStyle(.gray))
    return text
  }

  /// Exercises and points, those that are solved and all of them.
  private struct Score {
    var solved = 0
    var all = 0
    var points = 0
    var allPoints = 0

    init(_ rows: [Row]) {
      all = rows.count
      allPoints = rows.reduce(0) { $0 + $1.exercise.points }
      let passed = rows.filter { $0.state == .passed }
      solved = passed.count
      points = passed.reduce(0) { $0 + $1.exercise.points }
    }

    var isAll: Bool { solved == all }
    private var fraction: Double { allPoints == 0 ? 0 : Double(points) / Double(allPoints) }
    var percent: Int { Int(fraction * 100) }
    var words: String {
      "\(solved) of \(all) exercise\(all == 1 ? "" : "s"), "
        + "\(points) of \(allPoints) point\(allPoints == 1 ? "" : "s")"
    }

    func row(_ options: TerminalOptions) -> StyledText {
      var row = StyledText(bar: fraction, width: ProgressTable.barWidth, options.characters)
      row.append("  " + words)
      return row
    }
  }
}

extension ProgressTable.Row {
  fileprivate var mark: ExerciseMark {
    switch state {
    case .passed: .passed
    case .outdated: .failed
    case .open: checked.map { ExerciseMark($0.state) } ?? .open
    }
  }

  fileprivate var words: String {
    var words = [stateWords]
    if record.hints > 0 { words.append(record.hints == 1 ? "1 hint seen" : "\(record.hints) hints seen") }
    if record.hasSeenSolution { words.append("solution seen") }
    return words.joined(separator: ", ")
  }

  private var stateWords: String {
    switch (state, checked?.state) {
    case (.passed, _): return "solved"
    case (.outdated, _): return "was solved; what it is checked for has changed"
    case (.open, .missing): return "not started"
    case (.open, .notBegun): return "not begun"
    case (.open, .unreadable): return "cannot be read"
    case (.open, nil): return "begun, not checked since"
    case (.open, .judged(let verdict)):
      let met = verdict.expectations.count { $0.expectation.isMet }
      return verdict.outcome == .failed
        ? "\(met) of \(verdict.expectations.count) checks met" : "begun, does not pass"
    }
  }
}

extension StyledText {
  /// A bar that is filled up to a fraction from 0 to 1.
  init(bar fraction: Double, width: Int, _ characters: Repertoire) {
    let filled = Int((fraction * Double(width)).rounded())
    let isASCII = characters == .ascii
    self.init(String(repeating: isASCII ? "#" : "━", count: filled), TextStyle(.green))
    append(String(repeating: isASCII ? "." : "─", count: width - filled), TextStyle(.gray))
  }
}
