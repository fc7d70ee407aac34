import Foundation
import LessonModel
import LessonOutput
import LessonTestSupport
import Testing

@testable import LessonKernel

@Suite("Results from the cache and from runs")
struct CachedResultsTests {
  /// A cache of its own, and a folder to run in.
  private final class Setting {
    let folder: TemporaryFolder
    let cache: ResultCache
    var environment: KernelEnvironment

    init() throws {
      folder = try TemporaryFolder()
      try folder.write("", to: "course/data")
      cache = ResultCache(folder: folder.path + "/cache")
      environment = try TestKernel.environment()
      environment.cellFolder = folder.path + "/course"
    }

    /// All results, as one asks for them from the top, and the warning at the end.
    func run(
      _ lesson: Lesson, use: CachedResults.Use = .reading, in environment: KernelEnvironment? = nil
    ) throws -> (results: [CellResult], warning: Diagnostic?) {
      let cached = try CachedResults(
        lesson, environment ?? self.environment, wanted: lesson.cells.indices, cache: cache, use: use)
      defer { cached.close() }
      let results = try lesson.cells.map { try cached.result(of: $0.index) }
      cached.close()
      return (results, cached.warning)
    }

    /// All results without a run, which would not find a place for its files.
    func read(_ lesson: Lesson) throws -> [CellResult] {
      var environment = environment
      environment.temporaryFolder = "/nowhere/at/all"
      return try run(lesson, in: environment).results
    }

    func isKept(_ lesson: Lesson) -> Bool { (try? read(lesson)) != nil }
  }

  /// As text, because NaN is not equal to itself, and without the times.
  private func reflected(_ results: [CellResult]) -> [String] {
    results.map { result in
      var result = result
      result.runTime = nil
      return String(reflecting: result)
    }
  }

  private let everyKind: [TestCell] = [
    "struct P { var x = 1 }\nfunc check(_ n: Int) { expect(n, equals: 1) }", "print(\"a\")\nP()",
    "check(2)", "let wrong: Int = \"text\"", "wrong + 1", "tomorrow()",
    "Plot(\"p\").line([1, .infinity, .nan])", TestCell("let t: Int = \"x\"", name: "meant", mustFail: true),
    TestCell("fatalError(\"meant\")", mustFail: true), TestCell("print(3)", mustFail: true),
    "func tomorrow() -> Int { 1 }", "let e = [1]\nprint(e[3])",
  ]

  @Test("a second run gives the same without running anything, however the lesson has moved")
  func secondRun() throws {
    let setting = try Setting()
    let lesson = makeLesson(everyKind)
    let first = try setting.run(lesson)
    #expect(
      first.results.map(\.status) == [
        .succeeded, .succeeded, .checkFailed, .compileError,
        .notRun("needs `wrong`, and cell 4 did not compile"), .compileError, .succeeded, .succeeded,
        .succeeded, .unexpectedSuccess, .succeeded, .trapped,
      ])
    #expect(first.warning == nil)
    #expect(try String(reflecting: setting.read(lesson)) == String(reflecting: first.results))

