import Foundation
import LessonModel
import LessonTestSupport
import Testing

@testable import LessonExercises

@Suite("Starting exercises")
struct WorkspaceStartTests {
  private let folder: TemporaryFolder
  private let workspace: Workspace
  private let slope: String

  init() throws {
    folder = try TemporaryFolder()
    workspace = Workspace(folder.path + "/Exercises")
    slope = folder.path + "/Exercises/02-slopes/slope.swift"
  }

  @discardableResult
  private func start(
    _ lesson: Lesson? = nil, reset: Set<Int> = []
  ) throws -> [StartedExercise.Outcome] {
    let lesson = try lesson ?? ExerciseCourse.lesson()
    return try workspace.start(Array(lesson.exercises.indices), of: lesson, reset: reset).map(\.outcome)
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  private var changedLesson: Lesson {
    get throws { try ExerciseCourse.lesson(("/// Twice its argument.", "/// Two times its argument.")) }
  }

  @Test("makes a file for each exercise, and leaves it at that")
  func creating() throws {
    #expect(try start() == [.created, .created, .created])
    #expect(try text(slope).hasSuffix("func slope(_ w: Double) -> Double {\n  <#your formula#>\n}\n"))
    #expect(try start() == [.unchanged, .unchanged, .unchanged])
    try FileManager.default.removeItem(atPath: slope)
    #expect(try start() == [.created, .unchanged, .unchanged])
  }

  @Test(
    "a student's file is kept; when the lesson changes, the new starter stands beside it, and it says what changed"
  )
  func changedUnderWork() throws {
    try start()
    try write("mine", to: slope)
    #expect(try start()[0] == .kept(newer: nil))
    let newer = slope.replacing(".swift", with: ".new.swift")
    let changes = [
      LineChange(line: "/// Twice its argument.", isNew: false),
      LineChange(line: "/// Two times its argument.", isNew: true),
    ]
    #expect(try start(changedLesson)[0] == .changed(changes, newer: newer))
    #expect(try text(slope) == "mine")
    #expect(try text(newer).contains("Two times"))
    #expect(try start(changedLesson)[0] == .kept(newer: newer))
    try FileManager.default.removeItem(atPath: newer)
    #expect(try start(changedLesson)[0] == .kept(newer: nil))
  }

  @Test("a starter that nobody has touched follows the lesson")
  func renewing() throws {
    try start()
    guard case .renewed = try start(changedLesson)[0] else { return #expect(Bool(false)) }
    #expect(try text(slope).contains("Two times"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/Exercises/02-slopes")
    #expect(names.sorted() == ["last.swift", "slope.swift", "third.swift"])
  }

  @Test("a file whose beginnings are not known is the student's")
  func unknownFile() throws {
    try start()
    try write("mine", to: slope)
    try FileManager.default.removeItem(atPath: workspace.ownFolder)
    #expect(try start(changedLesson)[0] == .kept(newer: nil))
    #expect(try text(slope) == "mine")
  }

  @Test("on request it begins anew, and keeps every file under a number")
  func resetting() throws {
    try start()
    for (number, mine) in ["one", "two"].enumerated() {
      try write(mine, to: slope)
      let backup = slope.replacing(".swift", with: ".\(number + 1).swift")
      #expect(try start(reset: [0])[0] == .reset(backup: backup))
      #expect(try text(backup) == mine)
      #expect(try text(slope).contains("<#your formula#>"))
    }
  }

  @Test("a link is the student's own arrangement: what it leads to is never replaced")
  func links() throws {
    try start()
    let elsewhere = folder.path + "/elsewhere.swift"
    try FileManager.default.moveItem(atPath: slope, toPath: elsewhere)
    try FileManager.default.createSymbolicLink(atPath: slope, withDestinationPath: elsewhere)
    let old = try text(elsewhere)
    guard case .changed = try start(changedLesson)[0] else { return #expect(Bool(false)) }
    #expect(try text(elsewhere) == old)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: slope) == elsewhere)
  }

  @Test("what is in the way costs only the exercise that belongs there")
  func obstacles() throws {
    let lesson = try ExerciseCourse.lesson()
    let lessonFolder = folder.path + "/Exercises/02-slopes"
    try FileManager.default.createDirectory(atPath: slope, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: lessonFolder + "/last.swift", withDestinationPath: "/nowhere/at/all")
    let outcomes = try start(lesson)
    #expect(outcomes.map(\.identifier) == ["not-a-file", "broken-link", nil])
    #expect(outcomes[2] == .created)
  }

  @Test("a folder that is a file, or that may not be written, is told")
  func noFolder() throws {
    try write("", to: folder.path + "/Exercises")
    #expect(throws: WorkspaceError.self) { try start() }
    #expect(try text(folder.path + "/Exercises") == "")
  }

  @Test("a package that somebody else has written is left alone")
  func foreignPackage() throws {
    try FileManager.default.createDirectory(atPath: workspace.folder, withIntermediateDirectories: true)
    try write("// mine", to: workspace.folder + "/Package.swift")
    #expect(throws: WorkspaceError.foreignPackage(workspace.folder + "/Package.swift")) { try start() }
    #expect(folder.texts == ["// mine"])
  }

  @Test(
    "names that would lead out of the folder or be hidden are written out",
    arguments: [
      (".hidden", "%2Ehidden"), ("a/b", "a%2Fb"), ("50%", "50%25"),
      ("σ'", "σ'"), ("v1.2", "v1.2"), ("a\u{1B}b", "a%1Bb"),
    ])
  func fileNames(name: String, file: String) {
    #expect(fileName(name) == file)
  }

  @Test("whatever happens in whatever order, nothing that a student wrote is ever lost")
  func nothingIsLost() throws {
    var random = SeededGenerator(seed: 7)
    var written: Set<String> = []
    for step in 0..<120 {
      let newer = slope.replacing(".swift", with: ".new.swift")
      let path = Bool.random(using: &random) ? slope : newer
      switch Int.random(in: 0..<5, using: &random) {
      case 0 where FileManager.default.fileExists(atPath: path):
        // What the student replaces is the student's own affair.
        written.remove(try text(path))
        written.insert("mine \(step)")
        try write("mine \(step)", to: path)
      case 1: try start(reset: [0])
      case 2: try start(ExerciseCourse.lesson(("Twice", "\(step) times")))
      case 3: try FileManager.default.removeItem(atPath: workspace.ownFolder)
      default: try start()
      }
      try start()
      #expect(written.isSubset(of: folder.texts), "after step \(step)")
    }
    #expect(written.count > 5)
  }

  @Test("several processes may start at once")
  func concurrency() async throws {
    let lesson = try ExerciseCourse.lesson()
    let workspace = workspace
    let outcomes = try await withThrowingTaskGroup(of: [StartedExercise].self) { group in
      for _ in 0..<8 { group.addTask { try workspace.start([0, 1, 2], of: lesson) } }
      return try await group.reduce(into: []) { $0 += $1.map(\.outcome) }
    }
    #expect(outcomes.count { $0 == .created } == 3)
    #expect(outcomes.count { $0 == .unchanged } == 21)
  }
}

extension StartedExercise.Outcome {
  fileprivate var identifier: String? {
    if case .failed(let error) = self { error.diagnostic.identifier } else { nil }
  }
}
