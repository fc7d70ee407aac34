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
    /// It belongs to the course without being a step of it.
    package fileprivate(set) var isAppendix = false

    package init(_ article: Article) {
      name = article.name
      title = article.title
      description = article.description
      sections = article.sections
      minutes = article.readingTime.minutes
      exerciseCount = article.exerciseCount
    }

    /// The digits that the name begins with, which say where in the course the lesson stands.
    var number: Int? { isAppendix ? nil : Int(name.prefix { $0.isASCII && $0.isNumber }) }

    var path: String { name + ".html" }
  }

  package let course: CourseDescription
  /// Where the site will be, ended by a slash; nil when that is not known.
  package let base: String?
  /// In the order of the course: lessons, then appendices.
  package let entries: [Entry]
  /// The entries as the list that is on each page.
  let lessons: LessonList
  /// The pages are shown by `lesson serve`, which keeps them current: they load what that needs.
  package var isServed = false

  /// - Parameter entries: lessons, then appendices, which `course` names. Appendices alone are shown as lessons.
  package init(course: CourseDescription, base: String?, entries: [Entry]) {
    self.course = course
    self.base = base
    var entries = entries
    if !entries.allSatisfy({ course.appendices.contains($0.name) }) {
      for index in entries.indices {
        entries[index].isAppendix = course.appendices.contains(entries[index].name)
      }
    }
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
  /// The names of the pages that stand behind the lessons, in their order.
  package var appendices: [String]

  package init(
    title: String = "Lessons", description: String = "", language: String = "en", appendices: [String] = []
  ) {
    self.title = title
    self.description = description
    self.language = language
    self.appendices = appendices
  }
}
