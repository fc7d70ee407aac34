import LessonExercises
import LessonModel
import LessonRender

/// What verifying has found, for people:
///
///     Lessons/03-backprop.md:81:1: warning: the checks of `sigmoid` let 3 of 10 mutants live [weak-checks]
///     …
///     ✓ 03-backprop  44 cells, 7 exercises, 3 links  6.2 s
///         sigmoid               12 of 12 mutants noticed
///         numerical-derivative  11 of 13 mutants noticed
struct VerifyPrinter {
  let options: TerminalOptions
  private let arguments: Arguments

  init(_ arguments: Arguments) throws {
    self.arguments = arguments
    var options = try TerminalOptions.current(arguments)
    // A program that reads messages wants each on one line.
    if !Terminal.isTerminal(1), !arguments.has(.width) { options.width = 10_000 }
    self.options = options
  }

  func print(_ report: LessonReport, _ loaded: LoadedLesson) throws {
    let renderer = TerminalRenderer(options, source: loaded.source)
    for problem in report.problems { try StandardOutput.write(renderer.text(of: problem)) }
    if !report.problems.isEmpty { try StandardOutput.write("\n") }
    try write(heading(report))
    let width = report.exercises.map(\.name.displayWidth).max() ?? 0
    for exercise in report.exercises where report.outcome != .malformed {
      try write(row(exercise, nameWidth: width))
    }
  }

  func printTotal(of reports: [LessonReport]) throws {
    let bad = reports.count { $0.outcome != .passed }
    let warnings = count(reports.flatMap(\.problems).count { $0.severity == .warning }, "warning")
    try write(
      bad == 0
        ? StyledText("all \(reports.count) lessons keep what they promise, \(warnings)")
        : StyledText("\(bad) of \(reports.count) lessons do not keep what they promise", TextStyle(.red)))
  }

  private func heading(_ report: LessonReport) -> StyledText {
    let isGood = report.outcome == .passed
    var text = mark(isGood)
    text.append(" ")
    text.append(StyledText(report.lesson, TextStyle(bold: true), in: options.characters))
    var parts = [count(report.cells, "cell"), count(report.exercises.count, "exercise")]
    if report.outputs > 0 { parts.append(count(report.outputs, "output")) }
    if report.links > 0 { parts.append(count(report.links, "link")) }
    if report.acceptedOutputs > 0 { parts.append("\(count(report.acceptedOutputs, "output")) written anew") }
    text.append("  " + (report.outcome == .malformed ? "malformed, not run" : parts.joined(separator: ", ")))
    text.append("  \(seconds(report.time))", TextStyle(.gray))
    return text
  }

  private func row(_ exercise: LessonReport.Exercise, nameWidth: Int) -> StyledText {
    var text = StyledText("  ")
    text.append(mark(exercise.isSound))
    text.append(" ")
    text.append(StyledText(exercise.name, in: options.characters))
    text.append(String(repeating: " ", count: nameWidth - exercise.name.displayWidth + 2))
    text.append("\(count(exercise.mistakes, "mistake")), \(count(exercise.hints, "hint"))", TextStyle(.gray))
    guard let score = exercise.mutants else { return text }
    text.append(
      "  \(score.killed) of \(count(score.tried, "mutant")) noticed",
      score.isGood ? .plain : TextStyle(.yellow))
    return text
  }

  private func mark(_ isGood: Bool) -> StyledText {
    let isASCII = options.characters == .ascii
    return isGood
      ? StyledText(isASCII ? "ok" : "✓", TextStyle(.green))
      : StyledText(isASCII ? "FAILED" : "✗", TextStyle(.red))
  }

  private func write(_ text: StyledText) throws {
    try StandardOutput.write(text.encoded(options) + "\n")
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// With one digit after the point.
  private func seconds(_ time: Double) -> String {
    let tenths = Int((time * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) s"
  }
}