    let moved = lesson.withProse(3)
    let cold = try setting.run(moved, use: .nothing).results
    #expect(reflected(try setting.read(moved)) == reflected(cold))
  }

  @Test("after an edit, the cells before it come from the cache and the others from a run")
  func edit() throws {
    let setting = try Setting()
    var lesson = makeLesson(["var n = 1", "n += 1\nprint(n)", "print(n * 10)"])
    _ = try setting.run(lesson)
    lesson.cells[2].code.text = "print(n * 100)\n"
    #expect(!setting.isKept(lesson))
    #expect(try setting.run(lesson).results.map { $0.text(.output) } == ["", "2\n", "200\n"])
    lesson.cells[1].code.text = "n += 2; print(n)\n"
    #expect(try setting.run(lesson).results.map { $0.text(.output) } == ["", "3\n", "300\n"])
    #expect(setting.isKept(lesson))
  }

  @Test("what a compile error says of the cells below is always what they are now")
  func declaredLater() throws {
    let setting = try Setting()
    let lesson = makeLesson(["let a = 1", "print(later)", "let later = 1"])
    #expect(try setting.run(lesson).results[1].error?.why?.contains("in cell 3 (line 11)") == true)
    let renamed = makeLesson(["let a = 1", "print(later)", "let other = 1"])
    #expect(try setting.run(renamed).results[1].error?.why == nil)
    let further = makeLesson(["let a = 1", "print(later)", "let other = 1", "let later = 1"])
    #expect(try setting.run(further).results[1].error?.why?.contains("in cell 4 (line 15)") == true)
    #expect(try setting.read(lesson)[1].error?.why?.contains("in cell 3 (line 11)") == true)
  }

  @Test("a limit of time is not kept, what came before it is")
  func timeLimit() throws {
    let setting = try Setting()
    let lesson = makeLesson(["print(1)", TestCell("while true {}", timeout: .milliseconds(100)), "print(2)"])
    _ = try setting.run(lesson)
    #expect(setting.cache.info().entries == 1)
    #expect(!setting.isKept(lesson))
  }

  @Test("a cell that gives another result each time is told of, and from then on run each time")
  func unsteady() throws {
    let setting = try Setting()
    // An address, which is another in every process.
    let address = "var a = [1]\nprint(a.withUnsafeMutableBytes { \"\\($0)\" })"
    _ = try setting.run(makeLesson(["let x = 1", TestCell(address), "print(1)"]))
    let edited = makeLesson(["let x = 1", TestCell(address), "print(2)"])
    #expect(try setting.run(edited).warning?.summary == "cell 2 does not give the same result twice")
    for _ in 0..<2 {
      #expect(try setting.run(edited).warning == nil)
      #expect(!setting.isKept(edited))
    }
  }

  @Test("results of a run during which a data file changed are not kept; those of the next one are")
  func changedData() throws {
    let setting = try Setting()
    let lesson = makeLesson([
      "let before = 1",
      "import Foundation\ntry \"made\".write(toFile: \"made.txt\", atomically: false, encoding: .utf8)",
    ])
    for expected in [false, true] {
      _ = try setting.run(lesson)
      #expect(setting.isKept(lesson) == expected)
    }
  }

  @Test("refreshing runs everything and keeps it; using nothing leaves no trace")
  func uses() throws {
    let setting = try Setting()
    let lesson = makeLesson(["print(1)"])
    _ = try setting.run(lesson, use: .nothing)
    #expect(!FileManager.default.fileExists(atPath: setting.cache.folder))
    _ = try setting.run(lesson, use: .refreshing)
    #expect(setting.isKept(lesson))
    var environment = setting.environment
    environment.temporaryFolder = "/nowhere/at/all"
    #expect(throws: KernelError.self) { try setting.run(lesson, use: .refreshing, in: environment) }
  }

  @Test("a cache that cannot be written is as good as none")
  func unwritable() throws {
    let setting = try Setting()
    let lesson = makeLesson(["print(1)"])
    let cached = try CachedResults(
      lesson, setting.environment, wanted: 0..<1, cache: ResultCache(folder: "/proc/none"))
    defer { cached.close() }
    #expect(try cached.result(of: 0).text(.output) == "1\n")
  }

  @Test("damaged entries are run again and mended")
  func damaged() throws {
    let setting = try Setting()
    let lesson = makeLesson(["print(1)", "print(2)"])
    _ = try setting.run(lesson)
    let results = setting.cache.folder + "/results"
    for name in try FileManager.default.subpathsOfDirectory(atPath: results) where name.utf8.count > 2 {
      let url = URL(filePath: "\(results)/\(name)")
      try Data(contentsOf: url).dropLast(40).write(to: url)
    }
    #expect(!setting.isKept(lesson))
    #expect(try setting.run(lesson).results.map { $0.text(.output) } == ["1\n", "2\n"])
    #expect(setting.isKept(lesson))
  }

  /// Once a cell has ended the run, what is said of those below depends on how far the compiler was.
  private func untilEnd(_ results: [CellResult]) -> [CellResult] {
    let end = results.firstIndex { $0.status == .trapped } ?? results.count - 1
    return Array(results[...end])
  }

  @Test("after random edits, results are those of a cold run", arguments: 0..<2)
  func randomEdits(seed: Int) throws {
    let setting = try Setting()
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "var n = 1", "n += 1", "print(n)", "n", "let n = \"text\"", "func f() -> Int { n }", "f()",
      "print(later)",
      "let later = 2", "extension Int { var twice: Int { self * 2 } }", "3.twice", "expect(1, equals: 2)",
      "print(#line)", "func g() { expect(1, equals: 2) }", "g()", "[1][n]", "let = 3", "fatalError(\"end\")",
      "import Foundation", "sqrt(4.0)",
    ]

    var cells = (0..<5).map { _ in TestCell(pieces.randomElement(using: &generator)!) }
    for _ in 0..<6 {
      let lesson = makeLesson(cells).withProse(Int.random(in: 0..<3, using: &generator))
      let cold = try setting.run(lesson, use: .nothing).results
      let cached = try setting.run(lesson)
      #expect(reflected(untilEnd(cached.results)) == reflected(untilEnd(cold)), "\(cells.map(\.text))")
      #expect(cached.warning == nil, "\(cells.map(\.text))")
      cells[Int.random(in: 0..<5, using: &generator)] = TestCell(pieces.randomElement(using: &generator)!)
    }
  }
}
