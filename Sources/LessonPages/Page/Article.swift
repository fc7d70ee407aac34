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
    /// There are formulas in the title.
    package var hasMath: Bool

    package init(level: Int, identifier: String, title: HTML, hasMath: Bool) {
      self.level = level
      self.identifier = identifier
      self.title = title
      self.hasMath = hasMath
    }
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
  /// There are formulas on the page, or were, before they turned out to be in error.
  package var hasMath: Bool
  /// There are plots or figures on the page.
  package var hasDrawings: Bool
  /// What the search finds, from the top of the page to its end.
  package var searchSections: [SearchSection]
  /// The images that the lesson names, as it names them.
  package var imageSources: Set<String>
  /// The images that the page shows, by their paths in the site.
  package var images: Set<String>
  /// What rendering found wrong, beyond what parsing did.
  package var diagnostics: [Diagnostic]

  package init(
    name: String, title: String, heading: HTML, headingIdentifier: String?, description: String,
    sections: [Section], body: HTML, readingTime: ReadingTime, exerciseCount: Int, hasMath: Bool,
    hasDrawings: Bool, searchSections: [SearchSection], imageSources: Set<String>, images: Set<String>,
    diagnostics: [Diagnostic]
  ) {
    self.name = name
    self.title = title
    self.heading = heading
    self.headingIdentifier = headingIdentifier
    self.description = description
    self.sections = sections
    self.body = body
    self.readingTime = readingTime
    self.exerciseCount = exerciseCount
    self.hasMath = hasMath
    self.hasDrawings = hasDrawings
    self.searchSections = searchSections
    self.imageSources = imageSources
    self.images = images
    self.diagnostics = diagnostics
  }
}
