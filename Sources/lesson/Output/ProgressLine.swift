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
    isVisible = true
    let words = activity.words(in: lesson, since: since, barWidth: 24, characters)
    StandardError.write("\r\u{1B}[2K" + words.screenRow(columns: Terminal.columns ?? 80, in: characters))
  }

  func clear() {
    busySince = nil
    guard isVisible else { return }
    isVisible = false
    StandardError.write("\r\u{1B}[2K")
  }
}
