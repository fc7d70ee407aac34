import CSupervisor
import Glibc
import LessonModel
import LessonOutput

/// The cell that the runner is at.
struct RunningCell {
  let cell: Int
  /// When it began, on the runner's clock.
  let begun: Duration
  var output: CellOutput
  var progress: Progress?
  /// The process it runs in, when that is not the runner's own.
  var ownProcess: Int32?
}

extension RunSession {
  /// Hands the next segment to the runner, if it is compiled and the runner is free.
  func startRunning() {
    guard currentSegment == nil, !isReviving,
      let next = segments.first(where: { !$0.isFinished && !$0.isShortened }),
      next.stage == .linked, next.segment.cells.allSatisfy({ $0 < branchCell })
    else { return }
    currentSegment = next
    next.stage = .running
    isFresh = false
    runner.run(
      compiler.library(next.module, in: next.folder), entry: compiler.entryPoint(next.module),
      mustFail: next.segment.mustFail, checkpoints: planCheckpoints(for: next.segment))
  }

  func readRecords() throws(KernelError) {
    for record in runner.transcript.newRecords() {
      try handle(record)
    }
  }

  private func handle(_ record: Transcript.Record) throws(KernelError) {
    switch record.event {
    case .ready: break
    case .begin(let cell):
      finishCell(at: record)
      guard !hasEnded, lesson.cells.indices.contains(cell) else { return }
      forgetOlderCheckpoints(than: cell)
      running = RunningCell(
        cell: cell, begun: record.time, output: CellOutput(from: record.mark), ownProcess: trialProcess)
    case .output(let output): running?.output.add(output, at: record.mark)
    case .progress(let progress): running?.progress = progress
    case .error(let count): running?.output.addError(count: count, at: record.mark)
    case .trying(let pid): trialProcess = pid
    case .tried(let end): finishTrial(end, at: record)
    case .done: finishSegment(at: record)
    case .checkpoint(let cell, _, let pid): keepCheckpoint(before: cell, pid: pid)
    case .impossible(let cell, let why):
      branchObstacle = why
      giveUpCheckpoint(before: cell)
      onEvent(.checkpointImpossible(cell: cell, why))
    case .revived(let pid):
      runner.adopt(pid)
      isReviving = false
    case .answered, .checked, .input: break  // Told by trials alone.
    case .unloadable(let why): throw .malfunction("a compiled cell could not be loaded: \(why)")
    }
  }

  // MARK: - Ends that are as they should be

  /// The running cell came to its end.
  private func finishCell(at record: Transcript.Record) {
    guard let cell = running else { return }
    let isFlood = outputSize(of: cell, at: record.mark) > limits.outputBytes
    let outputs = outputs(of: cell, to: record.mark, isFlood: isFlood)
    let mustFail = lesson.cells[cell.cell].mustFail
    finish(
      cell, mustFail ? .unexpectedSuccess : isFlood ? .limitReached(.output) : status(of: outputs), outputs,
      mustFail ? [unexpectedSuccess(cell.cell)] : isFlood ? [limitDiagnostic(.output, cell.cell)] : [],
      at: record.time)
    if isFlood { endRun(after: cell.cell, reason: "the run ended in \(lesson.cells[cell.cell].label)") }
  }

  private func finishSegment(at record: Transcript.Record) {
    finishCell(at: record)
    if currentSegment?.segment.mustFail == false { closeSegment() }
  }

  private func closeSegment() {
    currentSegment?.stage = .finished
    currentSegment = nil
  }

  /// What the cell displayed up to the mark; of a flood, enough to see what it was.
  private func outputs(of cell: RunningCell, to mark: CellOutput.Mark, isFlood: Bool) -> [Output] {
    cell.output.outputs(
      to: mark, printed: runner.transcript.printed, raw: runner.transcript.raw,
      limit: isFlood ? limits.floodBytes : limits.outputBytes)
  }

  private func status(of outputs: [Output]) -> CellResult.Status {
    let isUnmet = outputs.contains {
      if case .expectation(let expectation) = $0 { !expectation.isMet } else { false }
    }
    return isUnmet ? .checkFailed : .succeeded
  }

  private func finish(
    _ cell: RunningCell, _ status: CellResult.Status, _ outputs: [Output], _ diagnostics: [Diagnostic],
    at time: Duration
  ) {
    running = nil
    let warnings = currentSegment?.warnings[cell.cell] ?? []
    results[cell.cell] = CellResult(
      cell: cell.cell, status: status, outputs: outputs, diagnostics: warnings + diagnostics,
      runTime: max(.zero, time - cell.begun))
    onEvent(.ran(cell: cell.cell, max(.zero, time - cell.begun)))
  }

  // MARK: - Cells that must fail

