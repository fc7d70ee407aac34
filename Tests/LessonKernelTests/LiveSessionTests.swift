import Foundation
import LessonModel
import LessonOutput
import LessonTestSupport
import Testing

@testable import LessonKernel

@Suite("A live session", .serialized)
struct LiveSessionTests {
  @Test("an edit runs what comes after it, on the state before it")
  func edit() throws {
    let first = makeLesson(["var x = 1", "x += 1", "print(x)"])
    let session = try LiveSession(first, try TestKernel.environment())
    defer { session.close() }
    #expect(try settled(session, first).last?.text(.output) == "2\n")
    for (code, output) in [("x += 10", "11\n"), ("x -= 5", "-4\n"), ("x *= 7", "7\n")] {
      let edited = makeLesson(["var x = 1", TestCell(code), "print(x)"])
      try session.update(edited)
      #expect(try settled(session, edited).last?.text(.output) == output)
    }
  }

  @Test("when the process that holds a state has been ended, the lesson is run from the top")
  func lostState() throws {
    let first = makeLesson(["var x = 1", "x += 1", "print(x)"])
    let session = try LiveSession(first, try TestKernel.environment())
    defer { session.close() }
    #expect(try settled(session, first).last?.text(.output) == "2\n")
    let kept = session.session.checkpoints.values.map(\.pid)
    #expect(!kept.isEmpty)
    for pid in kept { kill(pid, SIGKILL) }
    let edited = makeLesson(["var x = 1", "x += 1", "print(x + 5)"])
    try session.update(edited)
    #expect(try settled(session, edited).map { $0.text(.output) } == ["", "", "7\n"])
    let again = makeLesson(["var x = 1", "x += 1", "print(x + 6)"])
    try session.update(again)
    #expect(try settled(session, again).last?.text(.output) == "8\n")
  }

  @Test("while the new result is not there, the old one is shown as stale")
  func stale() throws {
    let first = makeLesson(["let a = 1", "print(a)"])
    let session = try LiveSession(first, try TestKernel.environment())
    defer { session.close() }
    _ = try settled(session, first)
    try session.update(makeLesson(["let a = 2", "print(a)"]))
    let shown = try #require(session.result(of: 1))
    #expect(shown.isStale && shown.result.text(.output) == "1\n")
  }

  @Test("kept states do not count as a cell's processes, before and after an edit")
  func manyCells() throws {
    var cells = (0..<70).map { TestCell("let a\($0) = \($0)") }
    cells.append(TestCell("import Glibc\nusleep(100_000)\nprint(a69)"))
    let lesson = makeLesson(cells)
    let session = try LiveSession(lesson, try TestKernel.environment())
    defer { session.close() }
    #expect(try settled(session, lesson).last?.text(.output) == "69\n")
    cells[1] = TestCell("let a1 = 5")
    cells[70] = TestCell("import Glibc\nusleep(100_000)\nprint(a1 + a69)")
    let edited = makeLesson(cells)
    try session.update(edited)
    #expect(try settled(session, edited).last?.text(.output) == "74\n")
  }

  @Test("prose that moves cells runs nothing, and moves what is said of their lines")
  func prose() throws {
    var lesson = makeLesson(["var n = 0", "expect(n == 1)"])
    let session = try LiveSession(lesson, try TestKernel.environment())
    defer { session.close() }
    let before = try settled(session, lesson)
    for index in lesson.cells.indices {
      lesson.cells[index].code.firstLine += 5
      lesson.cells[index].range.start.line += 5
      lesson.cells[index].range.end.line += 5
    }
    try session.update(lesson)
    #expect(session.isUpToDate)
    let after = try #require(session.result(of: 1)).result
    guard case .expectation(let old) = before[1].outputs[0], case .expectation(let new) = after.outputs[0]
    else {
      Issue.record("no expectation")
      return
    }
    #expect(new.line == old.line + 5)
  }

