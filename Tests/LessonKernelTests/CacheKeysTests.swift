import Foundation
import LessonModel
import Testing

@testable import LessonKernel

@Suite("Keys of results")
struct CacheKeysTests {
  /// A course with programs that need not work, because keys only look at them.
  private final class Setting {
    let folder: TemporaryFolder
    var lesson: Lesson
    var environment: KernelEnvironment
    var limits = Limits()
    var count = 5

    init() throws {
      folder = try TemporaryFolder()
      lesson = makeLesson(["let a = 1", "let b = 2", "import Foundation", "let c = 3", "print(a)"])
      for name in [
        "tools/bin/swift-frontend", "tools/bin/ld.lld", "tools/lib/swift/linux/libswiftCore.so", "runner",
        "library", "modules/Backprop.swiftmodule", "modules/LessonKit.swiftmodule",
        "modules/LessonOutput.swiftmodule", "course/data.csv", "course/deep/more.txt", "course/notes.md",
      ] {
        try folder.write("first", to: name)
      }
      let path = folder.path
      environment = KernelEnvironment(
        toolchain: Toolchain(folder: path + "/tools"),
        runtime: RuntimeFiles(
          runner: path + "/runner", library: path + "/library", modules: path + "/modules"),
        variables: [:], cellFolder: path + "/course")
    }

    var keys: [Digest?] {
      let keys = CacheKeys(lesson, environment, limits: limits, count: count, files: FileDigests(path: nil))
      return (0..<count).map { keys[$0] }
    }

    func write(_ text: String, to name: String) throws { try folder.write(text, to: name) }
  }

  private struct Change: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// The first cell whose key must change; those before it must not. Nil changes none.
    var first: Int?
    var make: @Sendable (Setting) throws -> Void

