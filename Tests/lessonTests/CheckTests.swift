import Foundation
import Testing

@Suite("lesson check")
struct CheckTests {
  @Test(
    "tells for each expectation what was expected and what came, at the student's line, and what to do next")
  func failing() throws {
    let course = try StudentCourse(StudentCourse.half)
    try course.answer("half", "// Mine.\nfunc half(_ x: Double) -> Double { x + x }\n")
    let checked = try course.run("check", "--width", "80")
    #expect(checked.status == 1 && checked.error.isEmpty)
    let told = checked.output.replacing(/in [0-9.]+ m?s/, with: "in no time")
    #expect(
      told == """
        01-a
        ✗ half  1 of 2 checks met  Exercises/01-a/half.swift
          ▲ That is twice, not half.
          ✗ half of four is two
            checked   half(4)
            expected  2.0, give or take 1e-09
            actual    8.0
            at        Exercises/01-a/half.swift:2
            line      func half(_ x: Double) -> Double { x + x }
          ✓ is close to 0.0

        0 of 1 exercise solved, 0 of 2 points, in no time
        next: half, in Exercises/01-a/half.swift
              lesson hint 01-a/half

        """)
  }

  @Test("an answer that passes is told so, and one that has not changed is not run again")
  func passing() throws {
    let course = try StudentCourse(StudentCourse.half)
    try course.answer("half", "func half(_ x: Double) -> Double { 0.5 * x }\n")
    let checked = try course.run("check", "01-a/half")
    #expect(checked.status == 0 && checked.output.contains("✓ half  2 checks met\n"))
    #expect(checked.output.contains("1 of 1 exercise solved, 2 of 2 points"))
    let first = try course.report()["half"]
    #expect(first?.outcome == "passed" && first?.seconds != nil)
    // The time of the run that was kept.
    #expect(try course.report()["half"] == first)
    try course.answer("half", "func half(_ x: Double) -> Double { 0.25 * x }\n")
    #expect(try course.report()["half"]?.outcome == "failed")
    try course.write(lesson: StudentCourse.half.replacing("closeTo: 2,", with: "closeTo: 1,"))
    #expect(try course.report()["half"]?.outcome == "passed")
  }

  @Test("exercises that are not started or not begun are told as such, and are no success")
  func notBegun() throws {
    let course = try StudentCourse(StudentCourse.half, isStarted: false)
    let missing = try course.run("check", "half")
    #expect(missing.status == 1 && missing.output.contains("○ half  not started"))
    #expect(missing.output.contains("lesson start 01-a"))
    _ = try course.run("start")
    try course.answer("half", try course.text("Exercises/01-a/half.swift") + "\n// What now?\n")
    let begun = try course.run("check", "01", environment: ["LANG": "C"])
    #expect(begun.status == 1 && begun.output.contains("- half  not begun"))
    try course.answer("half", "")
    #expect(try course.report()["half"]?.diagnostics.first?.identifier == "missing-declaration")
  }

  @Test("what is no exercise, and what is no file, is told kindly")
  func misuse() throws {
    let course = try StudentCourse(StudentCourse.half)
    let unknown = try course.run("check", "01/halb")
    #expect(unknown.status == 2 && unknown.error.contains("did you mean 01-a/half?"))
    try FileManager.default.removeItem(atPath: course.file("half"))
    try FileManager.default.createDirectory(atPath: course.file("half"), withIntermediateDirectories: true)
    let folder = try course.run("check")
    #expect(folder.status == 1 && folder.output.contains("✗ half  cannot be read"))
    #expect(folder.output.contains("this is no file"))
  }

  private static let ends: KeyValuePairs = [
    "trap": "func trap() -> Int { [1][CommandLine.arguments.count] }",
    "inPlace": """
    // The task.
    func inPlace() -> Int {
      var all = [1]
      all[CommandLine.arguments.count] += 1
      return all[0]
    }
    """,
    "loop": "func loop() -> Int { while true {} }",
    "flood": "func flood() -> Int { while true { print(\"flood\") } }",
    "memory": """
    func memory() -> Int {
      var all: [[Int]] = []
      while true { all.append([Int](unsafeUninitializedCapacity: 1 << 24) { $1 = 0 }) }
    }
    """,
    "compile": "func compile() -> Int {\n  \"a\"\n}",
    "placeholder": "func placeholder() -> Int { <#your number#> }",
    "fine": "func fine() -> Int { 6 * 7 }",
  ]

  @Test("a trap, a loop, a flood and what does not compile are told as such, and cost only that exercise")
  func ends() throws {
    let lesson = Self.ends.map { name, _ in
      StudentCourse.exercise(
        name, solution: "func \(name)() -> Int { 42 }", check: "expect(\(name)(), equals: 42)")
    }
    let course = try StudentCourse("# A\n\n" + lesson.joined())
    for (name, code) in Self.ends { try course.answer(name, code + "\n") }
    let checked = try course.run("check")
    #expect(checked.status == 1)
    for line in [
      "checked   trap()\n    actual    a trap: Index out of range\n  Exercises/01-a/trap.swift:1:25: error: Index out of range",
      "Exercises/01-a/inPlace.swift:2:6: error: Index out of range",
      "why: it happened in this code, and Swift does not tell in which line",
      "error: your code was still running after 10 s, and was stopped",
      "error: your code printed more than 1 MiB",
      "actual    it went beyond the limit of output",
      "error: your code needed more memory than the 2048 MiB",
      "Exercises/01-a/compile.swift:2:3: error: cannot convert return expression of type 'String'",
      "Exercises/01-a/placeholder.swift:1:29: error: the placeholder `<#your number#>` is still to be replaced",
      "✓ fine  1 check met", "1 of 8 exercises solved",
    ] {
      #expect(checked.output.contains(line), "\(line)")
    }
    #expect(checked.output.count < 8000)
  }

  /// What code does for some numbers, and what is told of the check that was running then.
  struct Interruption: Sendable {
    let condition: String
    let ending: String
    let message: String
    let subject: String
    var input: String?
    let came: String
  }

  private static let interruptions = [
    Interruption(
      condition: "n == 0", ending: "return [Int]()[n]", message: "of zero", subject: "NAME(0) == 0",
      came: "a trap: Index out of range"),
    Interruption(
      condition: "n == 2", ending: "return 1 / (n - n)", message: "of two", subject: "NAME(2)",
      came: "a trap: Division by zero"),
    Interruption(
      condition: "n == 7", ending: "return [0][n]", message: "is small", subject: "NAME(n) < 10",
      input: "n = 7",
      came: "a trap: Index out of range"),
    Interruption(
      condition: "n > 9", ending: "return Int(\"\\(n)!\")!", message: "as the author has it",
      subject: "NAME($0)", input: "$0 = 20",
      came: "a trap: Unexpectedly found nil while unwrapping an Optional value"),
    Interruption(
      condition: "n > 99", ending: "exit(0)", message: "the slope", subject: "{ x in x * Double(NAME(1)) }",
      input: "x = 200.0", came: "the end of the program"),
    Interruption(
      condition: "n < 0", ending: "while true {}", message: "the check that was running", subject: "NAME(-1)",
      came: "no end after 10 s"),
  ]

  /// All of them, checked by one run of the tool.
  private static let interrupted = Result {
    let names = interruptions.indices.map { "named\($0)" }
    let exercises = names.map { name in
      StudentCourse.exercise(
        name, starter: "func \(name)(_ n: Int) -> Int { 0 }", solution: "func \(name)(_ n: Int) -> Int { n }",
        check: """
          expect(\(name)(0) == 0, "of zero")
          expect(
            \(name)(2), equals: 2,
            "of two")
          expect("is small", for: .integers(in: 0...9)) { n in \(name)(n) < 10 }
          expectSameAsSolution("as the author has it", for: .integers(in: 0...20)) { \(name)($0) }
          expectGradient(
            of: { x in x * Double(\(name)(1)) }, equals: { x in Double(\(name)(Int(x))) / x },
            for: .values(1, 200), "the slope")
          expect(\(name)(-1), equals: -1)
          """)
    }
    let course = try StudentCourse("# A\n\n" + exercises.joined())
    for (name, interruption) in zip(names, interruptions) {
      try course.answer(
        name,
        """
        import Glibc
        func \(name)(_ n: Int) -> Int {
          if \(interruption.condition) { \(interruption.ending) }
          return n
        }

        """)
    }
    return try course.report()
  }

  @Test("what ends a check is told with the check and what it tried", arguments: interruptions.indices)
  func interrupted(index: Int) throws {
    let told = Self.interruptions[index]
    let report = try #require(try Self.interrupted.get()["named\(index)"])
    let last = try #require(report.expectations.last)
    #expect(last.expectation.message == told.message)
    #expect(last.subject == told.subject.replacing("NAME", with: "named\(index)"))
    #expect(last.expectation.input == told.input && last.expectation.actual == told.came)
    let earlier = report.expectations.dropLast().map(\.expectation.isMet)
    #expect(!earlier.contains(false))
    // Where the trap is known, that is the line to look at.
    #expect((last.answerLine == nil) == (report.outcome == "trapped"))
  }

  @Test("what ends the answer before its checks, or comes from a check in a loop, names no check")
  func endsOutsideOfChecks() throws {
    let course = try StudentCourse(
      "# A\n\n"
        + StudentCourse.exercise(
          "looped", solution: "func looped() -> Int { 42 }",
          check: "for _ in 0..<9 { expect(looped(), equals: 42, \"in a loop\") }\nexpect(looped() > 0)"))
    try course.answer("looped", "func looped() -> Int { 42 }\nprint([Int]()[looped()])\n")
    let before = try #require(try course.report()["looped"])
    #expect(before.outcome == "trapped" && before.expectations.isEmpty)
    try course.answer("looped", "var n = 0\nfunc looped() -> Int {\n  n += 1\n  return [42, 42][n - 1]\n}\n")
    let within = try #require(try course.report()["looped"])
    #expect(within.outcome == "trapped" && within.expectations.map(\.expectation.isMet) == [true, true])
  }

  @Test("of a hidden check the message and the input are told, and none of its code")
  func hidden() throws {
    let exercise = StudentCourse.exercise(
      "shy", starter: "func shy(_ n: Int) -> Int { 0 }", solution: "func shy(_ n: Int) -> Int { n }",
      check: "expect(\"small\", for: .integers(in: 0...9)) { secret in shy(secret) < 10 }")
    let course = try StudentCourse(
      "# A\n\n" + exercise.replacing("{.check for=shy}", with: "{.check .hidden for=shy}"))
    for ending in ["n + 9", "[0][n]"] {
      try course.answer("shy", "func shy(_ n: Int) -> Int { \(ending) }\n")
      let told = try #require(try course.report()["shy"]?.expectations.first)
      #expect(told.expectation.message == "small" && told.expectation.input == "1" && told.subject == nil)
    }
  }

  @Test("checks ask for the code as text and for the author's values, and both decide")
  func stages() throws {
    let course = try StudentCourse(
      "# A\n\n"
        + StudentCourse.exercise(
          "twice", starter: "func twice(_ x: Int) -> Int { 0 }",
          solution: "func twice(_ x: Int) -> Int { x + x }",
          check: """
            expectSameAsSolution("for any number", for: .integers(in: 1...9)) { twice($0) }
            expectCode(.avoids("multipliedReportingOverflow"), "no trick")
            """))
    try course.answer("twice", "func twice(_ x: Int) -> Int { x * 2 }\n")
    #expect(try course.report()["twice"]?.outcome == "passed")
    try course.answer("twice", "func twice(_ x: Int) -> Int { x * 3 }\n")
    let values = try #require(try course.report()["twice"])
    #expect(values.outcome == "failed")
    #expect(values.expectations.map(\.expectation.isMet) == [false, true])
    try course.answer(
      "twice", "\nfunc twice(_ x: Int) -> Int {\n  x.multipliedReportingOverflow(by: 2).partialValue\n}\n")
    let code = try #require(try course.report()["twice"])
    #expect(code.outcome == "failed")
    #expect(code.expectations.map(\.expectation.isMet) == [true, false])
    #expect(code.expectations[1].answerLine == 3)
  }

  @Test("what the checks call and the file lacks is asked for by name")
  func lacking() throws {
    let course = try StudentCourse(StudentCourse.half)
    try course.answer("half", "func halb(_ x: Double) -> Double { x / 2 }\n")
    let checked = try course.run("check")
    #expect(checked.output.contains("half.swift:1:6: error: expected a function `func half(_ x: Double)"))
    #expect(checked.output.contains("fix: write `half` for `halb`"))
  }
}
