import LessonModel
import SwiftAnalysis

/// What the cache holds of the results of one lesson, and takes of new ones.
final class ResultStore {
  private let lesson: Lesson
  private let wanted: Range<Int>
  private let cache: ResultCache?
  /// The keys as they are now; another value than at the start means that a file has changed meanwhile.
  private let currentKeys: () -> CacheKeys
  private let keys: CacheKeys
  private let explanations: Explanations
  /// The results of the cells before the first one that must be run.
  private(set) var kept: [Int: CellResult] = [:]

  /// The first cell whose new result was not yet looked at in order to keep it.
  private var next = 0
  /// Cells from here on are not kept.
  private var end: Int
  /// The first cell that has now given another result than the one shown, which was kept.
  private var changedCell: Int?

  /// - Parameters:
  ///   - wanted: the cells whose results will be asked for.
  ///   - cache: nil keeps nothing.
  ///   - isRead: whether to look for results that are kept already.
  init(
    _ lesson: Lesson, _ environment: KernelEnvironment, wanted: Range<Int>, limits: Limits,
    cache: ResultCache?,
    files: FileDigests, isRead: Bool
  ) {
    self.lesson = lesson
    self.wanted = wanted
    self.cache = cache
    explanations = Explanations(lesson)
    end = wanted.upperBound
    currentKeys = {
      guard cache != nil else { return CacheKeys() }
      return CacheKeys(lesson, environment, limits: limits, count: wanted.upperBound, files: files)
    }
    keys = currentKeys()
    if isRead { read() }
  }

  /// Nothing needs to be run.
  var isComplete: Bool { wanted.allSatisfy { kept[$0] != nil } }

  /// Whether cells may depend on the Markdown of lessons, their own among them.
  var mentionsMarkdown: Bool { keys.mentionsMarkdown }

  /// The first cell whose result is never kept, and why; nil when all may be.
  var firstUnkept: (cell: Int, why: String)? {
    guard cache != nil else { return nil }
    if let changing = keys.firstThatVaries { return (changing.cell, changing.why) }
    return end < wanted.upperBound ? (end, "it did not give the same twice") : nil
  }

  // MARK: - Reading

  private func read() {
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

  /// Keeps the results that came since the last call, in the order of the cells. False when there are none.
  @discardableResult
  func keep(_ results: [Int: CellResult]) -> Bool {
    guard let cache, next < end, results[next] != nil else { return false }
    guard currentKeys() == keys else {
      end = next
      return true
    }
    while next < end, let result = results[next], let key = keys[next] {
      if let entry = entry(toKeep: result, among: results) {
        var writer = ByteWriter()
        writer.write(entry)
        cache.keep(writer.bytes, for: key)
      }
      next += 1
    }
    return true
  }

  /// Nil when nothing is to be written for this result.
  private func entry(toKeep result: CellResult, among results: [Int: CellResult]) -> CacheEntry? {
    let earlier = (0..<result.cell).lazy.compactMap { results[$0] }
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

  /// What the user should know when all is kept: results that were shown may not fit together.
  var warning: Diagnostic? {
    guard let cell = changedCell.map({ lesson.cells[$0] }) else { return nil }
    return Diagnostic(
      .warning, "unsteady-cell", "\(cell.label) does not give the same result twice", file: lesson.file,
      at: cell.range,
      why: "an earlier result of it was shown, and the cells that were run now have seen another",
      fix: "run the lesson again: from now on this cell and those after it are run each time")
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
