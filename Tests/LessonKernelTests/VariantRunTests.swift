import Foundation
import LessonModel
import LessonOutput
import LessonTestSupport
import Testing

@testable import LessonKernel

@Suite("Variants of a lesson", .serialized)
struct VariantRunTests {
  /// Each variant is the cells with other text for the `.parameter` cells.
  private func run(
    _ cells: [TestCell], _ values: [[String]], limits: Limits = Limits(), wanted: Int? = nil,
    in environment: KernelEnvironment? = nil, cache: ResultCache? = nil
  ) throws -> [[CellResult]] {
    let lesson = makeLesson(cells)
    let run = VariantRun(
      lesson, variants: values.map { variant(of: lesson, $0) }, try environment ?? TestKernel.environment(),
      wanted: 0..<(wanted ?? cells.count), limits: limits, cache: cache)
    return try run.run()
  }

  private func variant(of lesson: Lesson, _ texts: [String]) -> Lesson {
    var lesson = lesson
    for (cell, text) in zip(lesson.cells.filter(\.isParameter), texts) {
      lesson.cells[cell.index].code.text = text + "\n"
    }
    return lesson
  }

  private func parameter(_ text: String) -> TestCell { TestCell(text, isParameter: true) }

  private func printed(_ results: [CellResult]) -> String { results.map { $0.text(.output) }.joined() }

  @Test("the cells above the parameter run once, those from it on once for each value")
  func once() throws {
    let folder = try TemporaryFolder()
    let note = { (what: String) in
      """
      do {
        let file = fopen("\(folder.path)/runs", "a")!
        fputs("\(what)\\n", file)
        fclose(file)
      }
      """
    }
    let results = try run(
      [
        TestCell("import Glibc\nvar sum = 1\n" + note("above")), "sum += 1", parameter("let n = 3"),
        TestCell("sum *= n\n" + note("below")), "print(sum)",
      ], [["let n = 5"], ["let n = 3"], ["let n = 7"]])
    #expect(results.map(printed) == ["10\n", "6\n", "14\n"])
    let runs = try String(contentsOfFile: folder.path + "/runs", encoding: .utf8).split(separator: "\n")
    #expect(runs.sorted() == ["above", "below", "below", "below"])
  }

  @Test("a variant shows what a run of it from the top shows")
  func sameAsFromTheTop() throws {
    let cells: [TestCell] = [
      parameter("let name = \"a\""), "struct P { var n = 1 }\nvar p = P()\nprint(name)",
      parameter("var k = 2"),
      "k += 1\np.n = k\nprint(name, p.n)", TestCell("fatalError(name)", mustFail: true), "p",
      "Plot(name).line([1, Double(k)])", "let wrong: Int = name", "print(wrong)", "expect(k == 3)",
    ]
    let values = [
      ["let name = \"b\"", "var k = 2"], ["let name = \"c\"", "var k = 9"],
      ["let name = \"a\"", "var k = 4"],
    ]
    let results = try run(cells, values)
    let lesson = makeLesson(cells)
    for (results, values) in zip(results, values) {
      let session = try RunSession(variant(of: lesson, values), try TestKernel.environment())
      defer { session.close() }
      let expected = try lesson.cells.map { try session.result(of: $0.index) }
      for (result, expected) in zip(results, expected) {
        #expect(result.outputs == expected.outputs && result.status == expected.status)
        #expect(result.diagnostics == expected.diagnostics)
      }
    }
  }

  @Test("a variant that fails, in whatever way, costs only itself")
  func failures() throws {
    var limits = Limits()
    limits.cellTime = .milliseconds(600)
    let results = try run(
      [
        "var log = [1]", parameter("let n: Int8 = 1"),
        """
        if n == 2 { fatalError("two") }
        while n == 3 {}
        print(log[0], n)
        """, "print(\"after\")",
      ],
      [
        ["let n: Int8 = 1"], ["let n: Int8 = 2"], ["let n: Int8 = 3"], ["let n: Int8 = 300"],
        ["let n: Int8 = 5"],
      ],
      limits: limits)
    #expect(results.map(printed) == ["1 1\nafter\n", "", "", "", "1 5\nafter\n"])
    #expect(results[1][2].status == .trapped && results[2][2].status == .limitReached(.time))
    #expect(results[3][1].status == .compileError)
    #expect(results[3][1].error?.summary.contains("overflows") == true)
    #expect(results[1][3].status == .notRun("the run ended in cell 3"))
    #expect(results[3].dropFirst(2).allSatisfy { $0.status == .notRun("cell 2 did not compile") })
  }

