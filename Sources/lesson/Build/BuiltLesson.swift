import FoundationEssentials
import LessonKernel
import LessonModel
import LessonPages
import SwiftAnalysis

/// A lesson, what came of its cells, and the article that they make.
struct BuiltLesson: Sendable {
  let loaded: LoadedLesson
  let results: [CellResult]
  let article: Article
  let images: [String: [UInt8]]
  /// Results that may not fit together.
  let warning: Diagnostic?

  /// Takes the results from the cache as far as it has them, else runs the lesson.
  ///
  /// - Parameter environment: nil runs nothing; for a lesson without cells.
  init(
    _ loaded: LoadedLesson, of course: SiteCourse, edition: Edition, _ environment: KernelEnvironment?
  ) throws {
    self.loaded = loaded
    (results, warning) = try BuiltLesson.results(loaded.lesson, environment)
    let folder = URL(filePath: loaded.lesson.file).deletingLastPathComponent().path
    let images = CourseImages(course: course.root(of: loaded.lesson.file), lessonFolder: folder)
    let renderer = ArticleRenderer(
      edition: edition, source: loaded.source, highlight: SwiftHighlighter.tokens, target: course.target,
      image: images.finding)
    let results = results
    article = renderer.article(loaded.lesson) { results.indices.contains($0) ? results[$0] : nil }
    self.images = images.files
  }

  private static func results(
    _ lesson: Lesson, _ environment: KernelEnvironment?
  ) throws -> ([CellResult], Diagnostic?) {
    guard var environment, !lesson.cells.isEmpty else { return ([], nil) }
    environment.cellFolder = URL(filePath: lesson.file).deletingLastPathComponent().path
    let cached = try CachedResults(
      lesson, environment, wanted: lesson.cells.indices,
      cache: ResultCache(variables: ProcessInfo.processInfo.environment))
    defer { cached.close() }
    let results = try lesson.cells.indices.map { try cached.result(of: $0) }
    cached.close()
    return (results, cached.warning)
  }

  /// What is wrong with the lesson as a text.
  var problems: [Diagnostic] { loaded.lesson.diagnostics + article.diagnostics }

  /// What is wrong with what its cells did.
  var failures: [Diagnostic] {
    results.filter { $0.isFailure && $0.hasFailedItself }.flatMap { failure(of: $0) }
  }

  private func failure(of result: CellResult) -> [Diagnostic] {
    if !result.diagnostics.isEmpty { return result.diagnostics }
    let cell = loaded.lesson.cells[result.cell]
    let words =
      switch result.status {
      case .checkFailed: "\(cell.label) finds a claim that does not hold"
      case .unexpectedSuccess: "\(cell.label) ran without a failure, and is meant to fail"
      default: "\(cell.label) failed"
      }
    return [
      Diagnostic(
        .error, "cell-failed", words, file: loaded.lesson.file, at: cell.range,
        fix: "`lesson run \(loaded.lesson.name)` shows it at its place")
    ]
  }
}
