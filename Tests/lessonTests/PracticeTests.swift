import Foundation
import LessonTestSupport
import Testing

@testable import LessonKernel

@Suite("Practising, in a terminal")
struct PracticeTests {
  private let course: StudentCourse

  init() throws {
    course = try StudentCourse(
      StudentCourse.half
        + StudentCourse.exercise(
          "answer", solution: "func answer() -> Int { 42 }", check: "expect(answer(), equals: 42)"),
      isStarted: false)
  }

  private func practice(rows: Int = 24, columns: Int = 80, _ environment: [String: String] = [:]) throws
    -> PseudoTerminal
  {
    try PseudoTerminal(
      ["practice", "01"], in: course.path, rows: rows, columns: columns,
      environment: course.environment.merging(
        ["SWIFT_BACKTRACE": "enable=no", "TMPDIR": course.path], uniquingKeysWith: { $1 }
      ).merging(environment, uniquingKeysWith: { $1 }))
  }

  @Test("shows the task, checks on save, hints on request, and moves on when an exercise passes")
  func workingThrough() throws {
    let terminal = try practice()
    #expect(terminal.wait { $0.text.contains("Write half.") && $0.text.contains("waiting for you to save") })
    #expect(terminal.screen.text.contains("Exercises/01-a/half.swift"))
    try course.answer("half", "func half(_ x: Double) -> Double { x * 2 }\n")
    #expect(terminal.wait { $0.text.contains("1 of 2 checks met") && $0.text.contains("That is twice") })
    terminal.press("h")
    #expect(terminal.wait { $0.text.contains("The first hint to half.") })
    terminal.press("l")
    #expect(terminal.wait { $0.text.contains("> ✗ half") && $0.text.contains("○ answer") })
    terminal.press("x")
    #expect(terminal.wait { $0.text.contains("1 of 2 checks met") })
    try course.answer("half", "func half(_ x: Double) -> Double { x / 2 }\n")
    #expect(terminal.wait { $0.text.contains("✓ half  2 checks met") && $0.text.contains("Write answer.") })
    #expect(terminal.screen.text.contains("1 of 2"))
    try course.answer("answer", "func answer() -> Int { 42 }\n")
    #expect(terminal.wait { $0.text.contains("all exercises are solved") })
    #expect(terminal.screen.text.contains("All 2 exercises are solved: 4 points."))
    terminal.press("q")
    #expect(terminal.waitForEnd() == ChildProcess.End(status: 0))
    #expect(terminal.isAsFound)
  }

  @Test("an exercise can be skipped, and comes again when the others are solved")
  func skipping() throws {
    let terminal = try practice()
    #expect(terminal.wait { $0.text.contains("Write half.") })
    terminal.press("s")
    #expect(terminal.wait { $0.text.contains("Write answer.") })
    try course.answer("answer", "func answer() -> Int { 42 }\n")
    #expect(terminal.wait { $0.text.contains("✓ answer") && $0.text.contains("Write half.") })
    terminal.press("s")
    #expect(terminal.wait { $0.text.contains("there is no other exercise to solve") })
  }

  @Test(
    "what is told fits the screen, from the task to the end",
    arguments: [(24, 80, "C.UTF-8"), (40, 120, "C.UTF-8"), (24, 80, "C"), (40, 120, "C")])
  func screens(rows: Int, columns: Int, locale: String) throws {
    let terminal = try practice(rows: rows, columns: columns, ["LANG": locale])
    var told = ""
    func see(_ name: String, _ isThere: (DrawnScreen) -> Bool) {
      let isSeen = terminal.wait(for: isThere)
      #expect(isSeen, "\(name)")
      let rows = terminal.screen.text.replacing(/checked in [0-9.]+ m?s +/, with: "checked in no time  ")
        .split(separator: "\n", omittingEmptySubsequences: false)
      told += "==== \(name)\n" + rows.map { String($0.trimmingSuffix { $0 == " " }) + "\n" }.joined()
    }
    see("the task") { $0.text.contains("waiting for you to save") }
    try course.answer("half", "func half(_ x: Double) -> Double { x * 2 }\n")
    see("a mistake") { $0.text.contains("That is twice") && $0.text.contains("checked in") }
    terminal.press("h")
    see("a hint") { $0.text.contains("The first hint to half.") }
    terminal.press("l")
    see("the list") { $0.text.contains("Any key closes this.") }
    terminal.press("x")
    try course.answer("half", "func half(_ x: Double) -> Double { x / 2 }\n")
    see("the next task") { $0.text.contains("Write answer.") && $0.text.contains("waiting for you") }
    try course.answer("answer", "func answer() -> Int {\n  \"42\"\n}\n")
    see("what does not compile") { $0.text.contains("cannot convert") && $0.text.contains("checked in") }
    try course.answer("answer", "func answer() -> Int { 42 }\n")
    see("the end") { $0.text.contains("all exercises are solved") }
    let characters = locale == "C" ? "ascii" : "unicode"
    try Fixtures.expect(told, isRecordedIn: "practice/\(rows)x\(columns)-\(characters).txt")
  }

