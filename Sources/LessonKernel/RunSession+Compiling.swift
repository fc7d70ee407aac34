import FoundationEssentials
import Glibc
import LessonModel
import LessonOutput

/// A segment on its way from source to library to results.
final class SegmentState {
  enum Stage: Equatable {
    case waiting
    case compiling
    /// Its library is loaded already; only its module is written anew, for fewer cells.
    case shortening
    case linking
    /// The library is there.
    case linked
    case running
    /// All its cells have results.
    case finished
  }

  var segment: Segment
  /// The module's name, which the names of its files begin with.
  let module: String
  /// Where its files are.
  let folder: String
  var stage = Stage.waiting
  /// The rest of a segment whose later cells were changed. Its library is loaded and its cells have run.
  var isShortened = false
  /// Compiled so that it runs fast, not so that it is soon there. Holds one cell.
  var isOptimised = false
  /// When its compiler was started.
  var started = ContinuousClock.now
  /// What the compiler said, when it had no complaint.
  var output = ""
  /// What the compiler warned of, by cell.
  var warnings: [Int: [Diagnostic]] = [:]

  init(segment: Segment, module: String, folder: String) {
    self.segment = segment
    self.module = module
    self.folder = folder
  }

  var isFinished: Bool { stage == .finished }
}

/// A compiler or linker at work.
final class CompileJob {
  let segment: SegmentState
  let process: CompilerProcess

  init(segment: SegmentState, process: CompilerProcess) {
    self.segment = segment
    self.process = process
  }
}

extension RunSession {
  /// Compilers that work at the same time: as many as the smallest machine we care for has cores.
  private static let jobLimit = 2

  /// Starts the compiler for each segment whose predecessors' modules are there.
  func startCompiling() throws(KernelError) {
    for (index, segment) in segments.enumerated()
    where segment.stage == .waiting && jobs.count < RunSession.jobLimit {
      let before = segments[..<index].filter { !$0.segment.mustFail && !$0.segment.cells.isEmpty }
      guard before.allSatisfy(hasModule) else { continue }
      if segment.segment.cells.isEmpty {
        segment.stage = .finished
      } else {
        try compile(segment, importing: before.last?.module)
      }
    }
  }

  /// Whether a segment cannot be compiled yet only because the module before it is not written. The compiler
  /// writes it well before it is done, and nobody tells us.
  var isWaitingForModule: Bool {
    jobs.count < RunSession.jobLimit && segments.contains { $0.stage == .waiting }
  }

  func hasModule(_ segment: SegmentState) -> Bool {
    switch segment.stage {
    case .waiting: false
    case .compiling, .shortening:
      FileManager.default.fileExists(atPath: compiler.moduleFile(segment.module, in: segment.folder))
    case .linking, .linked, .running, .finished: true
    }
  }

  func compile(_ state: SegmentState, importing module: String?) throws(KernelError) {
    let cells = state.segment.cells.map { (lesson.cells[$0], analyses[$0]) }
    let known = analyses.indices.prefix { $0 < state.segment.cells[0] }.filter(isCompiled)
      .flatMap { analyses[$0].plainImports.map(\.module) }
    let text = source.text(cells, importing: module, knowing: Set(known))
    let file = try WorkFolder.write(text, to: compiler.sourceFile(state.module, in: state.folder))
    try start(
      environment.toolchain.compiler,
      compiler.compileArguments(
        module: state.module, source: file, folder: state.folder, imports: importFolders(for: state),
        isModuleOnly: state.isShortened, isOptimised: state.isOptimised),
      for: state)
    state.stage = state.isShortened ? .shortening : .compiling
    state.started = .now
  }

  /// The folders with the modules of the segments before, newest first: a module that was written anew hides its
  /// longer form.
  private func importFolders(for state: SegmentState) -> [String] {
    var folders: [String] = []
    for segment in segments.prefix(while: { $0 !== state }).reversed() where !folders.contains(segment.folder)
    {
      folders.append(segment.folder)
    }
    return folders.sorted(by: >)
  }

  /// Whether later cells build on this one.
  private func isCompiled(_ cell: Int) -> Bool {
    switch results[cell]?.status {
    case .compileError, .notRun: false
    default: !lesson.cells[cell].mustFail
    }
  }

  private func link(_ state: SegmentState) throws(KernelError) {
    let imports = state.segment.cells.flatMap { analyses[$0].imports }
    try start(
      environment.toolchain.linker,
      compiler.linkArguments(
        module: state.module, folder: state.folder, libraries: environment.toolchain.libraries(for: imports)),
      for: state)
    state.stage = .linking
  }

  private func start(_ program: String, _ arguments: [String], for segment: SegmentState) throws(KernelError)
  {
    let process = try CompilerProcess(program, arguments, in: folder.path)
    jobs.append(CompileJob(segment: segment, process: process))
  }

  /// Deals with the compilers and linkers that have ended, and ends those that take too long.
  func collectJobs() throws(KernelError) {
    for job in jobs {
      if let outcome = job.process.collect() {
        jobs.removeAll { $0 === job }
        try finish(job, outcome)
      } else if job.process.started.duration(to: .now) > limits.compileTime {
        job.process.kill()
        jobs.removeAll { $0 === job }
        if job.segment === promotion?.segment {
          declinePromotion("the compiler took longer than \(limits.compileTime)")
        } else {
          giveUp(job.segment, "the compiler took longer than \(limits.compileTime)")
        }
      }
    }
  }

