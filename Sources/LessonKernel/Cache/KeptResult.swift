import LessonModel

/// A cell's result in the form in which it is kept: it says nothing of where in the file the cell stands, what the
/// file is called, or what comes after the cell.
struct KeptResult: ByteCoded {
  /// Why and how to mend it, for a message of the compiler.
  typealias Explanation = (_ message: String, _ cell: Cell) -> (why: String?, fix: String?)

  /// Lines are those of `CellPlaces`, the file's name is empty.
  private var result: CellResult
  /// Diagnostics whose explanation is found anew when the result is used, because it names cells further down.
  private var explained: [Int]

  /// - Throws: when the result speaks of a place that may move by itself.
  init(_ result: CellResult, of lesson: Lesson, explain: Explanation) throws {
    let places = CellPlaces(lesson, upTo: result.cell)
    self.result = try result.replacingLines(places.relative)
    explained = []
    for (index, diagnostic) in result.diagnostics.enumerated() {
      guard diagnostic.file == nil || diagnostic.file == lesson.file else { throw CellPlaces.Elsewhere() }
      self.result.diagnostics[index].file = diagnostic.file.map { _ in "" }
      guard diagnostic.isFromCompiler else { continue }
      if explain(diagnostic.summary, lesson.cells[result.cell]) == (diagnostic.why, diagnostic.fix) {
        explained.append(index)
        self.result.diagnostics[index].why = nil
        self.result.diagnostics[index].fix = nil
      }
    }
  }

  /// The result as a run of this lesson would give it now.
  func result(in lesson: Lesson, explain: Explanation) throws -> CellResult {
    guard lesson.cells.indices.contains(result.cell) else { throw CellPlaces.Elsewhere() }
    var result = try result.replacingLines(CellPlaces(lesson, upTo: result.cell).line)
    for index in result.diagnostics.indices {
      if result.diagnostics[index].file != nil { result.diagnostics[index].file = lesson.file }
    }
    for index in explained where result.diagnostics.indices.contains(index) {
      let words = explain(result.diagnostics[index].summary, lesson.cells[result.cell])
      (result.diagnostics[index].why, result.diagnostics[index].fix) = words
    }
    return result
  }

  /// The same apart from the time it took. Bytes are compared, because a plot may hold NaN.
  func isSame(as other: KeptResult) -> Bool {
    func bytes(_ kept: KeptResult) -> [UInt8] {
      var kept = kept
      kept.result.runTime = nil
      var writer = ByteWriter()
      writer.write(kept)
      return writer.bytes
    }
    return bytes(self) == bytes(other)
  }

  func write(to writer: inout ByteWriter) {
    writer.write(result)
    writer.write(explained)
  }

  init(from reader: inout ByteReader) throws {
    result = try CellResult(from: &reader)
    explained = try [Int](from: &reader)
  }
}

extension Diagnostic {
  fileprivate var isFromCompiler: Bool { identifier == "swift" && severity == .error }
}

extension CellResult {
  /// Whether another run would give it again. A limit of time or memory says as much about the machine at that
  /// moment as about the cell, and a signal may have come from outside.
  ///
  /// - Parameters:
  ///   - earlier: the results of the cells before it. After one that ended the run, it is a matter of luck whether
  ///     the compiler had looked at this cell by then.
  ///   - canReachFiles: what it threw may be the disk's fault.
  func isRepeatable(after earlier: some Sequence<CellResult>, canReachFiles: Bool) -> Bool {
    switch status {
    case .limitReached: return false
    case .trapped where canReachFiles: return false
    case .notRun(let reason) where !reason.hasPrefix("needs "): return false
    case .succeeded, .compileError, .trapped, .checkFailed, .unexpectedSuccess, .notRun: break
    }
    if earlier.contains(where: \.hasEndedRun) { return false }
    let repeatable = ["swift", "trap", "unexpected-success"]
    return diagnostics.allSatisfy { $0.severity != .error || repeatable.contains($0.identifier) }
  }

  private var hasEndedRun: Bool {
    switch status {
    case .trapped, .limitReached: true
    case .succeeded, .compileError, .checkFailed, .unexpectedSuccess, .notRun: false
    }
  }
}
