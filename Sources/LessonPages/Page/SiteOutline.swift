/// What every page of a site knows of the whole.
package struct SiteOutline: Sendable {
  /// A lesson, as the lists of lessons show it.
  package struct Entry: Sendable {
    package var name: String
    package var title: String
    package var description: String
    package var sections: [Article.Section]
    package var minutes: Int
    package var exerciseCount: Int

    package init(_ article: Article) {
      name = article.name
      title = article.title
      description = article.description
      sections = article.sections
      minutes = article.readingTime.minutes
      exerciseCount = article.exerciseCount
    }

    /// The digits that the name begins with, which say where in the course the lesson stands.
    var number: Int? { Int(name.prefix { $0.isASCII && $0.isNumber }) }

    var path: String { name + ".html" }
  }

  package let course: CourseDescription
  /// Where the site will be, ended by a slash; nil when that is not known.
  package let base: String?
  /// In the order of the course.
  package let entries: [Entry]
  /// The entries as the list that is on each page.
  let lessons: LessonList
  /// The pages are shown by `lesson serve`, which keeps them current: they load what that needs.
  package var isServed = false

  package init(course: CourseDescription, base: String?, entries: [Entry]) {
    self.course = course
    self.base = base
    self.entries = entries
    lessons = LessonList(entries)
  }
}

/// What is said of the course as a whole.
package struct CourseDescription: Equatable, Sendable {
  package var title: String
  package var description: String
  /// The language of the text, as a BCP 47 tag.
  package var language: String

  package init(title: String = "Lessons", description: String = "", language: String = "en") {
    self.title = title
    self.description = description
    self.language = language
  }
}
