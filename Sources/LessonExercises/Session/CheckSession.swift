import LessonKernel
import LessonModel

/// A student's answers to the exercises of one lesson, judged when they are asked for or have changed.
///
/// What was judged before is known without running anything, and what passes is noted in the student's progress.
///
/// Use it from the main thread, which must outlive the programs it starts.
package final class CheckSession {
  package let lesson: Lesson
  package let workspace: Workspace
  private let environment: KernelEnvironment
  private let kept: KeptVerdicts?
  private let progress: ProgressStore
  private var checker: Checker?
  /// By exercise, the answers that are being judged.
  private var submitted: [Int: Answer] = [:]

  /// Starts nothing yet.
  ///
  /// - Parameters:
  ///   - source: the lesson's file, byte by byte.
  ///   - cache: nil keeps no verdicts.
  package init(
    _ lesson: Lesson, source: [UInt8], in workspace: Workspace, _ environment: KernelEnvironment,
    cache: ResultCache?
  ) {
    self.lesson = lesson
    self.workspace = workspace
    self.environment = environment
    kept = cache.map { KeptVerdicts(lesson, source: source, environment, $0) }
    progress = ProgressStore(workspace)
  }

  deinit {
    close()
  }

  /// Ends every program that is still there.
  package func close() {
    kept?.close(hasNew: checker != nil)
    checker?.close()
    checker = nil
    submitted = [:]
  }

  // MARK: - All at once

  /// What is known of an answer without running it; nil when it must be judged.
  package func known(_ exercise: Int) -> CheckedExercise? {
    if case .known(let checked) = look(at: exercise, believesKept: true) { checked } else { nil }
  }

  private enum Look {
    case known(CheckedExercise)
    /// It must be judged.
    case unknown(Answer)
  }

  private func look(at exercise: Int, believesKept: Bool) -> Look {
    let file = workspace.file(of: lesson.exercises[exercise], in: lesson)
    func known(_ state: CheckedExercise.State, _ text: SourceText? = nil) -> Look {
      .known(CheckedExercise(exercise: exercise, file: file, text: text, state: state))
    }
    do throws(WorkspaceError) {
      guard let text = try workspace.answer(to: lesson.exercises[exercise], in: lesson) else {
        return known(.missing)
      }
      let answer = Answer(exercise: exercise, file: file, text: text)
      // Asked for first, because it reads no Swift.
      if believesKept, let verdict = kept?.verdict(on: answer) {
        if verdict.isPassed { note([exercise]) }
        return known(.judged(verdict), text)
      }
      return answer.isStarter(of: lesson.exercises[exercise]) ? known(.notBegun, text) : .unknown(answer)
    } catch {
      return known(.unreadable(error))
    }
  }

  /// Judges answers, several at once.
  ///
  /// - Parameters:
  ///   - onChecked: called for each exercise in the order given, as soon as that order allows.
  ///   - onWait: called now and then with the number of exercises that are known.
  package func check(
    _ exercises: [Int], onChecked: (CheckedExercise) throws -> Void = { _ in },
    onWait: (Int) -> Void = { _ in }
  ) throws -> [CheckedExercise] {
    var found = Dictionary(try submit(exercises).map { ($0.exercise, $0) }) { first, _ in first }
    var done: [CheckedExercise] = []
    while true {
      while done.count < exercises.count, let next = found[exercises[done.count]] {
        done.append(next)
        try onChecked(next)
      }
      guard done.count < exercises.count else { return done }
      for checked in try step() { found[checked.exercise] = checked }
      onWait(found.count)
    }
  }

  // MARK: - Live

  /// Compiles and runs what comes before an exercise, so that the first answer to it is judged sooner. Does not wait.
  package func prepare(_ exercise: Int) throws(KernelError) {
    try liveChecker().prepare(exercise: exercise)
  }

  /// Reads the student's files, and begins to judge those whose verdicts are not known already, in place of earlier
  /// answers to the same exercises. Does not wait.
  ///
  /// - Parameter runsAgain: judge them even though their verdicts are known.
  /// - Returns: what is known; the rest comes from `step`.
  package func submit(
    _ exercises: [Int], runsAgain: Bool = false
  ) throws(KernelError) -> [CheckedExercise] {
    var known: [CheckedExercise] = []
    var answers: [Answer] = []
    for exercise in exercises {
      drop(exercise)
      switch look(at: exercise, believesKept: !runsAgain) {
      case .known(let checked): known.append(checked)
      case .unknown(let answer):
        submitted[exercise] = answer
        answers.append(answer)
      }
    }
    if !answers.isEmpty { try liveChecker().submit(answers) }
    return known
  }

  /// Gives up an answer that is being judged.
  package func drop(_ exercise: Int) {
    submitted[exercise] = nil
    checker?.drop(exercise: exercise)
  }

  /// Waits until something happens here, at one of the other descriptors, or a tenth of a second has passed.
  ///
  /// - Returns: the answers that were submitted and are judged now.
  package func step(alsoFor descriptors: [Int32] = []) throws(KernelError) -> [CheckedExercise] {
    var done: [CheckedExercise] = []
    for verdict in try liveChecker().step(alsoFor: descriptors) {
      guard let answer = submitted.removeValue(forKey: verdict.exercise) else { continue }
      kept?.keep(verdict, on: answer)
      done.append(
        CheckedExercise(
          exercise: verdict.exercise, file: answer.file, text: answer.text, state: .judged(verdict)))
    }
    note(done.filter(\.isPassed).map(\.exercise))
    return done
  }

  /// An answer that was submitted is not judged yet.
  package var isBusy: Bool { !submitted.isEmpty }

  private func liveChecker() throws(KernelError) -> Checker {
    if let checker { return checker }
    let new = try Checker(lesson, environment)
    checker = new
    return new
  }

  // MARK: - Progress

  /// Why the progress could not be written, once that has happened.
  package private(set) var progressProblem: WorkspaceError?

  private func note(_ passed: [Int]) {
    guard !passed.isEmpty else { return }
    do throws(WorkspaceError) {
      try progress.notePasses(of: passed.map { lesson.exercises[$0] }, in: lesson)
    } catch {
      progressProblem = error
    }
  }
}

extension Answer {
  /// The starter as it was handed out; comments and blanks do not count as a beginning.
  fileprivate func isStarter(of exercise: Exercise) -> Bool {
    CodeStage(text, file: file, of: exercise, asking: []).state == .notStarted
  }
}