  /// A `.fails` cell has come to its end, which should have been a trap.
  private func finishTrial(_ end: ChildProcess.End, at record: Transcript.Record) {
    trialProcess = nil
    if let cell = running {
      let report = trap(in: cell, end, to: record.mark)
      finish(cell, .succeeded, report.outputs, [report.diagnostic], at: record.time)
    }
    closeSegment()
  }

  private func unexpectedSuccess(_ cell: Int) -> Diagnostic {
    Diagnostic(
      .error, "unexpected-success",
      "\(lesson.cells[cell].label) is marked `.fails` but runs without a failure",
      file: lesson.file, at: lesson.cells[cell].range,
      why: "a `.fails` cell is meant to be rejected by the compiler or to trap",
      fix: "remove `.fails`, or make the cell fail in the way the text describes")
  }

  // MARK: - Ends that are not

  /// Notices that the runner has ended, which it should not have.
  func checkRunner() throws(KernelError) {
    guard !hasEnded, let end = runner.collect() else { return }
    supervisor_kill_strays(runner.session)
    try readRecords()
    guard let cell = running else {
      throw .malfunction("the process that runs cells ended by itself (\(end))")
    }
    let report = trap(in: cell, end, to: runner.transcript.mark)
    let status = report.limit.map { CellResult.Status.limitReached($0) } ?? .trapped
    if status == .trapped, try beginAnewUnoptimised(cell, report.outputs, [report.diagnostic]) { return }
    finish(cell, status, report.outputs, [report.diagnostic], at: now())
    endRun(after: cell.cell, reason: "the run ended in \(lesson.cells[cell.cell].label)")
  }

  /// What a cell that ended the process displayed, and the diagnostic that says how it ended.
  private func trap(
    in cell: RunningCell, _ end: ChildProcess.End, to mark: CellOutput.Mark
  ) -> (outputs: [Output], diagnostic: Diagnostic, limit: CellResult.Limit?) {
    let (report, outputs) = TrapReport.of(
      cell.output, to: mark, runner.transcript,
      limit: end.signal == SIGXFSZ ? limits.floodBytes : limits.outputBytes, sourceName: source.sourceName)
    let (diagnostic, limit) = TrapExplanation(
      lesson: lesson, cell: lesson.cells[cell.cell], analysis: analyses[cell.cell], report: report, end: end,
      limits: limits
    ).diagnostic
    return (outputs, diagnostic, limit)
  }

  /// Ends a cell that has met a limit.
  func checkLimits() throws(KernelError) {
    let isCrowded = try startedTooManyProcesses()
    guard let cell = running, let limit = isCrowded ? .processes : limitReached(by: cell) else { return }
    let mark = runner.transcript.mark
    if let own = cell.ownProcess {
      // Only the trial is ended; the runner goes on.
      kill(own, SIGKILL)
    } else {
      runner.kill()
    }
    if limit == .time, let end = optimisedTrap, end.cell == cell.cell {
      finish(cell, .trapped, end.outputs, end.diagnostics, at: now())
    } else {
      let outputs = outputs(of: cell, to: mark, isFlood: limit == .output)
      finish(cell, .limitReached(limit), outputs, [limitDiagnostic(limit, cell.cell)], at: now())
    }
    if cell.ownProcess == nil {
      endRun(after: cell.cell, reason: "the run ended in \(lesson.cells[cell.cell].label)")
    }
  }

  private func limitReached(by cell: RunningCell) -> CellResult.Limit? {
    if now() - cell.begun > timeLimit(of: cell.cell) { return .time }
    if outputSize(of: cell, at: runner.transcript.mark) > limits.outputBytes { return .output }
    return nil
  }

  /// The states that are kept are processes below the runner, too, but not the cell's. They are counted first and their
  /// records read after that: then all are known but one, which may be leaving just now.
  /// Looked at ten times a second: each process below the runner is a few files to read.
  private func startedTooManyProcesses() throws(KernelError) -> Bool {
    guard running != nil, lastCounted.duration(to: .now) > .milliseconds(100) else { return false }
    lastCounted = .now
    let count = Int(supervisor_count_descendants(runner.pid))
    guard count - checkpointsLeft > limits.processes else { return false }
    try readRecords()
    return count - checkpointsLeft > limits.processes + 1
  }

  private func timeLimit(of cell: Int) -> Duration {
    lesson.cells[cell].timeout ?? limits.cellTime
  }

  private func outputSize(of cell: RunningCell, at mark: CellOutput.Mark) -> Int {
    mark.printed - cell.output.start.printed + mark.raw - cell.output.start.raw
  }

  private func limitDiagnostic(_ limit: CellResult.Limit, _ cell: Int) -> Diagnostic {
    LimitExplanation(limits: limits).diagnostic(limit, lesson: lesson, cell: lesson.cells[cell])
  }

  /// The clock that the runner's records carry, too.
  func now() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return .seconds(Int(time.tv_sec)) + .nanoseconds(Int(time.tv_nsec))
  }
}
