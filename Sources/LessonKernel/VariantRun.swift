import CSupervisor
import FoundationEssentials
import Glibc
import LessonModel

/// Runs variants of a lesson, which differ in the values of its parameters, side by side.
///
/// The cells above the first value that differs run once; from there one process a variant goes on, as many at a time
/// as there are cores, each with the limits of a run of its own. A variant whose results are all kept is not run.
package final class VariantRun {
  /// What is going on, for a display of progress.
  package struct Activity {
    /// Variants that have all their results, and how many there are.
    package var finished: Int
    package var count: Int
    package var current: RunSession.Activity
  }

  private let lesson: Lesson
  private let variants: [Lesson]
  private let environment: KernelEnvironment
  private let wanted: Range<Int>
  private let limits: Limits
  private let cache: ResultCache?
  private let files: FileDigests
  private let stores: [ResultStore]
  private let onActivity: (Activity) -> Void
  private let onEvent: (RunEvent) -> Void
  /// The cells that are not the same in all variants, in order.
  private let differing: [Int]
  /// The first of them.
  private let branchCell: Int

  /// By variant: the results of all cells up to the last one that is wanted. Nil while it is not finished.
  private var results: [[Int: CellResult]?]
  /// The variants that are running.
  private var running: [(variant: Int, session: RunSession)] = []

  /// - Parameters:
  ///   - lesson: what the variants have in common. They differ from it in the code of `.parameter` cells alone.
  ///   - wanted: the cells whose results will be asked for.
  ///   - cache: nil keeps nothing.
  package init(
    _ lesson: Lesson, variants: [Lesson], _ environment: KernelEnvironment, wanted: Range<Int>,
    limits: Limits = Limits(), cache: ResultCache?, use: CachedResults.Use = .reading,
    onActivity: @escaping (Activity) -> Void = { _ in }, onEvent: @escaping (RunEvent) -> Void = { _ in }
  ) {
    let cache = use == .nothing ? nil : cache
    let files = FileDigests(path: cache?.fileDigests)
    (self.lesson, self.variants, self.environment, self.wanted) = (lesson, variants, environment, wanted)
    (self.limits, self.cache, self.files) = (limits, cache, files)
    (self.onActivity, self.onEvent) = (onActivity, onEvent)
    stores = variants.map {
      ResultStore(
        $0, environment, wanted: wanted, limits: limits, cache: cache, files: files, isRead: use == .reading)
    }
    results = stores.map { $0.isComplete ? $0.kept : nil }
    differing = lesson.cells.indices.filter { cell in
      variants.contains { $0.cells[cell].code != lesson.cells[cell].code }
    }
    branchCell = differing.first ?? wanted.upperBound
  }

  /// Runs what must be run, and gives each variant's results of the cells that are wanted.
  package func run() throws(KernelError) -> [[CellResult]] {
    if results.contains(where: { $0 == nil }) {
      try runMissing()
      cache?.prune()
    }
    files.save()
    return results.map { results in wanted.compactMap { results?[$0] } }
  }

  /// What the user should know after `run`: results that were shown may not fit together.
  package var warnings: [Diagnostic] {
    stores.compactMap(\.warning).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  // MARK: - Running

  private var missing: [Int] { results.indices.filter { results[$0] == nil } }

  private func runMissing() throws(KernelError) {
    let base = try RunSession(
      lesson, environment, cells: 0..<wanted.upperBound, limits: limits, branchCell: branchCell,
      onActivity: report, onEvent: onEvent)
    defer {
      for (_, session) in running { session.close() }
      base.close()
    }
    while !base.hasEnded, !base.canBranch { try base.step() }
    endIfValueIsBroken(base)
    if base.hasEnded {
      for variant in missing { finish(variant, base.results, keeping: ..<branchCell) }
    }
    var waiting = missing[...]
    while !waiting.isEmpty || !running.isEmpty {
      while running.count < VariantRun.cores, let next = waiting.popFirst() {
        running.append((next, try start(next, from: base)))
      }
      try stepAll()
    }
  }

  /// Where the author's own value does not compile, what is compiled for all variants lacks the cells that need it.
  private func endIfValueIsBroken(_ base: RunSession) {
    guard !base.hasEnded, let broken = differing.first(where: { base.results[$0] != nil }) else { return }
    base.endRun(after: broken, reason: "\(lesson.cells[broken].label) did not compile")
  }

  private static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// From the top where the state before the first difference cannot be had twice.
  private func start(_ variant: Int, from base: RunSession) throws(KernelError) -> RunSession {
    if let branch = try base.branch(variants[variant]) { return branch }
    return try RunSession(
      variants[variant], environment, cells: 0..<wanted.upperBound, limits: limits, keeping: .newest,
      onActivity: report, onEvent: onEvent)
  }

  private func stepAll() throws(KernelError) {
    let descriptors = running.flatMap(\.session.descriptors)
    for (_, session) in running { try session.step(alsoFor: descriptors) }
    for (variant, session) in running where session.hasEnded {
      finish(variant, session.results, keeping: ..<wanted.upperBound)
      session.close()
    }
    running.removeAll { $0.session.hasEnded }
  }

  private func finish(_ variant: Int, _ results: [Int: CellResult], keeping cells: PartialRangeUpTo<Int>) {
    self.results[variant] = results
    stores[variant].keep(results.filter { cells.contains($0.key) })
  }

  private func report(_ activity: RunSession.Activity) {
    onActivity(Activity(finished: results.count { $0 != nil }, count: results.count, current: activity))
  }
}
