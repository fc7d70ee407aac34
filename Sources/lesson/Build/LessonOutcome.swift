import FoundationEssentials
import LessonKernel
import LessonModel

/// What came of a lesson's cells.
struct LessonOutcome {
  var results: [CellResult] = []
  var warning: Diagnostic?
  var areKept = true

  init(of lesson: Lesson, _ environment: KernelEnvironment?, _ cache: ResultCache?) throws {
    guard var environment, !lesson.cells.isEmpty else { return }
    environment.cellFolder = URL(filePath: lesson.file).deletingLastPathComponent().path
    let cached = try CachedResults(lesson, environment, wanted: lesson.cells.indices, cache: cache)
    defer { cached.close() }
    results = try lesson.cells.indices.map { try cached.result(of: $0) }
    cached.close()
    warning = cached.warning
    areKept = cached.areKept
  }
}

extension Lesson {
  /// What to tell of a cell that failed; nothing where it did not, or another one is to blame.
  func failure(of result: CellResult) -> [Diagnostic] {
    guard result.isFailure, result.hasFailedItself else { return [] }
    if !result.diagnostics.isEmpty { return result.diagnostics }
    let cell = cells[result.cell]
    let words =
      switch result.status {
      case .checkFailed: "\(cell.label) finds a claim that does not hold"
      case .unexpectedSuccess: "\(cell.label) ran without a failure, and is meant to fail"
      default: "\(cell.label) failed"
      }
    return [
      Diagnostic(
        .error, "cell-failed", words, file: file, at: cell.range,
        fix: "`lesson run \(name)` shows it at its place")
    ]
  }
}
