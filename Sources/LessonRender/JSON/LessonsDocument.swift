/// Several lessons and what came of their cells, as one JSON document for other programs.
package struct LessonsDocument: Codable, Sendable {
  package var schema = 1
  package var lessons: [LessonDocument]

  package init(lessons: [LessonDocument]) {
    self.lessons = lessons
  }

  /// The document as text, ended by a newline.
  package func json() throws -> String { try DocumentEncoding.text(of: self) }
}
