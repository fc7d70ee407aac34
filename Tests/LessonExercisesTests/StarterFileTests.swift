import LessonModel
import LessonTestSupport
import Testing

@testable import LessonExercises

@Suite("A student's file")
struct StarterFileTests {
  @Test("holds the task as comments, in readable plain text, and the code to start from")
  func text() throws {
    let lesson = try ExerciseCourse.lesson()
    let files = lesson.exercises.indices.map { StarterFile(of: $0, in: lesson).text }
    try Fixtures.expect(files.joined(separator: "=====\n"), isRecordedIn: "exercises/starters.txt")
  }

  @Test("holds no more than comments above the code, whatever the lesson's prose is")
  func hostileProse() throws {
    let lesson = try ExerciseCourse.lesson(
      ("A formula", "Ends */ here\u{2028}exit(0)\u{0B}exit(0)\u{85}exit(0) with $x\\\\exit(0)$. A formula"))
    let text = StarterFile(of: 0, in: lesson).text
    let head = try #require(text.range(of: "/// Twice"))
    #expect(text[..<head.lowerBound].split { $0.isNewline }.allSatisfy { $0.hasPrefix("//") })
  }
}