  @Test("what fails above the parameter fails in every variant")
  func failureAbove() throws {
    let results = try run(
      ["fatalError(\"no\")", parameter("let n = 1"), "print(n)"], [["let n = 1"], ["let n = 2"]])
    #expect(
      results.allSatisfy { $0[0].status == .trapped && $0[2].status == .notRun("the run ended in cell 1") })
    let broken = try run(
      ["print(0)", parameter("let n: String = 1"), "print(n)", "print(3)"],
      [["let n: String = 2"], ["let n: String = 3"]])
    #expect(broken.allSatisfy { $0[1].status == .compileError && $0[3].status != .succeeded })
  }

  @Test("where threads are running, each variant runs from the top")
  func threads() throws {
    let results = try run(
      [
        """
        import Glibc
        var thread = pthread_t()
        pthread_create(&thread, nil, { _ in sleep(60); return nil }, nil)
        """, parameter("let n = 1"), "print(n)",
      ], [["let n = 2"], ["let n = 3"]])
    #expect(results.map(printed) == ["2\n", "3\n"])
  }

  @Test("a variant has a temporary folder of its own, with what was left in it above")
  func temporaryFolder() throws {
    let results = try run(
      [
        """
        import Foundation
        func path() -> String { NSTemporaryDirectory() + "/notes" }
        try! "0".write(toFile: path(), atomically: true, encoding: .utf8)
        """, parameter("let n = 1"),
        """
        for _ in 0..<50 {
          try! (String(contentsOfFile: path(), encoding: .utf8) + "\\(n)")
            .write(toFile: path(), atomically: true, encoding: .utf8)
        }
        """, "print(try! String(contentsOfFile: path(), encoding: .utf8))",
      ], [["let n = 1"], ["let n = 2"]])
    #expect(results.map(printed) == ["1", "2"].map { "0" + String(repeating: $0, count: 50) + "\n" })
  }

  @Test("nothing is run beyond the cells that are wanted")
  func until() throws {
    let results = try run(
      [parameter("let n = 1"), "print(n)", "fatalError()"], [["let n = 2"], ["let n = 3"]], wanted: 2)
    #expect(results.map(\.count) == [2, 2] && results.map(printed) == ["2\n", "3\n"])
  }

  @Test("kept results are shown without a run, those of a variant and those of a lesson alike")
  func cache() throws {
    let folder = try TemporaryFolder()
    let cache = ResultCache(folder: folder.path + "/cache")
    let cells: [TestCell] = ["let a = 1", parameter("let n = 1"), "print(a + n)"]
    try folder.write("", to: "course/data")
    var environment = try TestKernel.environment()
    environment.cellFolder = folder.path + "/course"
    #expect(
      try run(cells, [["let n = 2"], ["let n = 3"]], in: environment, cache: cache).map(printed) == [
        "3\n", "4\n",
      ])

    var broken = environment
    broken.temporaryFolder = "/nowhere/at/all"
    #expect(
      try run(cells, [["let n = 3"], ["let n = 2"]], in: broken, cache: cache).map(printed) == ["4\n", "3\n"])
    #expect(throws: KernelError.self) {
      try run(cells, [["let n = 4"], ["let n = 2"]], in: broken, cache: cache)
    }

    let alone = variant(of: makeLesson(cells), ["let n = 2"])
    let cached = try CachedResults(alone, broken, wanted: 0..<3, cache: cache)
    #expect(try cached.result(of: 2).text(.output) == "3\n")
    #expect(throws: KernelError.self) {
      try CachedResults(makeLesson(cells), broken, wanted: 0..<3, cache: cache)
    }
  }

  @Test("no process is left, and no file")
  func nothingLeft() throws {
    let folder = try TemporaryFolder()
    let results = try run(
      [
        "import Glibc", parameter("let n = 1"),
        """
        var child: pid_t = 0
        var words = [strdup("sleep"), strdup("1000"), nil]
        posix_spawn(&child, "/usr/bin/sleep", nil, nil, &words, nil)
        setpgid(child, 0)
        print(child)
        """,
      ], [["let n = 2"], ["let n = 3"]], in: try TestKernel.environment(temporaryFolder: folder.path))
    let children = try results.map { try #require(Int32(printed($0).dropLast())) }
    #expect(children.allSatisfy { kill($0, 0) == -1 && errno == ESRCH })
    #expect(try folder.contents().isEmpty)
  }
}
