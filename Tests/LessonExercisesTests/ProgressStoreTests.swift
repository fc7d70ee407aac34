import Foundation
import LessonModel
import LessonTestSupport
import Testing

@testable import LessonExercises

@Suite("Where progress is kept")
struct ProgressStoreTests {
  private let folder: TemporaryFolder
  private let store: ProgressStore
  private let lesson: Lesson

  init() throws {
    folder = try TemporaryFolder()
    store = ProgressStore(Workspace(folder.path + "/Exercises"))
    lesson = try ExerciseCourse.lesson()
  }

  private var exercise: Exercise { lesson.exercises[0] }

  @Test("a pass is noted for the version of the checks that it passed")
  func passes() throws {
    #expect(try store.read().state(of: exercise, in: lesson) == .open)
    try store.notePasses(of: [exercise], in: lesson)
    let noted = try store.read()
    #expect(noted.state(of: exercise, in: lesson) == .passed)
    #expect(noted.state(of: lesson.exercises[1], in: lesson) == .open)
    var newer = lesson
    newer.cells[exercise.checks[0]].code.text += "expect(true)\n"
    #expect(noted.state(of: exercise, in: newer) == .outdated)
    // The time of the first pass stays.
    try store.notePasses(of: [exercise], in: lesson)
    #expect(try store.read() == noted)
  }

  @Test("comments, blanks and places make no other version of a check")
  func versions() throws {
    var same = lesson
    same.cells[exercise.checks[0]].code.text += "\n// A comment.\n"
    same.cells[exercise.checks[0]].code.firstLine += 7
    #expect(CheckVersion(of: exercise, in: same) == CheckVersion(of: exercise, in: lesson))
  }

  @Test("hints are counted up to the last")
  func hints() throws {
    var two = exercise
    two.hints = ["a", "b"]
    #expect(try store.takeHint(of: two, in: lesson) == (1, true))
    #expect(try store.takeHint(of: two, in: lesson) == (2, true))
    #expect(try store.takeHint(of: two, in: lesson) == (2, false))
    // An update of the course may take one away.
    two.hints = ["a"]
    #expect(try store.takeHint(of: two, in: lesson) == (1, false))
  }
}
