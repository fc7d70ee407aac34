import CSupervisor
import Glibc
import LessonModel
import LessonOutput

/// An answer, and then its checks, in a process of their own.
///
/// The checks reach the process, through its socket, only after the answer's own code has run to its end and nothing of
/// it goes on; until then they exist in our memory alone. The end is believed when a sealed record tells it. What
/// seals are made with is known to the runner inside the process, and was never in its environment, its arguments or a
/// file.
final class RunningTrial {
  private enum Phase {
    case answer, checks
  }

  let process: TrialProcess
  private let code: TrialCode
  private let proof: Proof
  private let checks: FrozenFile
  private let limits: Limits
  private let timeLimit: Duration
  private let begun = ContinuousClock.now
  private var phase = Phase.answer
  private var output = CellOutput(from: CellOutput.Mark(printed: 0, raw: 0))
  private var expectations: [Expectation] = []
  private var hasForeignRecords = false
  /// What a check tries that has not told what came of it.
  private var tried: (line: Int, input: String)?
  private var warnings: [Diagnostic]
  /// Where the last record was made, up to which all is displayed.
  private var end: TrialResult.End?

  init(
    _ trial: Trial, _ library: LibraryBuild, _ image: Proof.Image, warnings: [Diagnostic], limits: Limits,
    wall: Wall, process: TrialProcess
  ) {
    code = trial.code
    proof = trial.proof
    checks = image.file
    timeLimit = trial.timeLimit
    self.limits = limits
    self.warnings = warnings
    self.process = process
    process.run(library.library, entry: library.entry, behind: wall)
  }

  var descriptors: [Int32] { [process.transcript.doorbell.descriptor, process.descriptor] }

  /// Deals with what happened. Gives the result when there is one.
  func advance() throws(KernelError) -> TrialResult? {
    try readRecords()
    // Whatever it wrote before it died has been read after its death is known.
    if end == nil, let status = process.collect() {
      try readRecords()
      if end == nil { end = explained(status) }
    }
    if end == nil { end = limitReached.map { .limitReached($0) } }
    guard let end else { return nil }
    process.end()
    return result(end)
  }

  private func readRecords() throws(KernelError) {
    for record in process.transcript.newRecords() where end == nil {
      try handle(record)
    }
  }

  private func handle(_ record: Transcript.Record) throws(KernelError) {
    switch record.event {
    case .output(.expectation(let expectation)) where phase == .checks: add(expectation)
    case .input(let line, let text) where phase == .checks:
      tried = proof.line(line).map { ($0, SegmentNames.removed(from: text)) }
    case .output(let output): self.output.add(output, at: record.mark)
    case .error(let count): output.addError(count: count, at: record.mark)
    case .answered: beginChecks()
    case .checked: end = .checked
    case .unloadable(let why): throw .malfunction("an answer could not be loaded: \(why)")
    default: break
    }
  }

  private func add(_ expectation: Expectation) {
    tried = nil
    guard let line = proof.line(expectation.line) else {
      hasForeignRecords = true
      return
    }
    var expectation = expectation.withoutSegmentNames
    expectation.line = line
    expectations.append(expectation)
  }

  private func beginChecks() {
    guard phase == .answer else { return }
    if process.threadCount > 1 {
      end = .unfinished("threads")
    } else if process.processCount > 1 {
      end = .unfinished("processes")
    } else {
      phase = .checks
      process.check(checks, entry: TrialBench.checksEntry)
    }
  }

  // MARK: - Ends

  private var limitReached: CellResult.Limit? {
    let transcript = process.transcript
    if begun.duration(to: .now) > timeLimit { return .time }
    let size = transcript.mark.printed + transcript.mark.raw
    if size > limits.outputBytes || transcript.records.count > 2 * limits.outputBytes { return .output }
    if process.processCount > limits.processes { return .processes }
    return nil
  }

  private var isFlood: Bool {
    if case .limitReached(.output) = end { true } else { false }
  }

  private func result(_ end: TrialResult.End) -> TrialResult {
    TrialResult(
      end: end, warnings: warnings, expectations: expectations, hasForeignRecords: hasForeignRecords,
      interruption: interruption, outputs: outputs ?? displayed(to: process.transcript.mark),
      runTime: begun.duration(to: .now))
  }

  private var interruption: TrialResult.Interruption? {
    if phase == .answer { return nil }
    if case .checked = end { return nil }
    return TrialResult.Interruption(line: tried?.line, input: tried?.input)
  }

  /// What was displayed before the runtime's last words, when there were some.
  private var outputs: [Output]?

  private func displayed(to mark: CellOutput.Mark) -> [Output] {
    output.outputs(
      to: mark, printed: process.transcript.printed, raw: process.transcript.raw,
      limit: isFlood ? limits.floodBytes : limits.outputBytes)
  }

  /// Why the process ended before its last check.
  private func explained(_ status: ChildProcess.End) -> TrialResult.End {
    if status.signal == nil { return .exited(status: status.status, signal: nil) }
    let (report, shown) = TrapReport.of(
      output, to: process.transcript.mark, process.transcript, limit: limits.outputBytes,
      sourceName: code.sourceName)
    outputs = shown
    let (diagnostic, limit) = TrapExplanation(
      lesson: code.lesson, cell: code.cell, analysis: code.analysis, report: report, end: status,
      limits: limits
    ).diagnostic
    if let limit { return .limitReached(limit) }
    if diagnostic.identifier == "signal", report.line == nil,
      [SIGKILL, SIGTERM, SIGSTOP, SIGINT].contains(status.signal)
    {
      return .exited(status: nil, signal: status.signal)
    }
    return .trapped(diagnostic)
  }
}
