import CSupervisor
import Glibc
import LessonExercises
import LessonKernel
import LessonModel
import LessonRender

/// One `lesson practice`: waits for the student's file, the verdicts, the keys and the terminal, and draws what they
/// change.
final class Practice {
  private let arguments: Arguments
  private let course: PracticeCourse
  private var session: CheckSession
  private var files: FileWatch
  private var screen: PracticeScreen

  /// When the file was last saved, while there is no verdict on it.
  private var saved: ContinuousClock.Instant?
  /// From the last save to its verdict.
  private var lastTime: Duration?
  private var hints = 0
  private var solved: StyledText?
  private var isListShown = false
  /// Why a hint could not be noted.
  private var problem: Diagnostic?
  /// An answer to the last key.
  private var notice: String?

  init(_ arguments: Arguments) throws {
    try Practice.checkTerminal(arguments)
    self.arguments = arguments
    course = try PracticeCourse(arguments)
    session = try course.openSession()
    files = try FileWatch(course.file)
    let options = try TerminalOptions.current(arguments)
    screen = PracticeScreen(options, size: LessonScreen.Size(rows: 24, columns: options.width))
  }

  private static func checkTerminal(_ arguments: Arguments) throws {
    guard !Terminal.isTerminal(STDIN_FILENO) || !Terminal.canRedraw(STDOUT_FILENO) else { return }
    let operand = arguments.operands.first.map { " " + $0 } ?? ""
    throw UsageError(
      "`lesson practice` needs a terminal that it can draw on", fix: "`lesson check\(operand)` checks once")
  }

  func run() throws -> ExitCode {
    defer { course.close() }
    let terminal = try TerminalScreen()
    defer { terminal.giveBack() }
    try fit(to: terminal.size)
    try begin()
    while true {
      updateStatus()
      try terminal.draw(screen.rows())
      let checked = try session.step(alsoFor: [STDIN_FILENO, files.descriptor, terminal.changes])
      if supervisor_interrupt() != 0 { throw KernelError.interrupted(signal: supervisor_interrupt()) }
      if terminal.hasChanged() { try fit(to: terminal.size) }
      for one in checked where one.exercise == course.task.exercise { try take(one) }
      if files.hasChanged() { try check() }
      guard let keys = terminal.keys() else { return .success }
      for key in keys where try !react(to: key) { return .success }
    }
  }

  // MARK: - What may happen

  /// Begins with the current exercise.
  private func begin() throws {
    try course.makeFiles()
    session = try course.openSession()
    files = try FileWatch(course.file)
    (hints, lastTime, saved) = (hintsSeen, nil, nil)
    try session.prepare(course.task.exercise)
    // It may have been saved since it was last looked at.
    try check()
    layOut(fromTop: true)
  }

  private var hintsSeen: Int {
    let progress = (try? ProgressStore(course.workspace).read()) ?? StudentProgress()
    return min(progress[course.exercise, in: course.lesson].hints, course.exercise.hints.count)
  }

  /// The file was saved, or is to be run again.
  private func check(runsAgain: Bool = false) throws {
    saved = .now
    for known in try session.submit([course.task.exercise], runsAgain: runsAgain) { try take(known) }
  }

  private func take(_ checked: CheckedExercise) throws {
    if let saved, checked.verdict != nil { lastTime = .now - saved }
    saved = nil
    let isNew = checked.isPassed && !course.task.isPassed
    course.note(checked)
    if isNew {
      solved = CheckReport(lesson: course.lesson, options: screen.options).heading(checked)
    } else if !checked.isPassed, case .judged = checked.state {
      solved = nil
    }
    guard isNew, !course.isAllSolved else { return layOut(fromTop: isNew) }
    course.moveOn(skipping: false)
    try begin()
  }

  /// - Returns: false when the student wants to leave.
  private func react(to key: Key) throws -> Bool {
    notice = nil
    let request = screen.react(to: key)
    if isListShown, request != nil, request != .quit {
      isListShown = false
      layOut(fromTop: true)
      return true
    }
    switch request {
    case .quit: return false
    case .hint: showHint()
    case .skip: try skip()
    case .list:
      isListShown = true
      layOut(fromTop: true)
    case .runAgain: try check(runsAgain: true)
    case .other, nil: break
    }
    return true
  }

  private func showHint() {
    let before = hints
    do throws(WorkspaceError) {
      hints = try ProgressStore(course.workspace).takeHint(of: course.exercise, in: course.lesson).count
    } catch {
      problem = error.diagnostic
      hints = min(hints + 1, course.exercise.hints.count)
    }
    if hints == before { notice = hints == 0 ? "there are no hints to this one" : "that was the last hint" }
    layOut(fromTop: false)
    screen.scrollToEnd()
  }

  private func skip() throws {
    let before = course.current
    session.drop(course.task.exercise)
    course.moveOn(skipping: true)
    guard course.current != before else {
      notice = "there is no other exercise to solve"
      return
    }
    solved = nil
    try begin()
  }

  // MARK: - Drawing

  private func fit(to size: LessonScreen.Size) throws {
    screen.options = try TerminalOptions.current(arguments)
    screen.size = size
    layOut(fromTop: false)
  }

  private func layOut(fromTop: Bool) {
    let page = PracticePage(
      course: course, options: screen.options, hints: hints, solved: solved,
      problem: session.progressProblem?.diagnostic ?? problem)
    screen.show(isListShown ? page.list : page.text, fromTop: fromTop)
    let characters = screen.options.characters
    var title = StyledText(course.lesson.name, in: characters)
    title.append("  ")
    title.append(StyledText(course.exercise.name, TextStyle(bold: true), in: characters))
    let points = course.exercise.points
    title.append("  \(points) point\(points == 1 ? "" : "s")", TextStyle(.gray))
    screen.title = title
    screen.file = course.file
    let (solved, all) = (course.solvedCount, course.tasks.count)
    screen.progress = StyledText(bar: Double(solved) / Double(all), width: 12, characters)
    screen.progress.append(" \(solved) of \(all)")
  }

  private func updateStatus() {
    screen.status = notice ?? statusWords
  }

  private var statusWords: String {
    if let saved, session.isBusy {
      let seconds = (ContinuousClock.now - saved).components.seconds
      return seconds == 0 ? "checking" : "checking, \(seconds) s"
    }
    if course.isAllSolved { return "all exercises are solved" }
    return lastTime.map { "checked in \($0.inWords)" } ?? "waiting for you to save"
  }
}
