import LessonExercises
import LessonModel
import LessonRender

/// What came of checking a student's answers, for people:
///
///     ✗ sigmoid  3 of 5 checks met  Exercises/03-backprop/sigmoid.swift
///       ✗ a point on the line gets one half
///         checked   sigmoid(0)
///         expected  0.5, give or take 1e-06
///         actual    0.0
///         at        Exercises/03-backprop/sigmoid.swift:9
///         line      func sigmoid(_ h: Double) -> Double {
///       …
///     ○ gradient-step  not begun  Exercises/03-backprop/gradient-step.swift
struct CheckReport {
  let lesson: Lesson
  let options: TerminalOptions

  private static let indent = 2
  /// Of what an answer has displayed; --json has all of it.
  private static let mostRows = 20

  /// Everything about one exercise, in rows with their line feeds.
  func text(of checked: CheckedExercise) -> String {
    let heading = heading(checked).encoded(options) + "\n"
    guard case .unreadable(let error) = checked.state else {
      return heading + (checked.verdict.map { details($0, checked) } ?? "")
    }
    return heading + renderer(nil).text(of: error.diagnostic).indentedRows(by: CheckReport.indent)
  }

  // MARK: - The heading

  /// The exercise's name and state in one row.
  func heading(_ checked: CheckedExercise) -> StyledText {
    let exercise = lesson.exercises[checked.exercise]
    var row = ExerciseMark(checked.state).styled(options.characters)
    row.append(" ")
    row.append(StyledText(exercise.name, TextStyle(bold: true), in: options.characters))
    row.append("  \(words(checked))")
    let file = StyledText("  " + checked.file, TextStyle(.gray), in: options.characters)
    if !checked.isPassed, row.width + file.width <= options.width { row.append(file) }
    return row
  }

  private func words(_ checked: CheckedExercise) -> String {
    switch checked.state {
    case .missing: "not started"
    case .notBegun: "not begun"
    case .unreadable: "cannot be read"
    case .judged(let verdict): words(verdict)
    }
  }

  private func words(_ verdict: Verdict) -> String {
    let count = verdict.expectations.count
    let met = verdict.expectations.count { $0.expectation.isMet }
    switch verdict.outcome {
    case .passed: return count == 1 ? "1 check met" : "\(count) checks met"
    case .failed: return "\(met) of \(count) checks met"
    case .compileError: return "does not compile"
    case .trapped: return "was ended by a trap"
    case .limitReached(let limit): return "went beyond its limit of \(limit.rawValue)"
    case .endedEarly: return "ended before its last check"
    case .forged: return "gave results that are not those of its checks"
    case .notChecked: return "cannot be checked: the lesson is at fault"
    }
  }

  // MARK: - Details

  private func details(_ verdict: Verdict, _ checked: CheckedExercise) -> String {
    let renderer = renderer(verdict.outcome == .notChecked ? nil : checked.text)
    var text = verdict.mistake.map { renderer.text(ofRemark: $0) } ?? ""
    for expected in verdict.expectations {
      text += renderer.text(
        of: expected.expectation, subject: expected.subject,
        place: expected.answerLine.map { "\(checked.file):\($0)" },
        line: expected.answerLine.flatMap { checked.text?.code(ofLine: $0) })
    }
    for diagnostic in verdict.diagnostics { text += renderer.text(of: diagnostic) }
    if !verdict.outputs.isEmpty { text += excerpt(of: renderer.text(of: verdict.outputs), renderer) }
    return text.indentedRows(by: CheckReport.indent)
  }

  /// The first and last rows of what the answer's code has displayed.
  private func excerpt(of text: String, _ renderer: TerminalRenderer) -> String {
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    guard rows.count > CheckReport.mostRows else { return text }
    let part = CheckReport.mostRows / 2
    let left = StyledText("\(rows.count - 2 * part) more rows", TextStyle(.gray))
    return rows.prefix(part).map { $0 + "\n" }.joined() + "  " + left.encoded(options) + "\n"
      + rows.suffix(part).map { $0 + "\n" }.joined()
  }

  private func renderer(_ source: SourceText?) -> TerminalRenderer {
    var narrower = options
    narrower.width = max(options.width - CheckReport.indent, 20)
    return TerminalRenderer(narrower, source: source)
  }
}

extension SourceText {
  /// Without the blanks at its beginning; nil for a line without code.
  fileprivate func code(ofLine line: Int) -> String? {
    let code = string(self.line(line)).drop { $0 == " " }
    return code.isEmpty ? nil : String(code)
  }
}

/// The sign for how far a student is with an exercise.
enum ExerciseMark {
  case passed, failed, open

  init(_ state: CheckedExercise.State) {
    switch state {
    case .judged(let verdict): self = verdict.isPassed ? .passed : .failed
    case .unreadable: self = .failed
    case .missing, .notBegun: self = .open
    }
  }

  func styled(_ characters: Repertoire) -> StyledText {
    let isASCII = characters == .ascii
    return switch self {
    case .passed: StyledText(isASCII ? "ok" : "✓", TextStyle(.green))
    case .failed: StyledText(isASCII ? "FAILED" : "✗", TextStyle(.red, bold: true))
    case .open: StyledText(isASCII ? "-" : "○", TextStyle(.gray))
    }
  }
}
