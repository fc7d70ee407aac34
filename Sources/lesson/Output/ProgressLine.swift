import LessonKernel
import LessonModel
import LessonRender

/// The line on standard error that tells what a slow lesson is busy with. It is only there when standard error
/// is a terminal, only after a moment, and is gone before anything else is written.
final class ProgressLine {
  private let lesson: Lesson
  private let isEnabled: Bool
  private let characters: Repertoire
  private var isVisible = false
  private var frame = 0
  private var lastDrawn = ContinuousClock.now
  private var busySince: ContinuousClock.Instant?

  init(_ lesson: Lesson, isEnabled: Bool, characters: Repertoire) {
    self.lesson = lesson
    self.isEnabled = isEnabled
    self.characters = characters
  }

  /// Draws the line anew, ten times a second at most.
  func show(_ activity: RunSession.Activity) {
    guard isEnabled else { return }
    let now = ContinuousClock.now
    let since = busySince ?? now
    busySince = since
    guard now - since > .milliseconds(250), now - lastDrawn > .milliseconds(80) else { return }
    lastDrawn = now
    frame += 1
    isVisible = true
    let row = text(activity, seconds: (now - since).components.seconds)
      .screenRow(columns: Terminal.columns ?? 80, in: characters)
    StandardError.write("\r\u{1B}[2K" + row)
  }

  func clear() {
    busySince = nil
    guard isVisible else { return }
    isVisible = false
    StandardError.write("\r\u{1B}[2K")
  }

  private func text(_ activity: RunSession.Activity, seconds: Int64) -> String {
    let spinner = characters == .ascii ? Array("|/-\\") : Array("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏")
    let mark = spinner[frame % spinner.count]
    switch activity {
    case .compiling: return "\(mark) compiling"
    case .running(let cell, nil): return "\(mark) \(lesson.cells[cell].label), \(seconds) s"
    case .running(let cell, let progress?):
      let label = progress.label.isEmpty ? lesson.cells[cell].label : progress.label
      // A cell can report any number.
      let fraction = progress.fraction.isNaN ? 0 : min(max(progress.fraction, 0), 1)
      return "\(bar(fraction)) \(Int(fraction * 100)) % \(label)"
    }
  }

  private func bar(_ fraction: Double) -> String {
    let width = 24
    let filled = Int((fraction * Double(width)).rounded())
    return String(repeating: characters == .ascii ? "#" : "━", count: filled)
      + String(repeating: characters == .ascii ? "." : "─", count: width - filled)
  }
}
