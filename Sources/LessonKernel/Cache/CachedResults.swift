import LessonModel

/// The results of a lesson's cells, from the cache as far as it has them, else from a run.
///
/// When the results of all cells are kept, no compiler and no cell is started. Else the lesson is run from the top,
/// as cells need what those before them leave behind; until the first cell whose result is not kept, the kept ones
/// are given meanwhile. The run has a result for those cells, too. When it is another, they do not give the same
/// twice: that is noted in the cache, so that from then on these cells and all after them are run each time.
package final class CachedResults {
  /// What the cache is used for.
  package enum Use {
    case reading, refreshing, nothing
  }

  private let cache: ResultCache?
  private let files: FileDigests
  private let store: ResultStore
  /// Nil when everything is kept.
  private var session: RunSession?
  private var lastKept = ContinuousClock.now

  /// - Parameters:
  ///   - wanted: the cells whose results will be asked for.
  ///   - cache: nil keeps nothing.
  package init(
    _ lesson: Lesson, _ environment: KernelEnvironment, wanted: Range<Int>, limits: Limits = Limits(),
    cache: ResultCache?, use: Use = .reading, onActivity: @escaping (RunSession.Activity) -> Void = { _ in },
    onEvent: @escaping (RunEvent) -> Void = { _ in }
  ) throws(KernelError) {
    self.cache = use == .nothing ? nil : cache
    files = FileDigests(path: self.cache?.fileDigests)
    store = ResultStore(
      lesson, environment, wanted: wanted, limits: limits, cache: self.cache, files: files,
      isRead: use == .reading)
    for cell in wanted where store.kept[cell] != nil { onEvent(.kept(cell: cell)) }
    if let (cell, why) = store.firstUnkept { onEvent(.notKept(cell: cell, why: why)) }
    if !store.isComplete {
      session = try RunSession(
        lesson, environment, cells: 0..<wanted.upperBound, limits: limits, keeping: .newest,
        optimisedCode: self.cache.flatMap {
          OptimisedCode(lesson, environment, limits: limits, cache: $0, files: files)
        }, onActivity: onActivity, onEvent: onEvent)
    }
  }

  /// Waits for the cell's result, if it is not kept.
  package func result(of cell: Int) throws(KernelError) -> CellResult {
    if let result = store.kept[cell] { return result }
    guard let session else { throw .malfunction("a cell's result was not asked for in time") }
    let result = try session.result(of: cell)
    // What took long should survive whatever happens next. Otherwise, once at the end is cheaper.
    if lastKept.duration(to: .now) > .milliseconds(500) { keepNewResults(session) }
    return result
  }

  /// Keeps what is new and ends the run.
  package func close() {
    if let session { keepNewResults(session) }
    session?.close()
    files.save()
    if session != nil { cache?.prune() }
  }

  private func keepNewResults(_ session: RunSession) {
    if store.keep(session.results) { lastKept = .now }
  }

  /// What the user should know after `close`: results that were shown may not fit together.
  package var warning: Diagnostic? { store.warning }

  /// Nothing had to be run, and the results depend on no lesson but this one: what is made of them can be kept under a
  /// `LessonDigest`.
  package var areKept: Bool { session == nil && !store.mentionsMarkdown }
}
