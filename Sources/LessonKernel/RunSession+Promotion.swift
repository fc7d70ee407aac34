import FoundationEssentials
import LessonModel
import LessonOutput

/// A cell that is compiled again while it runs, optimised.
struct Promotion {
  let cell: Int
  /// Of this cell alone.
  let segment: SegmentState
}

// Cells start unoptimised, since they are ready first. One that runs long is compiled again on another core, optimised;
// if that is ready before the cell has ended, the cell begins anew in its fast form, on the state before it. It prints
// and gives the same, only sooner: what it displayed is counted from its last beginning.
extension RunSession {
  /// How long a cell runs before it is taken for one that runs long: about as long as the compiler will take, so that
  /// it begins anew after the double.
  private static let patience = Duration.milliseconds(200)

  /// Looks whether the running cell should be optimised, or can go on so.
  func promote() throws(KernelError) {
    guard let running, !hasEnded, running.cell == promotion?.cell ?? running.cell else {
      return cancelPromotion()
    }
    if let promotion {
      if promotion.segment.stage == .linked { try beginAnew(promotion) }
    } else if now() - running.begun > RunSession.patience, canPromote(running) {
      try startPromoting(running.cell)
    }
  }

  private func canPromote(_ running: RunningCell) -> Bool {
    guard keeping != .nothing, stops == nil, running.ownProcess == nil, currentSegment?.isOptimised == false,
      jobs.isEmpty, !declined.contains(running.cell)
    else { return false }
    if checkpoints[running.cell] == nil {
      declined.insert(running.cell)
      onEvent(.notPromoted(cell: running.cell, "the state before it is not kept"))
      return false
    }
    return true
  }

  private func startPromoting(_ cell: Int) throws(KernelError) {
    guard let current = currentSegment else { return }
    let segment = SegmentState(
      segment: Segment(cells: [cell]), module: moduleName(cell, attempt: 1),
      folder: try newPlanFolder())
    segment.isOptimised = true
    promotion = Promotion(cell: cell, segment: segment)
    onEvent(.promoting(cell: cell))
    try compile(segment, importing: base(of: cell, in: current))
  }

  /// The module that an optimised cell is compiled against: that of the segment it is in, whose later cells it does
  /// not know, as its own declarations hide those there; nil for the first cell of all.
  private func base(of cell: Int, in current: SegmentState) -> String? {
    current.segment.cells[0] == cell ? module(before: current) : current.module
  }

  private func module(before state: SegmentState) -> String? {
    segments.prefix { $0 !== state }.last { !$0.segment.mustFail && !$0.segment.cells.isEmpty }?.module
  }

  func declinePromotion(_ why: String) {
    guard let cell = promotion?.cell else { return }
    declined.insert(cell)
    promotion = nil
    onEvent(.notPromoted(cell: cell, why))
  }

  private func cancelPromotion() {
    guard let promotion else { return }
    for job in jobs where job.segment === promotion.segment { job.process.kill() }
    jobs.removeAll { $0.segment === promotion.segment }
    self.promotion = nil
    onEvent(.notPromoted(cell: promotion.cell, "it ended first"))
  }

  /// Ends the cell, and has it run again from the state before it.
  private func beginAnew(_ promotion: Promotion) throws(KernelError) {
    guard let begun = running?.begun else { return }
    let (cell, fast) = (promotion.cell, promotion.segment)
    // It may end while it is ended: then what it and the cells after it gave does not count.
    let settled = results
    try stop()
    results = settled
    hasEnded = false
    try goBackExactly(to: cell)
    try replan(cell, as: fast, leavingOut: settled)
    keepOptimised(fast)
    onEvent(.promoted(cell: cell, after: now() - begun))
  }

  private func goBackExactly(to cell: Int) throws(KernelError) {
    let place = try goBack(to: cell)
    if place != cell { throw .malfunction("a kept state could not be revived") }
  }

