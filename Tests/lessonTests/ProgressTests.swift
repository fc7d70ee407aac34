import Foundation
import Testing

@Suite("A student's progress")
struct ProgressTests {
  private static let right = "func half(_ x: Double) -> Double { x / 2 }\n"

  @Test("hints are shown one more at a time, and remembered")
  func hints() throws {
    let course = try StudentCourse(StudentCourse.half)
    let first = try course.run("hint", "half").output
    #expect(first.contains("Hint 1 of 2\n  The first hint") && !first.contains("second"))
    let second = try course.run("hint", "01/half").output
    #expect(second.contains("Hint 1 of 2") && second.contains("Hint 2 of 2\n  The second hint to half."))
    #expect(second.contains("That was the last hint."))
    #expect(try course.run("hint", "half").output == second)
    #expect(try course.run("progress").output.contains("not begun, 2 hints seen"))
  }

  @Test("the solution is shown once the exercise is solved, or on request")
  func solution() throws {
    let course = try StudentCourse(StudentCourse.half)
    let refused = try course.run("solution", "half")
    #expect(refused.status == 1 && refused.output.isEmpty)
    #expect(refused.error.contains("01-a/half is not solved yet") && refused.error.contains("--anyway"))
    try course.answer("half", Self.right)
    #expect(try course.run("check").status == 0)
    #expect(try course.run("solution", "half").output.contains("{ x / 2 }"))
    #expect(try !course.run("progress").output.contains("solution seen"))
    let other = try StudentCourse(StudentCourse.half)
    #expect(try other.run("solution", "half", "--anyway").output.contains("{ x / 2 }"))
    #expect(try other.run("progress").output.contains("solution seen"))
  }

  @Test("a table with a bar tells how far the student is; what was solved once stays so")
  func table() throws {
    let course = try StudentCourse(StudentCourse.half)
    try course.answer("half", Self.right)
    _ = try course.run("check")
    try course.answer("half", "func half(_ x: Double) -> Double { x }\n")
    #expect(
      try course.run("progress").output == """
        01-a  Halves
        ━━━━━━━━━━━━━━━━━━━━━━━━  1 of 1 exercise, 2 of 2 points
          ✓ half  2 points  solved

        100 % of the course: 1 of 1 exercise, 2 of 2 points

        """)
  }

  @Test("a newer course keeps what was solved, and checks anew where its checks have changed")
  func newerCourse() throws {
    let course = try StudentCourse(StudentCourse.half)
    try course.answer("half", Self.right)
    _ = try course.run("check")
    try course.write(
      lesson: StudentCourse.half.replacing("closeTo: 0)", with: "closeTo: 0)\nexpect(half(8), closeTo: 4)"))
    #expect(try course.run("progress").output.contains("✓ half  2 points  solved"))
    try course.write(
      lesson: StudentCourse.half.replacing("closeTo: 0)", with: "closeTo: 0)\nexpect(half(8), closeTo: 3)"))
    let stricter = try course.run("progress").output
    #expect(stricter.contains("✗ half  2 points  was solved; what it is checked for has changed"))
    try course.write(lesson: StudentCourse.half)
    #expect(try course.run("progress").output.contains("✓ half  2 points  solved"))
    // An exercise that the course has no more is not forgotten.
    try course.write(lesson: StudentCourse.half.replacing("half", with: "part"))
    _ = try course.run("hint", "part")
    #expect(try course.text("Exercises/.lesson/progress.json").contains("01-a/half"))
  }

  @Test("the exercises of an appendix are for those who ask for them by name")
  func appendix() throws {
    let course = try StudentCourse(StudentCourse.half, isStarted: false)
    try course.write(StudentCourse.half.replacing("half", with: "third"), to: "Lessons/00-x.md")
    try course.write(#"{ "appendices": ["00-x"] }"#, to: "Lessons/course.json")
    let started = try course.run("start").output
    #expect(started.contains("01-a/half.swift") && !started.contains("third"))
    #expect(try course.run("progress").output.contains("0 % of the course: 0 of 1 exercise"))
    #expect(try !course.run("check").output.contains("third"))
    #expect(try course.run("hint", "third").output.contains("The first hint to third."))
    #expect(try course.run("start", "00").output.contains("00-x/third.swift"))
    #expect(try course.run("check", "third").output.contains("third"))
  }

  @Test("progress that cannot be understood is set aside, not lost")
  func damaged() throws {
    let course = try StudentCourse(StudentCourse.half)
    try course.write("{ \"schema\" : 99", to: "Exercises/.lesson/progress.json")
    #expect(try course.run("progress").status == 0)
    #expect(try course.run("hint", "half").output.contains("Hint 1 of 2"))
    #expect(try course.text("Exercises/.lesson/progress.1.json") == "{ \"schema\" : 99")
    #expect(try course.run("hint", "half").output.contains("Hint 2 of 2"))
  }

  @Test("in a lesson that is read, what follows uses the student's code where it passes, else the author's")
  func reading() throws {
    let lesson = """
      # Names

      \(StudentCourse.exercise(
        "name", starter: "func name() -> String { \"\" }", solution: "func name() -> String { \"Alice\" }",
        check: "expect(name().count, equals: 5)"))
      ```swift
      print("Hello", name())
      ```

      """
    let course = try StudentCourse(lesson)
    let begun = try course.run("run", "01").output
    #expect(begun.contains("Exercise name · 2 points · ○ not solved yet") && begun.contains("Hello Alice"))
    try course.answer("name", "// Five letters.\nfunc name() -> String {\n  \"Bruno\"\n}\n")
    let solved = try course.run("run", "01")
    #expect(solved.status == 0 && solved.output.contains("Exercise name · 2 points · ✓ solved"))
    #expect(solved.output.contains("✓ solved by your code: 1 check") && solved.output.contains("Hello Bruno"))
    #expect(try course.run("run", "01", "--json").output.contains("\"isSolvedByStudent\" : true"))
    #expect(try course.run("run", "01", "--no-run").output.contains("✓ solved"))
    try course.answer("name", "func name() -> String { \"Eve\" }\n")
    let broken = try course.run("run", "01").output
    #expect(broken.contains("○ not solved yet") && broken.contains("Hello Alice"))
  }
}
