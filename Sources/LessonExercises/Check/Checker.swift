import LessonKernel
import LessonModel

/// Judges answers to the exercises of a lesson.
///
/// What the lesson gives before an exercise is compiled and run once, and its state kept; so are the exercise's checks
/// compiled once. Each answer is compiled against that, and runs in a process of its own, forked from the state; as
/// many at once as there are cores. Keep a checker, and the next answer has its verdict in a moment.
///
/// Use it from the main thread, which must outlive the programs it starts.
package final class Checker {
  /// How much answers may use.
  package struct Options: Sendable {
    /// Of an answer with its checks; longer when a check cell says so with `timeout=`.
    package var time: Duration = .seconds(10)
    /// Look for the mistakes that the author has foreseen in answers that fail.
    package var recognizesMistakes = true

    package init() {}
  }

  package init(
    _ lesson: Lesson, _ environment: KernelEnvironment, options: Options = Options()
  ) throws(KernelError) {
    throw .malfunction("answers cannot be checked yet")
  }

  /// Judges answers to any of the exercises.
  ///
  /// - Parameter onVerdict: called with each verdict as it comes, and the answer's index.
  /// - Returns: the verdicts, in the order of the answers.
  package func verdicts(
    on answers: [Answer], onVerdict: (Int, Verdict) -> Void = { _, _ in }
  ) throws(KernelError) -> [Verdict] {
    []
  }

  // MARK: - Live

  /// Compiles and runs what comes before an exercise, and its checks, so that they are there when an answer comes. Does
  /// not wait.
  package func prepare(exercise: Int) throws(KernelError) {}

  /// Begins to judge an answer. Does not wait; an answer to the same exercise that is still being judged is dropped.
  package func submit(_ answer: Answer) throws(KernelError) {}

  /// Waits until something happens here, at one of the other descriptors, or a tenth of a second has passed.
  ///
  /// - Returns: the verdicts that came, on answers that were submitted.
  package func step(alsoFor descriptors: [Int32] = []) throws(KernelError) -> [Verdict] { [] }

  /// An answer that was submitted has no verdict yet.
  package var isBusy: Bool { false }

  /// Ends every program that is still there and removes the temporary files.
  package func close() {}
}
