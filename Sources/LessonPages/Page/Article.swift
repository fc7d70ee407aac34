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

    package init(level: Int, identifier: String, title: HTML) {
      self.level = level
      self.identifier = identifier
      self.title = title
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
  /// The images that the lesson names, as it names them.
  package var imageSources: Set<String>
  /// The images that the page shows, by their paths in the site.
  package var images: Set<String>
  /// Every place that can be linked to.
  package var anchors: Set<String>
  /// What rendering found wrong, beyond what parsing did.
  package var diagnostics: [Diagnostic]

  package init(
    name: String, title: String, heading: HTML, headingIdentifier: String?, description: String,
    sections: [Section], body: HTML, readingTime: ReadingTime, exerciseCount: Int, imageSources: Set<String>,
    images: Set<String>,
    anchors: Set<String>, diagnostics: [Diagnostic]
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
    self.imageSources = imageSources
    self.images = images
    self.anchors = anchors
    self.diagnostics = diagnostics
  }
}
