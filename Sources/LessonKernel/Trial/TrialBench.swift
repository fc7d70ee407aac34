import CSupervisor
import FoundationEssentials
import Glibc
import LessonModel
import SwiftAnalysis

/// Tries answers, many at a time, each in a process of its own that is forked from a kept state of a lesson.
///
/// Use it from the main thread, which must outlive the programs it starts.
package final class TrialBench {
  /// Every answer's module has this name, so that what one declares has the same symbols as what another does. It looks
  /// like a segment's, and so is kept from readers as theirs are.
  static let answerModule = "Segment900000"
  private static let checksModule = "Segment900001"
  static let checksEntry = "\(checksModule)_main"

  private let session: RunSession
  private let environment: KernelEnvironment
  private let limits: Limits
  private let wall: Wall
  private var proofs: [Proof] = []
  private var trials: [Trial] = []
  private var folderCount = 0

  /// Compilers, and processes of trials, that work at the same time.
  private let width = max(1, min(16, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Begins to compile and run the lesson.
  ///
  /// - Parameter stops: the cells of the lesson before which answers begin.
  package init(
    _ lesson: Lesson, stops: Set<Int>, _ environment: KernelEnvironment, limits: Limits
  ) throws(KernelError) {
    self.environment = environment
    self.limits = limits
    session = try RunSession(
      lesson, environment, limits: limits, checkpoints: stops.count, stops: stops)
    let libraries = session.folder.file("answers")
    guard mkdir(libraries, 0o700) == 0 else { throw .noTemporaryFolder(path: libraries, errno: errno) }
    wall = try Wall(environment, libraries: libraries, home: session.folder.file("home"))
  }

  deinit {
    close()
  }

  /// Begins to compile the checks of an exercise.
  package func add(_ proof: Proof) {
    proofs.append(proof)
  }

  /// Begins to try an answer.
  package func add(_ code: TrialCode, against proof: Proof, timeLimit: Duration) -> Trial {
    let trial = Trial(code, proof, timeLimit: timeLimit)
    trials.append(trial)
    return trial
  }

  /// Gives up what is not done yet.
  package func drop(_ trial: Trial) {
    trials.removeAll { $0 === trial }
    trial.build?.cancel()
    if case .running(let running) = trial.stage { running.process.end() }
    trial.stage = .ended
  }

  package var isIdle: Bool {
    trials.isEmpty && proofs.allSatisfy { $0.isReady || $0.problem != nil }
  }

  package func close() {
    for trial in trials { drop(trial) }
    for proof in proofs { proof.build?.cancel() }
    session.close()
  }

  // MARK: - The loop

  /// Waits until something happens, a tenth of a second at most, and deals with it.
  package func step(alsoFor descriptors: [Int32] = []) throws(KernelError) {
    let own = builds.compactMap(\.descriptor) + runningTrials.flatMap(\.descriptors)
    try session.step(alsoFor: descriptors + own, atMost: longestWait)
    for build in builds { try build.advance() }
    for proof in proofs { try advance(proof) }
    for trial in trials { try advance(trial) }
    trials.removeAll { $0.result != nil }
  }

  /// Milliseconds. That a module is written, or that a limit is met, is not announced.
  private var longestWait: Int32 {
    if load > 0, load < width, proofs.contains(where: \.isWaiting) || trials.contains(where: \.isWaiting) {
      return 4
    }
    return runningTrials.isEmpty ? 100 : 20
  }

  private var builds: [LibraryBuild] { proofs.compactMap(\.build) + trials.compactMap(\.build) }

  private var runningTrials: [RunningTrial] {
    trials.compactMap { if case .running(let running) = $0.stage { running } else { nil } }
  }

  /// What is at work now, the compilers of the lesson itself among them.
  private var load: Int {
    session.jobs.count + builds.count { $0.descriptor != nil } + runningTrials.count
  }

  // MARK: - Compiling

  /// The segment that ends with a state.
  private func segment(before stop: Int) -> SegmentState? {
    session.segments.first { $0.segment.cells.contains(stop) }
  }

  private func build(
    _ module: String, _ source: String, in folder: String, importing imports: [String],
    libraries: [String] = [], isModuleOnly: Bool = false, bindsOwnSymbols: Bool = false
  ) throws(KernelError) -> LibraryBuild {
    let build = LibraryBuild(
      LibraryBuild.Plan(
        module: module, source: source, folder: folder, imports: imports,
        libraries: environment.toolchain.libraries(for: libraries), isModuleOnly: isModuleOnly,
        bindsOwnSymbols: bindsOwnSymbols), session.compiler, timeLimit: limits.compileTime)
    try build.start()
    return build
  }

  /// A folder whose name nobody can guess.
  private func newFolder() -> String {
    folderCount += 1
    let name = String(UInt64.random(in: 0...UInt64.max), radix: 36) + "-\(folderCount)"
    return session.folder.file("answers/\(name)")
  }

  /// An answer's code, or the solution's, as it is compiled.
  private func source(of code: TrialCode, after segment: SegmentState) -> String {
    SegmentSource(file: code.lesson.file).text(
      [(code.cell, code.analysis)], importing: segment.module, knowing: imports(before: code, segment))
  }

  private func imports(before code: TrialCode, _ segment: SegmentState) -> Set<String> {
    let end = segment.segment.cells.last ?? 0
    return Set(session.analyses[...end].flatMap { $0.plainImports.map(\.module) })
  }

  // MARK: - Checks

  private func advance(_ proof: Proof) throws(KernelError) {
    switch proof.stage {
    case .waiting:
      if let problem = problem(before: proof.stop) {
        proof.stage = .broken(problem)
      } else if let segment = segment(before: proof.stop), session.hasModule(segment), load < width {
        proof.stage = .buildingSolution(
          try build(
            TrialBench.answerModule, source(of: proof.solution, after: segment), in: newFolder(),
            importing: [session.folder.path], isModuleOnly: true))
      }
    case .buildingSolution(let solution):
      if let messages = failure(of: solution) {
        proof.stage = .broken(diagnostics(messages, of: proof.solution))
      } else if solution.stage == .built {
        proof.stage = .buildingChecks(try buildChecks(proof, with: solution))
      }
    case .buildingChecks(let checks):
      if let messages = failure(of: checks) {
        proof.stage = .broken(proof.diagnostics(messages))
      } else if checks.stage == .built {
        proof.stage = .ready(try image(checks))
      }
    case .ready, .broken: break
    }
  }

  private func buildChecks(_ proof: Proof, with answer: LibraryBuild) throws(KernelError) -> LibraryBuild {
    try build(
      TrialBench.checksModule, proof.source, in: newFolder(),
      importing: [answer.plan.folder, session.folder.path], libraries: proof.imports, bindsOwnSymbols: true)
  }

  private func image(_ checks: LibraryBuild) throws(KernelError) -> Proof.Image {
    let library = try checks.takeLibrary()
    return Proof.Image(file: try FrozenFile(library), symbols: SymbolTable(ofLibrary: library))
  }

  /// Why the state before a cell cannot be had; nil while that is not known to be so.
  private func problem(before stop: Int) -> [Diagnostic]? {
    for cell in 0..<stop {
      guard let result = session.results[cell], result.isFailure else { continue }
      return result.diagnostics.filter { $0.severity == .error }
    }
    guard session.results[stop] != nil, session.checkpoints[stop] == nil else { return nil }
    return [
      Diagnostic(
        .error, "no-state", "the state before the exercise cannot be kept", file: session.lesson.file,
        why: "threads of an earlier cell are still running, or a socket is open",
        fix: "let cells before an exercise wait for what they start")
    ]
  }

  /// The messages of a build that cannot be had.
  private func failure(of build: LibraryBuild) -> String? {
    switch build.stage {
    case .rejected(let messages), .failed(let messages): messages
    case .waiting, .compiling, .linking, .built: nil
    }
  }

  // MARK: - Answers

  private func advance(_ trial: Trial) throws(KernelError) {
    switch trial.stage {
    case .waiting: try begin(trial)
    case .building(let answer): try proceed(trial, answer)
    case .buildingChecks(let answer, let checks): try proceed(trial, answer, checks)
    case .built(let answer, let image): try run(trial, answer, image)
    case .running(let running):
      if let result = try running.advance() { finish(trial, result) }
    case .ended: break
    }
  }

  private func finish(_ trial: Trial, _ result: TrialResult) {
    trial.finish(result)
  }

  private func begin(_ trial: Trial) throws(KernelError) {
    if let problem = trial.proof.problem ?? problem(before: trial.stop) {
      return finish(trial, TrialResult(end: .unavailable(problem)))
    }
    guard let segment = segment(before: trial.stop), session.hasModule(segment), load < width else { return }
    trial.stage = .building(
      try build(
        TrialBench.answerModule, source(of: trial.code, after: segment), in: newFolder(),
        importing: [session.folder.path], libraries: trial.code.analysis.imports))
  }

  private func proceed(_ trial: Trial, _ answer: LibraryBuild) throws(KernelError) {
    if let messages = failure(of: answer) {
      return finish(trial, TrialResult(end: .rejected(diagnostics(messages, of: trial.code))))
    }
    if let problem = trial.proof.problem { return finish(trial, TrialResult(end: .unavailable(problem))) }
    guard answer.stage == .built, case .ready(let image) = trial.proof.stage else { return }
    if trial.proof.dependsOnLayout {
      trial.stage = .buildingChecks(answer: answer, try buildChecks(trial.proof, with: answer))
      return
    }
    let wanted = image.symbols.undefined.filter(TrialBench.isOfAnswer)
    try prepare(trial, answer, image, wanted: wanted)
  }

  /// Goes on when the answer's library gives all symbols that the checks want.
  private func prepare(
    _ trial: Trial, _ answer: LibraryBuild, _ image: Proof.Image, wanted: Set<String>
  ) throws(KernelError) {
    guard let bytes = try? Data(contentsOf: URL(filePath: answer.library)) else {
      throw .malfunction("\(answer.library) cannot be read")
    }
    let missing = wanted.subtracting(SymbolTable(ofLibrary: Array(bytes)).defined)
    if missing.isEmpty {
      trial.stage = .built(answer, image)
    } else {
      let names = missing.map { demangled($0) ?? $0 }.map(SegmentNames.removed(from:))
      finish(trial, TrialResult(end: .lacking(names.sorted())))
    }
  }

  private static func isOfAnswer(_ symbol: String) -> Bool {
    symbol.contains("\(answerModule.utf8.count)\(answerModule)")
  }

  private func proceed(
    _ trial: Trial, _ answer: LibraryBuild, _ checks: LibraryBuild
  ) throws(KernelError) {
    if let messages = failure(of: checks) {
      return finish(trial, TrialResult(end: .unfit(trial.proof.diagnostics(messages))))
    }
    guard checks.stage == .built, case .ready(let reference) = trial.proof.stage else { return }
    let image = try image(checks)
    let wanted = image.symbols.undefined.filter(TrialBench.isOfAnswer)
    let foreign = wanted.subtracting(reference.symbols.undefined)
    guard foreign.isEmpty else {
      let names = foreign.map { demangled($0) ?? $0 }.map(SegmentNames.removed(from:))
      return finish(trial, TrialResult(end: .lacking(names.sorted())))
    }
    try prepare(trial, answer, image, wanted: wanted)
  }

  private func run(
    _ trial: Trial, _ answer: LibraryBuild, _ image: Proof.Image
  ) throws(KernelError) {
    if let problem = problem(before: trial.stop) {
      return finish(trial, TrialResult(end: .unavailable(problem)))
    }
    guard let checkpoint = session.checkpoints[trial.stop], load < width else { return }
    let process = try TrialProcess(session.runner, from: checkpoint.plan)
    trial.stage = .running(
      RunningTrial(
        trial, answer, image, warnings: diagnostics(answer.warnings, of: trial.code), limits: limits,
        wall: wall, process: process))
  }

  /// What the compiler says of an answer.
  private func diagnostics(_ messages: String, of code: TrialCode) -> [Diagnostic] {
    guard !messages.isEmpty else { return [] }
    let found = CompileErrors(lesson: code.lesson, analyses: [code.analysis]).byCell(
      CompilerMessages(messages, sourceName: code.sourceName), among: [0])[0]
    return found ?? [
      Diagnostic(.error, "swift", String(messages.prefix(400)), file: code.lesson.file, at: code.cell.range)
    ]
  }
}

extension Proof {
  /// The compiler or linker that works for it.
  var build: LibraryBuild? {
    switch stage {
    case .buildingSolution(let build), .buildingChecks(let build): build
    case .waiting, .ready, .broken: nil
    }
  }
}
