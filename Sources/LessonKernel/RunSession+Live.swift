import CSupervisor
import Glibc
import LessonModel
import SwiftAnalysis

// A live run keeps the state before its cells, and goes on from there when the lesson has changed. What it then
// shows is what a run from the top would show.
extension RunSession {
  /// Takes over a new version of the lesson. Unchanged cells at its beginning keep their results; from the first
  /// change on, cells run anew.
  func update(_ new: Lesson) throws(KernelError) {
    let start = firstCellToRun(in: new)
    let old = lesson
    analyses = newAnalyses(new)
    lesson = new
    plannedCells = new.cells.indices
    for cell in 0..<start {
      results[cell] = results[cell]?.replacingLines { newLine($0, in: old) }
    }
    guard start < max(old.cells.count, new.cells.count) else { return }
    try stop()
    for cell in results.keys where cell >= start { results[cell] = nil }
    for cell in checkpoints.keys where cell > start { endCheckpoint(before: cell) }
    if let last = endOfRun(before: start) {
      return endRun(after: last, reason: "the run ended in \(lesson.cells[last].label)")
    }
    hasEnded = false
    try resume(from: try goBack(to: start))
    try advance()
  }

  /// The cell before `start` that ended the run: it is as it was, so it would end it again.
  private func endOfRun(before start: Int) -> Int? {
    (0..<start).first { cell in
      switch results[cell]?.status {
      case .trapped, .limitReached: !lesson.cells[cell].mustFail
      default: false
      }
    }
  }

  /// Of cells that are as they were, the analysis is at hand.
  private func newAnalyses(_ new: Lesson) -> [CellAnalysis] {
    let known = Dictionary(zip(lesson.cells.map(\.code.text), analyses)) { first, _ in first }
    return new.cells.map { known[$0.code.text] ?? CellAnalysis(of: $0.code.text) }
  }

  /// Where a line of an unchanged cell of the old lesson is now.
  private func newLine(_ line: Int, in old: Lesson) -> Int {
    for (before, now) in zip(old.cells, lesson.cells)
    where (before.range.start.line...before.range.end.line).contains(line) {
      return line - before.range.start.line + now.range.start.line
    }
    return line
  }

  /// The first cell whose result a run from the top might give otherwise.
  private func firstCellToRun(in new: Lesson) -> Int {
    let same = zip(lesson.cells, new.cells).prefix { $0.runsLike($1) }.count
    // What is said of a cell that does not compile may tell of later cells.
    let broken = results.filter { $0.value.status == .compileError }.keys.min() ?? Int.max
    return same == lesson.cells.count && same == new.cells.count ? same : min(same, broken)
  }

  /// Ends whatever compiles or runs.
  func stop() throws(KernelError) {
    for job in jobs {
      job.process.kill()
      if job.segment.stage == .shortening { job.segment.stage = .waiting }
    }
    jobs = []
    promotion = nil
    try readRecords()
    if !isFresh {
      runner.kill()
      try readRecords()
      if let slot = runningSlot { slots.giveBack(slot) }
      runningSlot = nil
    }
    for cell in plannedCheckpoints.keys { giveUpCheckpoint(before: cell) }
    running = nil
    trialProcess = nil
    currentSegment = nil
    supervisor_kill_strays(runner.session)
  }

  /// Brings the run back to the state before a cell, or before an earlier one whose state is kept. Gives the cell
  /// that is next.
  func goBack(to cell: Int) throws(KernelError) -> Int {
    if isFresh { return 0 }
    guard let nearest = checkpoints.keys.filter({ $0 <= cell }).max(), let slot = slots.take() else {
      try restart()
      return 0
    }
    runningSlot = slot
    checkpointsLeft = 0
    guard try revive(checkpoints[nearest]!, through: slot) else {
      try restart()
      return 0
    }
    onEvent(.wentBack(to: nearest, wanted: cell))
    return nearest
  }

  /// Gives false where the process that held the state is gone, ended by the system perhaps, for its memory.
  private func revive(_ checkpoint: Checkpoint, through slot: Int) throws(KernelError) -> Bool {
    try KeptFiles(of: checkpoint.plan, in: folder).putBack()
    isReviving = true
    runner.revive(checkpoint.plan, through: slot)
    let deadline = ContinuousClock.now + .seconds(10)
    while isReviving, checkpoint.isAlive, .now < deadline { try waitForRecords() }
    defer { isReviving = false }
    return !isReviving
  }

  /// Begins from the top, with a process in which nothing has run.
  private func restart() throws(KernelError) {
    for cell in checkpoints.keys { endCheckpoint(before: cell) }
    try KeptFiles.empty(folder)
    onEvent(.wentBack(to: 0, wanted: 0))
    runner = try Runner(
      environment.runtime, environment.toolchain, limits: limits, folder: environment.cellFolder,
      temporaryFolder: folder.file("home"), slotCount: slots.count)
    slots = Slots(count: slots.count)
    runningSlot = nil
    checkpointsLeft = 0
    isFresh = true
  }

  private func waitForRecords() throws(KernelError) {
    var waiting = [pollfd(fd: runner.transcript.doorbell.descriptor, events: Int16(POLLIN), revents: 0)]
    poll(&waiting, 1, 50)
    try readRecords()
  }

  /// Plans the cells from `cell` on anew.
  private func resume(from cell: Int) throws(KernelError) {
    generation += 1
    declined = []
    let newFolder = try newPlanFolder()
    let kept = segmentsLeft(before: cell, shortenedIn: newFolder)
    segments = kept + plan(min(cell, lesson.cells.count), first: 1, in: newFolder)
    rejectTopLevelAwaits()
    // Cells before the first change that run again to restore the state keep the results they have.
    for state in kept where state.stage == .running || state.stage == .linked { state.stage = .finished }
  }
}

extension Cell {
  /// Whether the cell does what another does, wherever it stands.
  fileprivate func runsLike(_ other: Cell) -> Bool {
    code.text == other.code.text && mustFail == other.mustFail && timeout == other.timeout
      && isParameter == other.isParameter
  }
}
