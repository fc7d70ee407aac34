import LessonKernel
import LessonModel
import LessonRender

extension RunSession.Activity {
  /// `⠋ compiling`, `⠋ sweep, 3 s`, `━━━━━───── 45 % training`.
  func words(
    in lesson: Lesson, since start: ContinuousClock.Instant, barWidth: Int, _ characters: Repertoire
  ) -> String {
    let elapsed = ContinuousClock.now - start
    let spinner = characters == .ascii ? Array("|/-\\") : Array("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏")
    let mark = spinner[Int(elapsed / .milliseconds(100)) % spinner.count]
    switch self {
    case .compiling: return "\(mark) compiling"
    case .running(let cell, nil):
      return "\(mark) \(lesson.label(of: cell)), \(elapsed.components.seconds) s"
    case .running(let cell, let progress?):
      let label = progress.label.isEmpty ? lesson.label(of: cell) : progress.label
      // A cell can report any number.
      let fraction = progress.fraction.isNaN ? 0 : min(max(progress.fraction, 0), 1)
      return "\(bar(fraction, width: barWidth, characters)) \(Int(fraction * 100)) % \(label)"
    }
  }

  private func bar(_ fraction: Double, width: Int, _ characters: Repertoire) -> String {
    let filled = Int((fraction * Double(width)).rounded())
    return String(repeating: characters == .ascii ? "#" : "━", count: filled)
      + String(repeating: characters == .ascii ? "." : "─", count: width - filled)
  }
}

extension Lesson {
  fileprivate func label(of cell: Int) -> String {
    cells.indices.contains(cell) ? cells[cell].label : "cell \(cell + 1)"
  }
}
