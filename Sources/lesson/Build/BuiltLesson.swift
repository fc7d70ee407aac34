import FoundationEssentials
import LessonKernel
import LessonModel
import LessonPages
import SwiftAnalysis

/// The article that a lesson and its results make, and what is wrong with either.
struct BuiltLesson: Sendable {
  let article: Article
  /// What the article shows, by its path in the site.
  let images: [String: [UInt8]]
  /// What is wrong, and the text that messages quote; nil where nothing is.
  private(set) var problems: Problems?
  /// The results can be had again without running anything.
  private(set) var isKept = false

  struct Problems: Sendable {
    let loaded: LoadedLesson
    /// With the lesson as a text.
    let text: [Diagnostic]
    /// With what its cells did.
    let failures: [Diagnostic]
    /// Some cell failed, or was not run because another did.
    let hasFailed: Bool
    /// Results that may not fit together.
    let warning: Diagnostic?

    var isEmpty: Bool { text.isEmpty && !hasFailed && warning == nil }
  }

  /// An article that was made before.
  ///
  /// - Returns: nil when an image that it shows is another one now.
  init?(_ article: Article, images: CourseImages) {
    for source in article.imageSources { _ = images.finding(for: source) }
    guard Set(images.files.keys) == article.images else { return nil }
    self.article = article
    self.images = images.files
    isKept = true
  }

  /// Takes the results from the cache as far as it has them, else runs the lesson.
  init(
    _ loaded: LoadedLesson, of course: SiteCourse, edition: Edition, numbersLines: Bool, images: CourseImages,
    _ environment: KernelEnvironment?, _ cache: ResultCache?
  ) throws {
    let outcome = try LessonOutcome(of: loaded.lesson, environment, cache)
    let renderer = ArticleRenderer(
      edition: edition, numbersLines: numbersLines, source: loaded.source, highlight: SwiftHighlighter.tokens,
      target: course.target,
      image: images.finding)
    article = renderer.article(loaded.lesson) {
      outcome.results.indices.contains($0) ? outcome.results[$0] : nil
    }
    self.images = images.files
    isKept = outcome.areKept
    let problems = Problems(
      loaded: loaded, text: loaded.lesson.diagnostics + article.diagnostics,
      failures: outcome.results.flatMap { loaded.lesson.failure(of: $0) },
      hasFailed: outcome.results.contains(where: \.isFailure), warning: outcome.warning)
    self.problems = problems.isEmpty ? nil : problems
  }
}