  @Test("a file that is gone or cannot be read is told, never overwritten, and checked when it is back")
  func missingFile() throws {
    let terminal = try practice()
    #expect(terminal.wait { $0.text.contains("waiting for you to save") })
    try FileManager.default.removeItem(atPath: course.file("half"))
    #expect(terminal.wait { $0.text.contains("half.swift is not there any more") })
    try FileManager.default.createDirectory(atPath: course.file("half"), withIntermediateDirectories: true)
    #expect(terminal.wait { $0.text.contains("this is no file") })
    try FileManager.default.removeItem(atPath: course.file("half"))
    #expect(terminal.wait { $0.text.contains("half.swift is not there any more") })
    #expect(!FileManager.default.fileExists(atPath: course.file("half")))
    // Written in place, as some editors do.
    try course.write("func half(_ x: Double) -> Double { x }\n", to: "Exercises/01-a/half.swift")
    #expect(terminal.wait { $0.text.contains("1 of 2 checks met") })
  }

  @Test("begins at the first exercise that is not solved, and says which lesson comes next")
  func beginning() throws {
    try course.write(
      "# B\n\n"
        + StudentCourse.exercise(
          "six", solution: "func six() -> Int { 6 }", check: "expect(six(), equals: 6)"),
      to: "Lessons/02-b.md")
    _ = try course.run("start")
    try course.answer("half", "func half(_ x: Double) -> Double { x / 2 }\n")
    _ = try course.run("check", "01")
    let terminal = try practice()
    #expect(terminal.wait { $0.text.contains("Write answer.") && $0.text.contains("1 of 2") })
    try course.answer("answer", "func answer() -> Int { 42 }\n")
    #expect(terminal.wait { $0.text.contains("lesson practice 02-b goes on with the next lesson") })
    terminal.press("q")
    #expect(terminal.waitForEnd() == ChildProcess.End(status: 0))
    // Noted in the student's progress.
    #expect(try course.run("progress").output.contains("2 of 2 exercises, 4 of 4 points"))
  }

  @Test("a run that hangs can be saved over, and is ended and told")
  func hanging() throws {
    let terminal = try practice()
    #expect(terminal.wait { $0.text.contains("Write half.") })
    try course.answer("half", "func half(_ x: Double) -> Double { while true {} }\n")
    #expect(terminal.wait { $0.text.contains("checking, 2 s") })
    try course.answer("half", "func half(_ x: Double) -> Double { x }\n")
    #expect(terminal.wait { $0.text.contains("1 of 2 checks met") })
    try course.answer("half", "func half(_ x: Double) -> Double { while x == x {}; return x }\n")
    #expect(terminal.wait { $0.text.contains("your code was still running after 10 s") })
    terminal.press("r")
    #expect(terminal.wait { $0.text.contains("checking") })
  }

  @Test("fits the terminal, whatever its size, in ASCII too")
  func sizes() throws {
    let terminal = try practice(rows: 24, columns: 80, ["LANG": "C", "NO_COLOR": "1"])
    #expect(terminal.wait { $0.text.contains("Write half.") })
    try course.answer("half", "func half(_ x: Double) -> Double { x }\n")
    #expect(terminal.wait { $0.text.contains("FAILED half of four is two") })
    #expect(terminal.screen.text.utf8.allSatisfy { $0 < 0x80 })
    #expect(terminal.screen.rows[23].starts(with: " checked in"))
    terminal.resize(rows: 8, columns: 40)
    #expect(terminal.wait { $0.rows[7].starts(with: " checked in") && $0.text.contains("half") })
    terminal.press("G")
    #expect(terminal.wait { $0.text.contains("ok is close to 0.0") })
  }

  @Test(
    "the terminal is given back as it was found, however the program ends",
    arguments: [(SIGINT, 130, nil), (SIGSEGV, nil, SIGSEGV)] as [(Int32, Int32?, Int32?)])
  func givingBack(sent: Int32, status: Int32?, signal: Int32?) throws {
    let terminal = try practice()
    #expect(terminal.wait { $0.text.contains("Write half.") })
    terminal.send(signal: sent)
    #expect(terminal.waitForEnd() == ChildProcess.End(status: status, signal: signal))
    #expect(terminal.isAsFound)
  }

  @Test("without a terminal to draw on, it says what to do instead")
  func noTerminal() throws {
    let piped = try course.run("practice", "01")
    #expect(piped.status == 2 && piped.error.contains("fix: `lesson check 01` checks once"))
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
    prefix(count - reversed().prefix(while: isTrimmed).count)
  }
}
