import CSupervisor
import FoundationEssentials
import Glibc
import LessonModel
import LessonOutput
import SwiftAnalysis

/// One run of a lesson: compiles its segments, runs them in a process of their own, and gives each cell's
/// result as soon as it is there.
///
/// Everything happens on the caller's thread, inside `start` and `result(of:)`: one loop waits for compilers, for
/// the runner and for the user's Ctrl-C. Use it from the main thread, which must outlive the programs it starts.
package final class RunSession {
  /// What the session is busy with, for a display of progress.
  package enum Activity: Equatable {
    case compiling
    case running(cell: Int, Progress?)
  }

  /// The states that are kept, to go on from.
  package enum Keeping: Equatable {
    case nothing
    /// The one before the running cell.
    case newest
    /// The ones before all cells, as far as the limit allows.
    case all(limit: Int)

    /// Sockets to command the processes that hold them: two more, for the process that goes on from one, and for the
    /// one after it.
    fileprivate func slotCount(cells: Int) -> Int {
      switch self {
      case .nothing, .all(limit: 0): 0
      case .newest: min(cells, 100) + 2
      case .all(let limit): limit + 2
      }
    }
  }

  /// What is to be there early.
  package enum Haste {
    /// Someone reads along: the lesson is compiled in parts, and what the first ones show does not wait for the rest.
    case firstResults
    /// As few compilers as can be.
    case lastResult
  }

  var lesson: Lesson
  var analyses: [CellAnalysis]
  let environment: KernelEnvironment
  let limits: Limits
  let folder: WorkFolder
  let compiler: Compiler
  var source: SegmentSource
  /// Called every tenth of a second or so while a result is waited for.
  private let onActivity: (Activity) -> Void
  let onEvent: (RunEvent) -> Void
  let keeping: Keeping
  /// Where optimised code is kept from run to run; nil for nowhere.
  let optimisedCode: OptimisedCode?
  /// The only cells before which to keep the state; nil in a live run.
  let stops: Set<Int>?

  var segments: [SegmentState]
  /// The cells that were asked for.
  var plannedCells: Range<Int>
  var jobs: [CompileJob] = []
  var results: [Int: CellResult] = [:]
  var runner: Runner
  var running: RunningCell?
  /// The process of the `.fails` cell that is being tried.
  var trialProcess: Int32?
  /// The segment that the runner is at.
  var currentSegment: SegmentState?
  /// No cell can run any more.
  var hasEnded = false
  /// Cells from here on are compiled and not run: branches run them.
  let branchCell: Int
  /// The run goes on from another one, whose compiled cells it shares.
  var isBranch = false
  /// Why the running process cannot go on in several ways.
  var branchObstacle: String?
  /// The states that are kept, by the cell they come before, and the slots for more. None in a run that is not live.
  var checkpoints: [Int: Checkpoint] = [:]
  var plannedCheckpoints: [Int: CheckpointPlan] = [:]
  var slots: Slots
  /// How many of the kept states the running process itself has left, which stay below it when they end.
  var checkpointsLeft = 0
  /// When the memory of the kept states was last looked at.
  var lastMeasured = ContinuousClock.now
  /// When the processes below the runner were last counted.
  var lastCounted = ContinuousClock.now
  /// The slot that the running process is commanded through; nil for the first one.
  var runningSlot: Int?
  /// Nothing has run yet in the running process.
  var isFresh = true
  /// Set while a process is awaited that goes on from a checkpoint.
  var isReviving = false
  /// How many versions of the lesson there were.
  var generation = 0
  /// How many times segments were planned. Each has a folder of its own for its files.
  var planCount = 0
  /// The cell that is being optimised while it runs.
  var promotion: Promotion?
  /// How an optimised cell trapped that now runs once more without.
  var optimisedTrap: CellResult?
  /// Cells that are not to be optimised: that was tried.
  var declined: Set<Int> = []

  /// Makes the temporary folder and starts the first programs.
  ///
  /// - Parameters:
  ///   - cells: which cells to run; they must begin with the first, because each builds on those before it.
  ///   - keeping: which states to keep: for `update` all, for cells that run long the newest.
  ///   - haste: what is to be there early. Trials need no results.
  ///   - stops: the cells before which, and before no others, a state is kept, for trials. Each is the last of its
  ///     segment, so that code for that state can be compiled against what is before it.
  ///   - branchCell: the cell before which the run stops, for `branch`.
  ///   - optimisedCode: where to look for code that earlier runs have optimised, and to leave more.
  package init(
    _ lesson: Lesson, _ environment: KernelEnvironment, cells: Range<Int>? = nil,
    limits: Limits = Limits(), keeping: Keeping = .nothing, haste: Haste = .firstResults,
    stops: Set<Int>? = nil,
    branchCell: Int = .max,
    optimisedCode: OptimisedCode? = nil, onActivity: @escaping (Activity) -> Void = { _ in },
    onEvent: @escaping (RunEvent) -> Void = { _ in }
  ) throws(KernelError) {
    self.lesson = lesson
    self.environment = environment
    self.limits = limits
    self.branchCell = branchCell
    self.onActivity = onActivity
    self.onEvent = onEvent
    self.keeping = keeping
    self.optimisedCode = optimisedCode
    self.stops = stops
    analyses = lesson.cells.map { CellAnalysis(of: $0.code.text) }
    folder = try WorkFolder(in: environment.temporaryFolder)
    compiler = Compiler(
      toolchain: environment.toolchain, runtime: environment.runtime, moduleCache: environment.moduleCache)
    source = SegmentSource(file: lesson.file)
    plannedCells = cells ?? lesson.cells.indices
    segments = []
    let slotCount = keeping.slotCount(cells: plannedCells.count)
    slots = Slots(count: slotCount)
    let home = folder.file("home")
    guard mkdir(home, 0o700) == 0 else {
      throw .noTemporaryFolder(path: folder.path, errno: errno)
    }
    _ = supervisor_adopt_orphans()
    runner = try Runner(
      environment.runtime, environment.toolchain, limits: limits, folder: environment.cellFolder,
      temporaryFolder: home, slotCount: slotCount)
    segments = plan(
      plannedCells.lowerBound, first: stops == nil && haste == .firstResults ? 2 : Int.max, in: folder.path)
    try useOptimisedCode()
    rejectTopLevelAwaits()
    try advance()
  }

  /// A run that goes on from where another one is, in a process of its own.
  init(
    branchOf base: RunSession, _ lesson: Lesson, _ analyses: [CellAnalysis], _ segments: [SegmentState],
    in folder: WorkFolder, _ runner: Runner
  ) {
    self.lesson = lesson
    self.analyses = analyses
    self.segments = segments
    self.folder = folder
    self.runner = runner
    (environment, limits, compiler, source) = (base.environment, base.limits, base.compiler, base.source)
    (plannedCells, onActivity, onEvent) = (base.plannedCells, base.onActivity, base.onEvent)
    (branchCell, stops, keeping, optimisedCode) = (.max, nil, .nothing, nil)
    slots = Slots(count: 0)
  }

  deinit {
    close()
  }

  /// Waits for the cell's result. Every cell that was asked for gets one.
  package func result(of cell: Int) throws(KernelError) -> CellResult {
    var patience = 0
    while true {
      if let result = results[cell], isSettled(cell) { return result }
      try step()
      patience = jobs.isEmpty && running == nil ? patience + 1 : 0
      if patience > 300 { throw .malfunction("the process that runs cells does not answer") }
    }
  }

  /// Whether the result will stay what it is: what the compiler says of a cell no longer counts when one before it
  /// ends the run.
  private func isSettled(_ cell: Int) -> Bool {
    hasEnded || plannedCells.prefix { $0 < cell }.allSatisfy { results[$0] != nil }
  }

  /// Ends every program that is still there and removes the temporary files.
  package func close() {
    for index in jobs.indices { jobs[index].process.kill() }
    jobs = []
    runner.kill()
    for checkpoint in checkpoints.values { checkpoint.end() }
    checkpoints = [:]
    supervisor_kill_strays(runner.session)
    folder.remove()
  }

  // MARK: - The loop

  /// Waits until something happens, a tenth of a second at most, and deals with it.
  ///
  /// - Parameter milliseconds: how long to wait at most.
  func step(alsoFor descriptors: [Int32] = [], atMost milliseconds: Int32 = 100) throws(KernelError) {
    waitForEvents(alsoFor: descriptors, atMost: milliseconds)
    if supervisor_interrupt() != 0 { throw .interrupted(signal: supervisor_interrupt()) }
    try collectJobs()
    try readRecords()
    try checkRunner()
    try checkLimits()
    boundMemory()
    try promote()
    try advance()
    if let activity { onActivity(activity) }
  }

  package var activity: Activity? {
    if let running { return .running(cell: running.cell, running.progress) }
    return jobs.isEmpty ? nil : .compiling
  }

  /// What becomes readable when there is something to deal with.
  var descriptors: [Int32] {
    [runner.transcript.doorbell.descriptor, runner.descriptor] + jobs.map { $0.process.descriptor }
  }

  private func waitForEvents(alsoFor others: [Int32], atMost limit: Int32) {
    var descriptors = others + [environment.interrupts] + descriptors
    descriptors.removeAll { $0 < 0 }
    var waiting = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    // A module file that a later segment waits for is not announced, so look again soon.
    let milliseconds: Int32 = isWaitingForModule ? 4 : running == nil ? 100 : 20
    poll(&waiting, nfds_t(waiting.count), min(milliseconds, limit))
  }

  /// Starts whatever can be started.
  func advance() throws(KernelError) {
    guard !hasEnded else { return }
    try startCompiling()
    startRunning()
    if segments.allSatisfy(\.isFinished), running == nil { hasEnded = true }
  }

  /// Lets nothing more be run. Every cell after `last`, and every other one without a result, was not run.
  ///
  /// Also cells that the compiler has rejected meanwhile: how far it had got is a matter of chance.
  func endRun(after last: Int = Int.max, reason: String) {
    hasEnded = true
    for index in jobs.indices { jobs[index].process.kill() }
    jobs = []
    runner.kill()
    supervisor_kill_strays(runner.session)
    for cell in plannedCells where cell > last || results[cell] == nil {
      results[cell] = CellResult(cell: cell, status: .notRun(reason))
    }
  }
}
