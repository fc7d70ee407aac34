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
///         at        Exercises/03-backprop/sigmoid.swift:9: func sigmoid(_ h: Double) -> Double {
///       …
///     ○ gradient-step  not begun  Exercises/03-backprop/gradient-step.swift
struct CheckReport {
  let lesson: Lesson
  let options: TerminalOptions

  private static let indent = 2

  /// Everything about one exercise, in rows with their line feeds.
  func text(of checked: CheckedExercise) -> String {
    let heading = heading(checked).encoded(options) + "\n"
    guard case .unreadable(let error) = checked.state else {
      return heading + (checked.verdict.map { details($0, checked) } ?? "")
    }
    return heading + indented(renderer(nil).text(of: error.diagnostic))
  }

  // MARK: - The heading

  /// The exercise's name and state in one row.
  func heading(_ checked: CheckedExercise) -> StyledText {
    let exercise = lesson.exercises[checked.exercise]
    var row = ExerciseMark(checked.state).styled(options.characters)
    row.append(" ")
    row.append(StyledText(exercise.name, TextStyle(bold: true), in: options.characters))
    row.append("  \(words(checked))")
    if !checked.isPassed {
      row.append(StyledText("  " + checked.file, TextStyle(.gray), in: options.characters))
    }
    return row
  }

  /// The state in a few words.
  func words(_ checked: CheckedExercise) -> String {
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
    var text = verdict.outputs.isEmpty ? "" : renderer.text(of: verdict.outputs)
    for expected in verdict.expectations {
      text += renderer.text(
        of: expected.expectation, subject: expected.subject,
        place: expected.answerLine.map { place($0, checked) })
    }
    for diagnostic in verdict.diagnostics { text += renderer.text(of: diagnostic) }
    if let mistake = verdict.mistake { text += renderer.text(ofRemark: mistake) }
    return indented(text)
  }

  /// `sigmoid.swift:9: func sigmoid(_ h: Double) -> Double {`
  private func place(_ line: Int, _ checked: CheckedExercise) -> String {
    let code = checked.text.map { $0.string($0.line(line)) } ?? ""
    return "\(checked.file):\(line)" + (code.isEmpty ? "" : ": " + code.drop { $0 == " " })
  }

  private func renderer(_ source: SourceText?) -> TerminalRenderer {
    var narrower = options
    narrower.width = max(options.width - CheckReport.indent, 20)
    return TerminalRenderer(narrower, source: source)
  }

  private func indented(_ text: String) -> String {
    let blanks = String(repeating: " ", count: CheckReport.indent)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map { ($0.isEmpty ? "" : blanks + $0) + "\n" }.joined()
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
