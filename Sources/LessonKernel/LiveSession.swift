import LessonModel

/// A lesson that is being written: a run that follows each new version, from the nearest state that is kept.
///
/// Every call is made from the main thread. Between calls of `step` nothing happens.
package final class LiveSession {
  let session: RunSession
  /// What cells showed before the last change, until they show something new.
  private var stale: [Int: CellResult] = [:]

  /// States that are kept at most. Each is a process that shares its memory with the others.
  private static let checkpointLimit = 64

  /// - Parameter cache: where optimised code is kept; nil keeps none.
  package init(
    _ lesson: Lesson, _ environment: KernelEnvironment, limits: Limits = Limits(), cache: ResultCache? = nil,
    onEvent: @escaping (RunEvent) -> Void = { _ in }
  ) throws(KernelError) {
    let files = FileDigests(path: cache?.fileDigests)
    session = try RunSession(
      lesson, environment, limits: limits, keeping: .all(limit: LiveSession.checkpointLimit),
      optimisedCode: cache.flatMap {
        OptimisedCode(lesson, environment, limits: limits, cache: $0, files: files)
      }, onEvent: onEvent)
    files.save()
  }

  /// Takes over a new version of the lesson: unchanged cells keep their results, the others run anew.
  package func update(_ lesson: Lesson) throws(KernelError) {
    let before = session.results.merging(stale) { new, _ in new }
    let old = session.lesson
    try session.update(lesson)
    stale = [:]
    for cell in lesson.cells where session.results[cell.index] == nil {
      // The cell that stood here, or the one of that name.
      let match = cell.name.flatMap { name in old.cells.first { $0.name == name } }?.index ?? cell.index
      stale[cell.index] = before[match]
    }
  }

  /// Waits until something happens here, at one of the other descriptors, or a tenth of a second has passed, and
  /// deals with what happened here. True when a result came.
  package func step(alsoFor descriptors: [Int32] = []) throws(KernelError) -> Bool {
    let count = session.results.count
    try session.step(alsoFor: descriptors)
    return session.results.count != count
  }

  /// What to show for a cell now; stale when it is from before the last change and nothing newer is there.
  package func result(of cell: Int) -> (result: CellResult, isStale: Bool)? {
    if let result = session.results[cell] { return (result, false) }
    return stale[cell].map { ($0, true) }
  }

  /// What is going on; nil when every cell has its result.
  package var activity: RunSession.Activity? { session.activity }

  /// Every cell of the lesson has a result of its own.
  package var isUpToDate: Bool { session.lesson.cells.allSatisfy { session.results[$0.index] != nil } }

  package func close() {
    session.close()
  }
}
