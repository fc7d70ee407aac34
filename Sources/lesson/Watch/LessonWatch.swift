import CSupervisor
import FoundationEssentials
import Glibc
import LessonKernel
import LessonModel
import LessonRender

/// One `lesson watch`: waits for the cells, the file, the keys and the terminal, and draws what they change.
final class LessonWatch {
  private let arguments: Arguments
  private let file: String
  private let environment: KernelEnvironment
  private let files: FileWatch

  private var loaded: LoadedLesson
  private var session: LiveSession
  private var earlier = EarlierResults()
  private var renderer: TerminalRenderer
  private var screen: LessonScreen

  /// When the lesson last changed, while its results are not all there.
  private var changed: ContinuousClock.Instant? = .now
  /// Since when the file cannot be read, and why.
  private var missing: (since: ContinuousClock.Instant, problems: [Diagnostic])?
  /// What came of a cell is not on the page yet.
  private var isPageOld = true
  private var lastLayout = ContinuousClock.now

  /// While cells give results one after the other, pages are laid out no more often than this.
  private static let layoutInterval = Duration.milliseconds(40)
  /// Some editors remove a file for a moment while they save it.
  private static let patience = Duration.milliseconds(200)

  init(_ arguments: Arguments) throws {
    try LessonWatch.checkTerminal(arguments)
    self.arguments = arguments
    file = try LessonName(typed: arguments.operands[0]).file(arguments)
    loaded = try LoadedLesson(file: file, arguments)
    environment = try KernelEnvironment.current(lessonFile: file)
    files = try FileWatch(file)
    let options = try TerminalOptions.current(arguments)
    renderer = TerminalRenderer.connected(options, source: loaded.source).remembering()
    screen = LessonScreen(options, size: LessonScreen.Size(rows: 24, columns: options.width))
    screen.status.lesson = loaded.lesson.name
    session = try LessonWatch.session(loaded.lesson, environment, arguments)
  }

  private static func session(
    _ lesson: Lesson, _ environment: KernelEnvironment, _ arguments: Arguments
  ) throws -> LiveSession {
    let trace = TraceLines(lesson, arguments)
    return try LiveSession(
      lesson, environment, cache: ResultCache(variables: ProcessInfo.processInfo.environment)
    ) { trace?.write($0) }
  }

  private static func checkTerminal(_ arguments: Arguments) throws {
    let typed = arguments.operands[0]
    if arguments.has(.trace), Terminal.isTerminal(STDERR_FILENO) {
      throw UsageError(
        "--trace would write over the lesson", fix: "send it to a file: lesson watch \(typed) --trace 2>log")
    }
    guard !Terminal.isTerminal(STDIN_FILENO) || !Terminal.canRedraw(STDOUT_FILENO) else { return }
    throw UsageError(
      "`lesson watch` needs a terminal that it can draw on",
      fix: "`lesson run \(typed)` writes the lesson to any place")
  }

  func run() throws -> ExitCode {
    defer { session.close() }
    let terminal = try TerminalScreen()
    defer { terminal.giveBack() }
    try fit(to: terminal.size)
    // The file may have changed before its folder was watched.
    try reload()
    while true {
      try draw(on: terminal)
      let descriptors = [STDIN_FILENO, files.descriptor, terminal.changes]
      if try session.step(alsoFor: descriptors) { isPageOld = true }
      if supervisor_interrupt() != 0 { throw KernelError.interrupted(signal: supervisor_interrupt()) }
      if terminal.hasChanged() { try fit(to: terminal.size) }
      if files.hasChanged() { try reload() }
      guard let keys = terminal.keys() else { return .success }
      for key in keys {
        switch screen.react(to: key) {
        case .quit: return .success
        case .runAgain: try runAgain()
        case nil: break
        }
      }
    }
  }

  // MARK: - What may happen

  private func fit(to size: LessonScreen.Size) throws {
    let options = try TerminalOptions.current(arguments)
    if options != renderer.options {
      renderer = TerminalRenderer.connected(options, source: loaded.source).remembering()
      screen.options = options
      isPageOld = true
    }
    screen.size = size
  }

  private func reload() throws {
    let start = ContinuousClock.now
    do {
      let new = try LoadedLesson(file: file, arguments)
      missing = nil
      if new.source.bytes != loaded.source.bytes { try takeOver(new, changedAt: start) }
    } catch let complaint as Complaint {
      missing = (missing?.since ?? .now, complaint.diagnostics)
    }
  }

  private func takeOver(_ new: LoadedLesson, changedAt start: ContinuousClock.Instant) throws {
    changed = start
    earlier.carryOver(from: loaded.lesson.cells, to: new.lesson.cells)
    try session.update(new.lesson)
    loaded = new
    renderer.source = new.source
    layOut(isEdit: true)
  }

  private func runAgain() throws {
    changed = .now
    session.close()
    session = try LessonWatch.session(loaded.lesson, environment, arguments)
    isPageOld = true
  }

  // MARK: - Drawing

  private func draw(on terminal: TerminalScreen) throws {
    if isPageOld, activity == nil || ContinuousClock.now - lastLayout >= Self.layoutInterval {
      layOut(isEdit: false)
    }
    updateStatus()
    try terminal.draw(screen.rows())
  }

  private func layOut(isEdit: Bool) {
    let page = renderer.page(of: loaded.lesson) { cell in
      earlier.outcome(of: cell, live: session.result(of: cell)).result
    } earlier: { cell in
      earlier.outcome(of: cell, live: session.result(of: cell)).earlier
    }
    screen.show(page, isEdit: isEdit)
    isPageOld = false
    lastLayout = .now
  }

  /// What is being done; nil when every cell has its result.
  private var activity: RunSession.Activity? {
    session.isUpToDate ? nil : session.activity ?? .compiling
  }

  private func updateStatus() {
    screen.problems = loaded.lesson.diagnostics
    if let activity {
      let start = changed ?? .now
      changed = start
      screen.status.activity = activity.words(
        in: loaded.lesson, since: start, barWidth: 10, renderer.options.characters)
    } else {
      screen.status.activity = nil
      if let start = changed { screen.status.lastRun = .now - start }
      changed = nil
    }
    if let missing, ContinuousClock.now - missing.since >= Self.patience {
      screen.problems = missing.problems
      screen.status.activity = "waiting for the file"
    }
  }
}
