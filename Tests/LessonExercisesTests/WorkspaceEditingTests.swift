import Foundation
import LessonModel
import LessonTestSupport
import Testing

@testable import LessonExercises

@Suite("Editing answers from elsewhere")
struct WorkspaceEditingTests {
  private let folder: TemporaryFolder
  private let workspace: Workspace
  private let slope: String
  private let lesson: Lesson

  init() throws {
    folder = try TemporaryFolder()
    workspace = Workspace(folder.path + "/Exercises")
    slope = folder.path + "/Exercises/02-slopes/slope.swift"
    lesson = try ExerciseCourse.lesson()
  }

  private var text: String {
    get throws { try String(contentsOfFile: slope, encoding: .utf8) }
  }

  @Test("what is not started is shown as its starter, and started when it is saved")
  func starting() throws {
    let fresh = try workspace.editedAnswer(to: 0, in: lesson)
    #expect(fresh.text == nil && fresh.code == lesson.exercises[0].starter.text)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/Exercises"))
    #expect(try workspace.save("let mine = 1\n", to: 0, in: lesson, over: nil))
    let saved = try workspace.editedAnswer(to: 0, in: lesson)
    #expect(saved.code == "let mine = 1\n" && saved.firstLine == fresh.firstLine)
    #expect(try saved.text == text)
    let lines = try text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[saved.firstLine - 1] == "let mine = 1")
  }

  @Test("a file without the task above it is edited as a whole")
  func whole() throws {
    _ = try workspace.save("x\n", to: 0, in: lesson, over: nil)
    try Data("// my own words\nlet a = 1\n".utf8).write(to: URL(filePath: slope))
    let edited = try workspace.editedAnswer(to: 0, in: lesson)
    #expect(edited.firstLine == 1 && edited.code == edited.text)
    #expect(try workspace.save("let b = 2\n", to: 0, in: lesson, over: edited.text))
    #expect(try text == "let b = 2\n")
  }

  @Test("what somebody else has written meanwhile stays")
  func conflicts() throws {
    _ = try workspace.save("one\n", to: 0, in: lesson, over: nil)
    let before = try text
    try Data("theirs".utf8).write(to: URL(filePath: slope))
    for base in [before, nil, ""] {
      #expect(try !workspace.save("two\n", to: 0, in: lesson, over: base))
      #expect(try text == "theirs")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/Exercises/02-slopes")
    #expect(names == ["slope.swift"])
  }

  @Test("a link stays a link")
  func links() throws {
    _ = try workspace.save("one\n", to: 0, in: lesson, over: nil)
    let elsewhere = folder.path + "/elsewhere.swift"
    try FileManager.default.moveItem(atPath: slope, toPath: elsewhere)
    try FileManager.default.createSymbolicLink(atPath: slope, withDestinationPath: elsewhere)
    #expect(try workspace.save("two\n", to: 0, in: lesson, over: text))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: slope) == elsewhere)
    #expect(try text.hasSuffix("two\n"))
  }
}
