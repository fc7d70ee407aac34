import LessonModel
import LessonOutput
import SwiftAnalysis

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

  private let lesson: Lesson
  private let cache: ResultCache?
  private let files: FileDigests
  /// The keys as they are now; another value than at the start means that a file has changed meanwhile.
  private let currentKeys: () -> CacheKeys
  private let keys: CacheKeys
  private let explanations: Explanations
  /// The results of the cells before the first one that must be run.
  private var kept: [Int: CellResult] = [:]
  /// Nil when everything is kept.
  private var session: RunSession?

  /// The first cell whose new result was not yet looked at in order to keep it.
  private var next = 0
  /// Cells from here on are not kept.
  private var end: Int
  private var lastKept = ContinuousClock.now

  /// The first cell that has now given another result than the one shown, which was kept.
  private var changedCell: Int?

  /// - Parameters:
  ///   - wanted: the cells whose results will be asked for.
  ///   - cache: nil keeps nothing.
  package init(
    _ lesson: Lesson, _ environment: KernelEnvironment, wanted: Range<Int>, limits: Limits = Limits(),
    cache: ResultCache?, use: Use = .reading, onActivity: @escaping (RunSession.Activity) -> Void = { _ in }
  ) throws(KernelError) {
    let cache = use == .nothing ? nil : cache
    let files = FileDigests(path: cache?.fileDigests)
    self.lesson = lesson
    self.cache = cache
    self.files = files
    explanations = Explanations(lesson)
    end = wanted.upperBound
    currentKeys = {
      guard cache != nil else { return CacheKeys() }
      return CacheKeys(lesson, environment, limits: limits, count: wanted.upperBound, files: files)
    }
    keys = currentKeys()
    if use == .reading { read(wanted) }
    if !wanted.allSatisfy({ kept[$0] != nil }) {
      session = try RunSession(
        lesson, environment, cells: 0..<wanted.upperBound, limits: limits, onActivity: onActivity)
    }
  }

  /// Waits for the cell's result, if it is not kept.
  package func result(of cell: Int) throws(KernelError) -> CellResult {
    if let result = kept[cell] { return result }
    guard let session else { throw .malfunction("a cell's result was not asked for in time") }
    let result = try session.result(of: cell)
    // What took long should survive whatever happens next. Otherwise, once at the end is cheaper.
    if lastKept.duration(to: .now) > .milliseconds(500) { keepNewResults() }
    return result
  }

  /// Keeps what is new and ends the run.
  package func close() {
    keepNewResults()
    session?.close()
    files.save()
    if session != nil { cache?.prune() }
  }

  /// What the user should know after `close`: results that were shown may not fit together.
  package var warning: Diagnostic? {
    guard let cell = changedCell.map({ lesson.cells[$0] }) else { return nil }
    return Diagnostic(
      .warning, "unsteady-cell", "\(cell.label) does not give the same result twice", file: lesson.file,
      at: cell.range,
      why: "an earlier result of it was shown, and the cells that were run now have seen another",
      fix: "run the lesson again: from now on this cell and those after it are run each time")
  }

  // MARK: - Reading

  private func read(_ wanted: Range<Int>) {
    for cell in wanted {
      guard let key = keys[cell], let entry = entry(for: key) else { return }
      switch entry {
      case .unsteady:
        end = cell
        return
      case .result(let result):
        guard let result = try? result.result(in: lesson, explain: explanations.explain), result.cell == cell
        else { return }
        kept[cell] = result
      }
    }
  }

  private func entry(for key: Digest) -> CacheEntry? {
    guard let bytes = cache?.content(for: key) else { return nil }
    var reader = ByteReader(bytes)
    guard let entry = try? CacheEntry(from: &reader), reader.isAtEnd else { return nil }
    return entry
  }

  // MARK: - Keeping

  /// Keeps the results that came since the last call, in the order of the cells.
  private func keepNewResults() {
    guard let cache, let session, next < end, session.results[next] != nil else { return }
    lastKept = .now
    guard currentKeys() == keys else {
      end = next
      return
    }
    while next < end, let result = session.results[next], let key = keys[next] {
      if let entry = entry(toKeep: result, session) {
        var writer = ByteWriter()
        writer.write(entry)
        cache.keep(writer.bytes, for: key)
      }
      next += 1
    }
  }

  /// Nil when nothing is to be written for this result.
  private func entry(toKeep result: CellResult, _ session: RunSession) -> CacheEntry? {
    let earlier = (0..<result.cell).lazy.compactMap { session.results[$0] }
    let canReachFiles = keys.firstThatReachesFiles.map { $0 <= result.cell } ?? false
    guard result.isRepeatable(after: earlier, canReachFiles: canReachFiles),
      let fresh = try? KeptResult(result, of: lesson, explain: explanations.explain)
    else { return nil }
    guard let shown = kept[result.cell] else { return .result(fresh) }
    let old = try? KeptResult(shown, of: lesson, explain: explanations.explain)
    if old?.isSame(as: fresh) == true { return nil }
    changedCell = result.cell
    end = result.cell
    return .unsteady
  }
}

/// What is kept under a key.
private enum CacheEntry: ByteCoded {
  /// The cell gave different results under the same key.
  case unsteady
  case result(KeptResult)

  func write(to writer: inout ByteWriter) {
    switch self {
    case .unsteady: writer.bytes.append(0)
    case .result(let result):
      writer.bytes.append(1)
      writer.write(result)
    }
  }

  init(from reader: inout ByteReader) throws {
    self = try reader.tag(below: 2) == 0 ? .unsteady : .result(try KeptResult(from: &reader))
  }
}

/// Explains compile errors; reads the lesson's cells when the first one comes.
private final class Explanations {
  private let lesson: Lesson
  private lazy var errors = CompileErrors(
    lesson: lesson, analyses: lesson.cells.map { CellAnalysis(of: $0.code.text) })

  init(_ lesson: Lesson) {
    self.lesson = lesson
  }

  func explain(_ message: String, _ cell: Cell) -> (why: String?, fix: String?) {
    errors.explanation(message, in: cell)
  }
}