  @Test(
    "a trap, a hang and a flood keep the state before them",
    arguments: ["fatalError()", "while true {}", "exit(3)"])
  func failures(code: String) throws {
    let cells: [TestCell] = [
      "import Glibc\nvar x = 40", "x += 2", TestCell(code, timeout: .milliseconds(300)), "print(x)",
    ]
    let broken = makeLesson(cells)
    let session = try LiveSession(broken, try TestKernel.environment())
    defer { session.close() }
    #expect(try settled(session, broken)[2].isFailure)
    let mended = makeLesson([
      cells[0], cells[1], TestCell("print(\"fine\")", timeout: .milliseconds(300)), cells[3],
    ])
    try session.update(mended)
    #expect(try settled(session, mended)[3].text(.output) == "42\n")
  }

  @Test("states that take too much memory are given up, and the results stay right")
  func memoryBound() throws {
    var limits = Limits()
    limits.checkpointBytes = 8 << 20
    var cells = (0..<6).map {
      TestCell("import Glibc\nlet a\($0) = [UInt8](repeating: \($0), count: 16 << 20)\nusleep(300_000)")
    }
    cells.append("print(a0[7] + a3[8])")
    let lesson = makeLesson(cells)
    var dropped: [Int] = []
    let session = try LiveSession(lesson, try TestKernel.environment(), limits: limits) {
      if case .checkpointDropped(let cell, _) = $0 { dropped.append(cell) }
    }
    defer { session.close() }
    #expect(try settled(session, lesson).last?.text(.output) == "3\n")
    #expect(!dropped.isEmpty)
    cells[6] = "print(a0[7] + a5[8])"
    let edited = makeLesson(cells)
    try session.update(edited)
    #expect(try settled(session, edited).last?.text(.output) == "5\n")
  }

  @Test("of the kept states, the one with the nearest neighbours is given up first, the oldest of several")
  func dense() {
    #expect(RunSession.dense([0, 1, 2, 3]) == 0)
    #expect(RunSession.dense([3, 10, 11, 12, 20]) == 11)
    #expect(RunSession.dense([5]) == nil && RunSession.dense([]) == nil)
  }

  @Test("a lesson with more cells than states can be kept goes on from a near one")
  func manyStates() throws {
    var cells = (0..<90).map { TestCell("var a\($0) = \($0)") }
    // A name that is declared again begins a new segment.
    cells[45] = "var a0 = 7"
    cells[80] = "var a0 = 8"
    cells.append("print(a0)")
    let lesson = makeLesson(cells)
    var starts: [Int] = []
    let session = try LiveSession(lesson, try TestKernel.environment()) {
      if case .wentBack(let cell, _) = $0 { starts.append(cell) }
    }
    defer { session.close() }
    #expect(try settled(session, lesson).last?.text(.output) == "8\n")
    cells[89] = "a0 = 9"
    try session.update(makeLesson(cells))
    #expect(try settled(session, makeLesson(cells)).last?.text(.output) == "9\n")
    #expect(starts.count == 1 && starts[0] > 70, "\(starts)")
  }

  @Test("files in the temporary folder are those of the state that is gone on from")
  func files() throws {
    let write = { (text: String) in
      "do { let f = fopen(path, \"a\")!; fputs(\"\(text)\\n\", f); fclose(f) }"
    }
    let read = """
      do {
        let f = fopen(path, "r")!
        var line = [CChar](repeating: 0, count: 80)
        while fgets(&line, 80, f) != nil { print(String(cString: line), terminator: "") }
        fclose(f)
      }
      """
    var cells: [TestCell] = [
      TestCell("import Glibc\nlet path = String(cString: getenv(\"TMPDIR\")) + \"/log\"\n" + write("one")),
      TestCell(write("two")), TestCell(read),
    ]
    let first = makeLesson(cells)
    let session = try LiveSession(first, try TestKernel.environment())
    defer { session.close() }
    #expect(try settled(session, first).last?.text(.output) == "one\ntwo\n")
    cells[1] = TestCell(write("three"))
    try session.update(makeLesson(cells))
    #expect(try settled(session, makeLesson(cells)).last?.text(.output) == "one\nthree\n")
    cells[0] = TestCell(cells[0].text + "\n" + write("more"))
    try session.update(makeLesson(cells))
    #expect(try settled(session, makeLesson(cells)).last?.text(.output) == "one\nmore\nthree\n")
  }
}
