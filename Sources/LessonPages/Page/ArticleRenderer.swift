import LessonModel
import LessonOutput

/// A lesson and what came of its cells, as the article of its page.
///
/// The same lesson and results give the same bytes. Reads no file: what it needs to know of the course, it asks for.
package struct ArticleRenderer {
  package var edition: Edition
  /// Count the lines of code beside it.
  package var numbersLines: Bool
  /// The lesson's own text, which messages quote.
  package var source: SourceText
  /// Names the pieces of Swift source that have a colour.
  package var highlight: @Sendable (String) -> [SyntaxToken]
  /// What is known of a lesson that a link names.
  package var target: @Sendable (_ lesson: String) -> LessonTarget
  /// What is known of an image, by its path as the lesson has it.
  package var image: (_ path: String) -> ImageFinding

  /// Gives the markup of a drawing with such an identifier. Who renders an article again and again may remember what the
  /// closure has made.
  package var drawing: (Output, _ identifier: String, _ make: () -> HTML) -> HTML = { _, _, make in make() }

  package enum LessonTarget: Sendable {
    /// Has a page in this site.
    case page
    /// A lesson of the course that was not asked for.
    case leftOut
    case unknown(nearest: String?)
  }

  package enum ImageFinding: Sendable {
    /// Its path in the site, and its size in pixels where that is known.
    case found(path: String, width: Int?, height: Int?)
    /// Not shown: what is wrong, and how to mend it.
    case refused(summary: String, fix: String)
  }

  package init(
    edition: Edition, numbersLines: Bool = false, source: SourceText,
    highlight: @escaping @Sendable (String) -> [SyntaxToken] = { _ in [] },
    target: @escaping @Sendable (String) -> LessonTarget = { _ in .unknown(nearest: nil) },
    image: @escaping (String) -> ImageFinding = { _ in
      .refused(summary: "there are no images", fix: "leave it out")
    }
  ) {
    self.edition = edition
    self.numbersLines = numbersLines
    self.source = source
    self.highlight = highlight
    self.target = target
    self.image = image
  }

  /// - Parameter result: what came of a cell; nil where it was not run.
  package func article(_ lesson: Lesson, result: (Int) -> CellResult?) -> Article {
    withoutActuallyEscaping(result) { result in
      let writer = ArticleWriter(self, lesson, result: result)
      writer.write()
      return writer.article
    }
  }
}
