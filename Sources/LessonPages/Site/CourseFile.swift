import FoundationEssentials
import LessonModel

/// `course.json`, which says what is to be said of a course as a whole. All of it may be left out:
///
///     { "title": "Backpropagation from scratch", "description": "Four lessons.", "language": "en" }
package enum CourseFile {
  package static let name = "course.json"

  private struct Content: Decodable {
    var title: String?
    var description: String?
    var language: String?
  }

  package struct Malformed: Error {
    package var diagnostic: Diagnostic
  }

  /// - Parameter folder: the one that holds the lessons.
  package static func read(in folder: String) throws(Malformed) -> CourseDescription {
    let file = "\(folder)/\(name)"
    guard let data = FileManager.default.contents(atPath: file) else { return CourseDescription() }
    guard let content = try? JSONDecoder().decode(Content.self, from: data) else {
      throw Malformed(
        diagnostic: Diagnostic(
          .error, "malformed-course",
          "the file is no JSON object with texts for `title`, `description`, `language`",
          file: file, fix: #"write for example { "title": "My course" }"#))
    }
    var course = CourseDescription()
    if let title = content.title, !title.isEmpty { course.title = title }
    if let description = content.description { course.description = description }
    if let language = content.language, !language.isEmpty { course.language = language }
    return course
  }
}
