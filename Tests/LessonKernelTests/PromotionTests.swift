import Foundation
import LessonModel
import LessonOutput
import LessonTestSupport
import Testing

@testable import LessonKernel

/// A cell that never ends when it runs for the first time, and does when it begins anew: it leaves a mark outside of
/// its temporary folder. So no test depends on how fast a machine is.
private struct LongCell {
  let mark: TemporaryFolder

  init() throws {
    mark = try TemporaryFolder()
  }

  func code(_ body: String, first: String = "") -> String {
    """
    import Glibc
    let isSecond = access("\(mark.path)/mark", F_OK) == 0
    if !isSecond {
      fclose(fopen("\(mark.path)/mark", "w"))
      print("first")
      \(first)
      while true {}
    }
    \(body)
    """
  }
}

@Suite("Promotion of cells that run long", .serialized)
struct PromotionTests {
  private final class Events {
    var all: [RunEvent] = []
    var promoted: [Int] { all.compactMap { if case .promoted(let cell, _) = $0 { cell } else { nil } } }
    var optimisedBefore: [Int] {
      all.compactMap { if case .optimisedBefore(let cell) = $0 { cell } else { nil } }
    }
    var reasons: [String] { all.compactMap { if case .notPromoted(_, let why) = $0 { why } else { nil } } }
  }

  private func run(
    _ cells: [TestCell], _ events: Events = Events(), keeping: RunSession.Keeping = .newest,
    cache: ResultCache? = nil
  ) throws -> [CellResult] {
    let lesson = makeLesson(cells)
    let environment = try TestKernel.environment()
    let session = try RunSession(
      lesson, environment, keeping: keeping,
      optimisedCode: cache.flatMap {
        OptimisedCode(lesson, environment, limits: Limits(), cache: $0, files: FileDigests(path: nil))
      }, onEvent: { events.all.append($0) })
    defer { session.close() }
    return try lesson.cells.map { try session.result(of: $0.index) }
  }

  @Test("it begins anew on the state before it, and what it had displayed is replaced")
  func output() throws {
    let long = try LongCell()
    let events = Events()
    let results = try run(
      [
        "var n = 1\nfunc twice(_ x: Int) -> Int { 2 * x }",
        TestCell(long.code("n += 1\nprint(twice(n))\nlet m = n", first: "n += 100")),
        "n += m\nprint(n)", "let wrong: Int = \"\"", "print(wrong)", TestCell("n", name: "last"),
      ], events)
    #expect(events.promoted == [1])
    #expect(results.map { $0.text(.output) } == ["", "4\n", "4\n", "", "", ""])
    #expect(results[5].text(.value) == "4" && results[3].status == .compileError)
  }

  @Test("the first cell, the last one, and one after another can be promoted")
  func places() throws {
    let (first, second) = (try LongCell(), try LongCell())
    let events = Events()
    let results = try run(
      [TestCell(first.code("var n = 5")), "n += 1", TestCell(second.code("print(n, isSecond)"))], events)
    #expect(events.promoted == [0, 2])
    #expect(results[2].text(.output) == "6 true\n")
  }

  @Test("files that it wrote in its temporary folder are put back")
  func files() throws {
    let long = try LongCell()
    let write = "fputs(\"x\\n\", log)\nfflush(log)"
    let results = try run([
      TestCell(
        "import Glibc\nlet path = String(cString: getenv(\"TMPDIR\")) + \"/log\"\nlet log = fopen(path, \"a\")!\n"
          + write),
      TestCell(long.code(write, first: write + "\nfclose(fopen(path + \"2\", \"w\"))")),
      "var status = stat()\nstat(path, &status)\nprint(status.st_size, access(path + \"2\", F_OK))",
    ])
    #expect(results[2].text(.output) == "4 -1\n")
  }

  @Test("a trap in optimised code is told as it is without")
  func traps() throws {
    for body in [
      "print([1, 2][n])", "var small = Int8(n)\nsmall += Int8(121 + n)\nprint(small)",
      "assert(n == 3, \"three\")",
      "fatalError(\"no\")", "precondition(n == 3)", "print(Int(\"x\")!)",
    ] {
      let long = try LongCell()
      let cells: [TestCell] = ["let n = CommandLine.arguments.count + 6", TestCell(long.code(body))]
      let events = Events()
      let fast = try run(cells, events)
      #expect(events.promoted == [1])
      let slow = try run(cells, keeping: .nothing)
      #expect(fast[1].status == .trapped && fast[1].diagnostics == slow[1].diagnostics, "\(body)")
    }
  }

  @Test("a cell whose state cannot be had twice goes on as it is, and the reason is told")
  func impossible() throws {
    let events = Events()
    let results = try run(
      [
        "import Foundation\nlet thread = Thread { sleep(60) }\nthread.start()",
        "usleep(700_000)\nprint(\"done\")",
      ], events)
    #expect(results[1].text(.output) == "done\n")
    #expect(events.promoted.isEmpty && events.reasons == ["the state before it is not kept"])
  }

  @Test("a later run begins with the optimised code, and an edit above makes it useless")
  func later() throws {
    let long = try LongCell()
    let folder = try TemporaryFolder()
    let cache = ResultCache(folder: folder.path + "/cache")
    var cells: [TestCell] = [
      "let n = 3", TestCell(long.code("let unused = n\nprint(n, isSecond)")), "print(n + 1)",
    ]
    let first = try run(cells, cache: cache)
    let events = Events()
    let second = try run(cells, events, cache: cache)
    #expect(events.optimisedBefore == [1] && events.promoted.isEmpty)
    #expect(
      first.map(\.outputs) == second.map(\.outputs) && first.map(\.diagnostics) == second.map(\.diagnostics))
    cells[0] = "let n = 4.5"
    let edited = Events()
    #expect(try run(cells, edited, cache: cache)[1].text(.output) == "4.5 true\n")
    #expect(edited.optimisedBefore.isEmpty)
  }

  @Test("damaged optimised code is not used")
  func damaged() throws {
    let long = try LongCell()
    let folder = try TemporaryFolder()
    let cache = ResultCache(folder: folder.path + "/cache")
    let cells: [TestCell] = ["let n = 3", TestCell(long.code("print(n)"))]
    _ = try run(cells, cache: cache)
    for file in try FileManager.default.subpathsOfDirectory(atPath: cache.folder + "/results") {
      let path = cache.folder + "/results/" + file
      guard var bytes = FileManager.default.contents(atPath: path) else { continue }
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: URL(filePath: path))
    }
    let events = Events()
    #expect(try run(cells, events, cache: cache)[1].text(.output) == "3\n")
    #expect(events.optimisedBefore.isEmpty)
  }

  @Test("a lesson that is being written goes on from states before and after a promoted cell")
  func live() throws {
    let long = try LongCell()
    var cells: [TestCell] = ["var n = 1", TestCell(long.code("n += 1")), "print(n)"]
    let session = try LiveSession(makeLesson(cells), try TestKernel.environment())
    defer { session.close() }
    func output() throws -> String? {
      for _ in 0..<600 where !session.isUpToDate { _ = try session.step() }
      return session.result(of: 2)?.result.text(.output)
    }
    #expect(try output() == "2\n")
    cells[2] = "print(n * 10)"
    try session.update(makeLesson(cells))
    #expect(try output() == "20\n")
    cells[1] = TestCell(long.code("n += 5"))
    try session.update(makeLesson(cells))
    #expect(try output() == "60\n")
    cells[0] = "var n = 2"
    try session.update(makeLesson(cells))
    #expect(try output() == "70\n")
  }
}