    init(_ name: String, from first: Int?, _ make: @escaping @Sendable (Setting) throws -> Void) {
      testDescription = name
      self.first = first
      self.make = make
    }
  }

  private static let changes: [Change] = [
    Change("a cell's code", from: 1) { $0.lesson.cells[1].code.text = "let b = 3\n" },
    Change("the last cell's code", from: 4) { $0.lesson.cells[4].code.text = "print(b)\n" },
    Change("a cell's name", from: 3) { $0.lesson.cells[3].name = "third" },
    Change("what a cell must do", from: 3) { $0.lesson.cells[3].mustFail = true },
    Change("a cell's time limit", from: 2) { $0.lesson.cells[2].timeout = .seconds(3) },
    Change("a cell's role", from: 2) { $0.lesson.cells[2].role = .check(exercise: 0) },
    Change("a parameter", from: 1) { $0.lesson.cells[1].isParameter = true },
    Change("the columns of a cell", from: 1) { $0.lesson.cells[1].code.indents = [2] },
    Change("the fence's columns", from: 1) { $0.lesson.cells[1].range.end.column = 4 },
    Change("a cell more", from: 2) {
      $0.lesson = makeLesson(["let a = 1", "let b = 2", "1", "import Foundation", "let c = 3", "print(a)"])
    },
    Change("the compiler", from: 0) { try $0.write("second", to: "tools/bin/swift-frontend") },
    Change("the linker", from: 0) { try $0.write("second", to: "tools/bin/ld.lld") },
    Change("the runtime", from: 0) { try $0.write("second", to: "tools/lib/swift/linux/libswiftCore.so") },
    Change("the runner", from: 0) { try $0.write("second", to: "runner") },
    Change("the library", from: 0) { try $0.write("second", to: "library") },
    Change("a module", from: 0) { try $0.write("second", to: "modules/LessonKit.swiftmodule") },
    Change("a limit of time", from: 0) { $0.limits.cellTime = .seconds(31) },
    Change("a limit of memory", from: 0) { $0.limits.memoryBytes += 1 },
    Change("a limit of output", from: 0) { $0.limits.outputBytes += 1 },
    Change("a limit of files", from: 0) { $0.limits.fileBytes += 1 },
    Change("a limit of processes", from: 0) { $0.limits.processes += 1 },
    Change("the file's name", from: 0) { $0.lesson.file = "other.md" },
    Change("the course's folder", from: 0) {
      try FileManager.default.copyItem(
        atPath: $0.environment.cellFolder, toPath: $0.folder.path + "/copy")
      $0.environment.cellFolder = $0.folder.path + "/copy"
    },
    // Only cells from the import on can read files.
    Change("a data file", from: 2) { try $0.write("second", to: "course/data.csv") },
    Change("a data file further down", from: 2) { try $0.write("second", to: "course/deep/more.txt") },
    Change("a new data file", from: 2) { try $0.write("first", to: "course/new") },
    Change("a removed data file", from: 2) {
      try FileManager.default.removeItem(atPath: $0.environment.cellFolder + "/data.csv")
    },
    Change("a data file's name", from: 2) {
      let folder = $0.environment.cellFolder
      try FileManager.default.moveItem(atPath: folder + "/data.csv", toPath: folder + "/atad.csv")
    },
    // What a module imports or extends holds for all of it.
    Change("an import in a cell below", from: 0) { $0.lesson.cells[4].code.text = "import Dispatch\n" },
    Change("an extension in a cell below", from: 0) { $0.lesson.cells[4].code.text = "extension Int {}\n" },
    Change("the line of a cell that knows it", from: 3) { setting in
      setting.lesson.cells[3].code.text = "print(#line)\n"
    },

    Change("prose", from: nil) { $0.lesson = $0.lesson.withProse(7) },
    Change("the path as typed", from: nil) { $0.lesson.file = "./" + $0.lesson.file },
    Change("a title", from: nil) { $0.lesson.title = "Other" },
    Change("hidden source", from: nil) { $0.lesson.cells[1].isHidden = true },
    Change("recorded output", from: nil) {
      $0.lesson.cells[1].recordedOutput = RecordedOutput(
        lines: Snippet(text: "2\n", firstLine: 9), range: SourceRange(line: 8, column: 1))
    },
    Change("Markdown beside it", from: nil) { try $0.write("second", to: "course/notes.md") },
    Change("a hidden folder", from: nil) { try $0.write("x", to: "course/.git/config") },
    Change("a data file written again", from: nil) { try $0.write("first", to: "course/data.csv") },
    Change("where temporary files go", from: nil) { $0.environment.temporaryFolder = "/elsewhere" },
    Change("a cell below that is not run", from: nil) {
      $0.lesson.cells.append(makeLesson(["1", "1", "1", "1", "1", "extension Int {}"]).cells[5])
    },
  ]

  @Test(
    "each thing that can change a result changes the keys from there on, and nothing else does",
    arguments: changes)
  private func sensitivity(change: Change) throws {
    let setting = try Setting()
    let before = setting.keys
    #expect(Set(before).count == 5 && !before.contains(nil))
    try change.make(setting)
    let after = setting.keys
    for cell in 0..<5 {
      #expect((before[cell] != after[cell]) == (change.first.map { cell >= $0 } ?? false), "cell \(cell)")
    }
  }

  @Test("a cell that knows its line is tied to it, with all cells after it")
  func place() throws {
    let setting = try Setting()
    setting.lesson.cells[1].code.text = "print(#line)\n"
    let before = setting.keys
    setting.lesson = setting.lesson.withProse(1)
    #expect(zip(before, setting.keys).map { $0 == $1 } == [true, false, false, false, false])
  }

  @Test("Markdown is data when a cell names some")
  func markdown() throws {
    let setting = try Setting()
    setting.lesson.cells[4].code.text = "print(\"notes.md\")\n"
    let before = setting.keys
    try setting.write("second", to: "course/notes.md")
    #expect(zip(before, setting.keys).map { $0 == $1 } == [true, true, false, false, false])
  }

  @Test("from a cell on whose result varies by nature, there are no keys")
  func varying() throws {
    let setting = try Setting()
    setting.lesson.cells[1].code.text = "let t = ContinuousClock.now\n"
    #expect(setting.keys.map { $0 == nil } == [false, true, true, true, true])
    // A name of the C library means that only when it can be had.
    setting.lesson.cells[1].code.text = "let now = time(nil)\n"
    #expect(setting.keys.map { $0 == nil } == [false, false, true, true, true])
  }

  @Test("without a program, or with more data files than one would look at, there are no keys")
  func unknowable() throws {
    let setting = try Setting()
    for number in 0..<2001 { try setting.write("", to: "course/many/\(number)") }
    #expect(setting.keys.map { $0 == nil } == [false, false, true, true, true])
    try FileManager.default.removeItem(atPath: setting.folder.path + "/runner")
    #expect(setting.keys.allSatisfy { $0 == nil })
  }

  @Test("links to folders count as what they lead to, even in circles")
  func links() throws {
    let setting = try Setting()
    try setting.write("first", to: "elsewhere/far.csv")
    for (name, goal) in [("link", "../elsewhere"), ("circle", "."), ("nowhere", "none")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(setting.environment.cellFolder)/\(name)", withDestinationPath: goal)
    }
    let before = setting.keys
    #expect(!before.contains(nil))
    try setting.write("second", to: "elsewhere/far.csv")
    #expect(setting.keys[4] != before[4])
  }
}