  private func finish(_ job: CompileJob, _ outcome: CompilerProcess.Outcome) throws(KernelError) {
    let state = job.segment
    let (end, output) = (outcome.end, outcome.messages)
    let isLinking = state.stage == .linking
    if state === promotion?.segment, end.status != 0 {
      return declinePromotion("its optimised form cannot be compiled by itself")
    }
    switch (isLinking, end.status) {
    case (false, 0) where state.isShortened:
      state.stage = .finished
    case (false, 0):
      state.output = output
      state.warnings = messages(output, about: state)
      try link(state)
    case (true, 0):
      state.stage = .linked
      onEvent(
        .compiled(
          cells: state.segment.cells, state.started.duration(to: .now), isOptimised: state.isOptimised))
    case (_, 1) where output.contains("No space left on device"):
      throw .noTemporaryFolder(path: folder.path, errno: ENOSPC)
    case (false, 1):
      leaveOutBroken(state, output)
    default:
      let program = isLinking ? "the linker" : "the compiler"
      let how = end.signal.map { "was ended by signal \($0)" } ?? "ended with exit code \(end.status ?? 0)"
      giveUp(state, "\(program) \(how): \(output.prefix(400))")
    }
  }

  /// Leaves out the cells that are not to be compiled at all.
  func rejectTopLevelAwaits() {
    let errors = CompileErrors(lesson: lesson, analyses: analyses)
    for cell in segments.flatMap(\.segment.cells) {
      guard let offset = analyses[cell].topLevelAwait else { continue }
      reject(cell, [errors.topLevelAwait(in: lesson.cells[cell], at: offset)])
    }
  }

  func messages(_ output: String, about state: SegmentState) -> [Int: [Diagnostic]] {
    CompileErrors(lesson: lesson, analyses: analyses).byCell(
      CompilerMessages(output, sourceName: source.sourceName), among: state.segment.cells)
  }

  /// The compiler rejected some cells: they get their diagnostics, those that need them are left out, and the
  /// rest of the segment is compiled again.
  private func leaveOutBroken(_ state: SegmentState, _ output: String) {
    let found = messages(output, about: state).filter { $0.value.contains { $0.severity == .error } }
    guard !found.isEmpty else { return separate(state, output) }
    // A later cell's mistake can make an earlier one look wrong: that is judged again without the later one.
    let faulty = found.filter { cell, diagnostics in
      !diagnostics.contains { isAboutLaterCells($0, than: cell) }
    }
    for (cell, diagnostics) in (faulty.isEmpty ? found : faulty).sorted(by: { $0.key < $1.key }) {
      reject(cell, diagnostics)
    }
    state.stage = state.segment.cells.isEmpty ? .finished : .waiting
  }

  private func isAboutLaterCells(_ diagnostic: Diagnostic, than cell: Int) -> Bool {
    diagnostic.notes.contains { ($0.range?.start.line ?? 0) > lesson.cells[cell].range.end.line }
  }

  private func reject(_ cell: Int, _ diagnostics: [Diagnostic]) {
    let mustFail = lesson.cells[cell].mustFail
    results[cell] = CellResult(
      cell: cell, status: mustFail ? .succeeded : .compileError, diagnostics: diagnostics)
    // What is compiled already in a branch cannot be compiled again without those that need the cell.
    if isBranch { return endRun(after: cell, reason: "\(lesson.cells[cell].label) did not compile") }
    if !mustFail { leaveOutCells(needing: cell) }
    for state in segments where state.stage == .waiting || state.stage == .compiling {
      state.segment.cells.removeAll { results[$0] != nil }
    }
  }

  private func leaveOutCells(needing failed: Int) {
    for (cell, name) in cellsNeeding(failed, analyses) where results[cell] == nil {
      results[cell] = CellResult(
        cell: cell,
        status: .notRun("needs `\(name)`, and \(lesson.cells[failed].label) did not compile"))
    }
  }

  /// The compiler's complaint is about no line of any cell, as when a cell leaves something open that only the
  /// end of the file shows. To find out which one, each half is compiled by itself, until one cell is left.
  private func separate(_ state: SegmentState, _ output: String) {
    let cells = state.segment.cells
    guard cells.count > 1, let index = segments.firstIndex(where: { $0 === state }) else {
      let first = CompilerMessages(output, sourceName: source.sourceName).messages.first
      let end = lesson.cells[cells[0]].range.end
      reject(
        cells[0],
        [
          Diagnostic(
            .error, "swift", first?.text ?? String(output.prefix(400)), file: lesson.file,
            at: SourceRange(line: max(1, end.line - 1), column: 1))
        ])
      state.stage = .finished
      return
    }
    let halves = [cells[..<(cells.count / 2)], cells[(cells.count / 2)...]]
    segments.replaceSubrange(
      index...index,
      with: halves.enumerated().map { half, cells in
        SegmentState(
          segment: Segment(cells: Array(cells)), module: state.module + (half == 0 ? "a" : "b"),
          folder: state.folder)
      })
  }

  /// A segment that cannot be had for no fault of its cells.
  private func giveUp(_ state: SegmentState, _ why: String) {
    for cell in state.segment.cells {
      let diagnostic = Diagnostic(
        .error, "compiler-failed", why, file: lesson.file, at: lesson.cells[cell].range,
        fix: "make the cell simpler, or run `lesson doctor` to check the toolchain")
      results[cell] = CellResult(cell: cell, status: .compileError, diagnostics: [diagnostic])
    }
    if state.segment.mustFail {
      state.stage = .finished
    } else {
      endRun(reason: "the cells before it could not be compiled")
    }
  }
}

extension Toolchain {
  /// The libraries behind imported modules, as far as the toolchain has them: `Foundation` for Foundation,
  /// `swiftGlibc` for Glibc.
  func libraries(for modules: [String]) -> [String] {
    Set(modules).sorted().compactMap { module in
      [module, "swift\(module)", module.lowercased()].first {
        FileManager.default.fileExists(atPath: "\(libraries)/lib\($0).so")
      }
    }
  }
}