  /// The segments before a cell stay, it becomes one of its own, and those after it are compiled on top of that.
  private func replan(
    _ cell: Int, as segment: SegmentState, leavingOut settled: [Int: CellResult]
  ) throws(KernelError) {
    let newFolder = try newPlanFolder()
    segments = segmentsLeft(before: cell, shortenedIn: newFolder) + [segment]
    // Of later cells, the compiler may have said already that they are broken.
    segments += plan(cell + 1, first: 1, in: newFolder, leavingOut: settled)
  }

  // MARK: - When it traps

  /// Optimised code does not always know where it trapped. So a cell that did begins anew without, as if it had not
  /// been optimised; should it then meet its time limit, what is known of the trap has to do.
  ///
  /// - Returns: false when it cannot, or was not optimised.
  func beginAnewUnoptimised(
    _ running: RunningCell, _ outputs: [Output], _ diagnostics: [Diagnostic]
  ) throws(KernelError) -> Bool {
    let cell = running.cell
    guard currentSegment?.isOptimised == true, checkpoints[cell] != nil else { return false }
    optimisedTrap = CellResult(cell: cell, status: .trapped, outputs: outputs, diagnostics: diagnostics)
    declined.insert(cell)
    onEvent(.notPromoted(cell: cell, "it trapped, and runs again as it is, to see where"))
    let settled = results
    try stop()
    try goBackExactly(to: cell)
    let slow = SegmentState(
      segment: Segment(cells: [cell]), module: moduleName(cell, attempt: 2), folder: try newPlanFolder())
    try replan(cell, as: slow, leavingOut: settled)
    return true
  }

  // MARK: - From run to run

  private func keepOptimised(_ segment: SegmentState) {
    // Names in later versions of the lesson depend on how many there were.
    guard generation == 0, let optimisedCode, let key = optimisedCodeKey(segment) else { return }
    optimisedCode.keep(
      OptimisedCode.Entry(
        messages: segment.output,
        module: contents(compiler.moduleFile(segment.module, in: segment.folder)),
        library: contents(compiler.library(segment.module, in: segment.folder))), for: key)
  }

  private func contents(_ file: String) -> [UInt8] {
    FileManager.default.contents(atPath: file).map { [UInt8]($0) } ?? []
  }

  private func optimisedCodeKey(_ segment: SegmentState) -> Digest? {
    guard let index = segments.firstIndex(where: { $0 === segment }) else { return nil }
    let modules = segments[..<index].map { (name: $0.module, cells: $0.segment.cells) }
    return optimisedCode?.key(of: segment.segment.cells[0], in: lesson, named: segment.module, after: modules)
  }

  /// Begins with the optimised code that earlier runs have left.
  func useOptimisedCode() throws(KernelError) {
    guard let optimisedCode, keeping != .nothing else { return }
    for cell in plannedCells where !lesson.cells[cell].mustFail && !lesson.cells[cell].isParameter {
      let left = segmentsLeft(before: cell, shortenedIn: folder.path)
      let fast = SegmentState(
        segment: Segment(cells: [cell]), module: moduleName(cell, attempt: 1), folder: folder.path)
      let key = optimisedCode.key(
        of: cell, in: lesson, named: fast.module, after: left.map { ($0.module, $0.segment.cells) })
      guard let entry = optimisedCode.entry(for: key) else { continue }
      guard write(entry.module, to: compiler.moduleFile(fast.module, in: folder.path)),
        write(entry.library, to: compiler.library(fast.module, in: folder.path))
      else { continue }
      for state in left { state.isShortened = false }
      fast.isOptimised = true
      fast.stage = .linked
      fast.warnings = messages(entry.messages, about: fast)
      segments = left + [fast] + plan(cell + 1, first: 1, in: folder.path)
      onEvent(.optimisedBefore(cell: cell))
    }
  }

  private func write(_ bytes: [UInt8], to file: String) -> Bool {
    !bytes.isEmpty && FileManager.default.createFile(atPath: file, contents: Data(bytes))
  }
}
