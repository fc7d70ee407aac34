import LessonModel

/// What a lesson puts on its page, without what all pages of a site share.
package struct Article: Sendable {
  /// A heading that a table of contents lists.
  package struct Section: Equatable, Sendable {
    /// From 2 to 6.
    package var level: Int
    package var identifier: String
    /// Phrasing content without links.
    package var title: HTML
  }

  /// The lesson's name, which is also its page's.
  package var name: String
  /// As plain text.
  package var title: String
  /// The first heading, with its marks.
  package var heading: HTML
  /// The anchor of the first heading; nil where it has none.
  package var headingIdentifier: String?
  /// The beginning of the first paragraph, as plain text.
  package var description: String
  package var sections: [Section]
  /// Everything below the first heading.
  package var body: HTML
  package var readingTime: ReadingTime
  package var exerciseCount: Int
  /// The images that the page shows, by their paths in the site.
  package var images: Set<String>
  /// Every place that can be linked to.
  package var anchors: Set<String>
  /// What rendering found wrong, beyond what parsing did.
  package var diagnostics: [Diagnostic]
}
