import Foundation
import Testing

@Suite("lesson verify")
struct VerifyTests {
  /// An exercise that keeps every promise, with parts of it exchanged.
  private static func exercise(
    starter: String = "func half(_ x: Double) -> Double { x }", attributes: String = "",
    solution: String = "func half(_ x: Double) -> Double { x / 2 }",
    check: String = "expect(half(4), closeTo: 2)\nexpect(half(1), closeTo: 0.5)\nexpect(half(0), closeTo: 0)",
    mistake: String = "func half(_ x: Double) -> Double { x * 2 }",
    hint: String = "```text {.hint for=half}\nDivide.\n```\n"
  ) -> String {
    """
    ```swift {#half .exercise\(attributes)}
    \(starter)
    ```

    ```swift {.solution for=half}
    \(solution)
    ```

    ```swift {.check for=half}
    \(check)
    ```

    ```swift {.mistake for=half says="That is twice."}
    \(mistake)
    ```

    \(hint)

    """
  }

  /// Runs `lesson verify` on a lesson that stands alone in a course.
  private func verify(
    _ markdown: String, _ options: String..., files: KeyValuePairs<String, String> = [:]
  ) throws -> LessonTool.Outcome {
    let folder = try TestFolder()
    try folder.write("# A\n\n" + markdown, to: "Lessons/01-a.md")
    for (name, text) in files { try folder.write(text, to: name) }
    return try LessonTool.run(["verify"] + options, in: folder.path)
  }

  struct Broken: CustomTestStringConvertible, Sendable {
    /// What is reported, with its line.
    var problem: String
    var line: Int
    var markdown: String
    var testDescription: String { problem }

    init(_ problem: String, line: Int, _ markdown: String) {
      self.problem = problem
      self.line = line
      self.markdown = markdown
    }
  }

  /// The promises, each broken by a lesson of its own.
  private static let broken = [
    Broken("cannot find 'b' in scope [swift]", line: 4, "```swift\nlet a = b\n```\n"),
    Broken("Index out of range", line: 4, "```swift\n_ = [1][CommandLine.arguments.count]\n```\n"),
    Broken("[expectation-not-met]", line: 4, "```swift\nexpect(1, equals: 2)\n```\n"),
    Broken("[output-differs]", line: 9, "```swift\nprint(\"1\\n2\")\n```\n\n```text {.output}\n1\n3\n```\n"),
    Broken("[broken-link]", line: 3, "[a](#nowhere)\n"),
    Broken("[broken-image]", line: 3, "![a](none.svg)\n"),
    Broken(
      "[solution-fails]", line: 7,
      exercise(solution: "func half(_ x: Double) -> Double { x / 3 }", mistake: "")),
    Broken(
      "[solution-unsteady]", line: 7,
      exercise(
        solution: "func half(_ x: Double) -> Double { x / 2 }\nprint(Int.random(in: 0..<1_000_000_000))")),
    Broken(
      "[starter-passes]", line: 3, exercise(starter: "func half(_ x: Double) -> Double { 0.5 * x }")),
    Broken("[starter-does-not-compile]", line: 3, exercise(starter: "func half(_ x: Double) -> Double { }")),
    Broken(
      "[mistake-passes]", line: 18, exercise(mistake: "func half(_ x: Double) -> Double { x - x / 2 }")),
    Broken("[exercise-without-hint]", line: 3, exercise(hint: "")),
    Broken("[empty-hint]", line: 3, exercise(hint: "```text {.hint for=half}\n```\n")),
    Broken(
      "[name-given-too-late]", line: 8,
      exercise(solution: "func half(_ x: Double) -> Double { x / two }") + "```swift\nlet two = 2.0\n```\n"),
  ]

  @Test("a broken promise is told at its place and ends with 1", arguments: broken)
  func brokenPromise(_ broken: Broken) throws {
    let outcome = try verify(broken.markdown, "--no-mutants")
    #expect(outcome.status == 1, "\(outcome.output)\(outcome.error)")
    let lines = outcome.output.split(separator: "\n")
    let place = "Lessons/01-a.md:\(broken.line):"
    let line = lines.firstIndex {
      $0.hasPrefix(place) && $0.contains(": error: ") && $0.contains(broken.problem)
    }
    #expect(line != nil, "\(outcome.output)")
    #expect(
      line.map { lines[$0 + 1].hasPrefix("  \(broken.line) | ") } ?? false, "the line itself stands below")
    #expect(outcome.output.contains("✗ 01-a"))
  }

  @Test("a lesson that keeps every promise passes, and its mutants are counted")
  func kept() throws {
    let markdown =
      "[b](02-b.md#b), ![c](../images/c.svg)\n\n```swift\nprint(\"took 3 s, 0.3333334\")\n```\n\n"
      + "```text {.output tolerance=1e-6}\ntook … s, 0.3333333\n```\n\n" + Self.exercise()
    let files: KeyValuePairs = ["Lessons/02-b.md": "# B\n", "images/c.svg": "<svg/>"]
    let outcome = try verify(markdown, files: files)
    #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.output)\(outcome.error)")
    #expect(outcome.output.contains("✓ 01-a  3 cells, 1 exercise, 1 output, 2 links"))
    #expect(
      outcome.output.contains(/✓ half  1 mistake, 1 hint  (\d) of \1 mutants noticed/), "\(outcome.output)")
    #expect(outcome.output.contains("all 2 lessons keep what they promise, 0 warnings"))
  }

  @Test("a cell that fails as it is meant to keeps its promise, one that does not fail breaks it")
  func failing() throws {
    let kept = try verify(
      "```swift {.fails}\nlet a: Int = 1.5\n```\n\n```swift {.fails}\nfatalError()\n```\n")
    #expect(kept.status == 0 && !kept.output.contains("error:"), "\(kept.output)")
    let broken = try verify("```swift {.fails}\nlet a = 1.5\n```\n")
    #expect(broken.status == 1 && broken.output.contains("01-a.md:3:1: error:"), "\(broken.output)")
  }

  @Test("what an exercise says of its starter is believed")
  func incomplete() throws {
    let starter = "func half(_ x: Double) -> Double { }"
    #expect(
      try verify(Self.exercise(starter: starter, attributes: " .incomplete"), "--no-mutants").status == 0)
    let placeholder = "func half(_ x: Double) -> Double { <#half of x#> }"
    #expect(try verify(Self.exercise(starter: placeholder), "--no-mutants").status == 0)
  }

  @Test("mutants that checks let live are a warning, with the places that they differ in")
  func survivors() throws {
    let weak = Self.exercise(check: "expect(half(0), closeTo: 0)\nexpect(half(1) < 1)")
    let outcome = try verify(weak)
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("01-a.md:11:1: warning: the checks of `half` let "), "\(outcome.output)")
    #expect(
      outcome.output.contains(
        """
        01-a.md:8:40: note: no check notices that `2` became `3`
          8 | func half(_ x: Double) -> Double { x / 2 }
            |                                        ^

        """), "\(outcome.output)")
  }

  @Test("a check that no wrong code can fail is an error")
  func idleCheck() throws {
    let idle = "```swift {.check for=half}\nexpect(half(1) == half(1))\n```\n\n"
    let outcome = try verify(Self.exercise() + idle)
    #expect(
      outcome.status == 1 && outcome.output.contains(": error: no wrong code fails this check of `half`"))
  }

  @Test("a mutant that never ends has been noticed")
  func endless() throws {
    let solution =
      "func half(_ x: Double) -> Double {\n  var steps = 0\n  while steps < 1 { steps += 1 }\n  return x / Double(2 * steps)\n}"
    let outcome = try verify(Self.exercise(solution: solution), "--json")
    #expect(outcome.status == 0)
    let score = try #require(try report(outcome).lessons[0].exercises[0].mutants)
    #expect(score.tried >= 8 && score.survivors.allSatisfy { $0.change != "`+=` became `-=`" })
  }

  // MARK: - Accepting

  @Test("--accept writes what differs into its block, and nothing else")
  func accept() throws {
    let folder = try TestFolder()
    let fits = "```swift\r\nprint(\"a\", 1)\r\n```\r\n\r\n```text {.output}\r\na …\r\n```\r\n\r\n"
    let differs =
      "> ```swift\r\n> print(\"b\\n\\nc\")\r\n> ```\r\n>\r\n> ```text {.output}\r\n> old\r\n> ```  \r\n"
    let path = try folder.write(fits + differs + "\tend", to: "Lessons/a.md")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect(try LessonTool.run("verify", "a", in: folder.path).status == 1)
    let outcome = try LessonTool.run("verify", "a", "--accept", in: folder.path)
    #expect(outcome.status == 0 && outcome.output.contains("1 output written anew"), "\(outcome)")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text == fits + differs.replacing("> old\r\n", with: "> b\r\n>\r\n> c\r\n") + "\tend")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/Lessons") == ["a.md"])
    #expect(try LessonTool.run("verify", "a", in: folder.path).status == 0)
  }

  @Test("--accept leaves a file alone whose block cannot hold what is printed")
  func impossibleAccept() throws {
    let folder = try TestFolder()
    let text = "```swift\nprint(\"```\")\n```\n\n```text {.output}\nold\n```\n"
    let path = try folder.write(text, to: "Lessons/a.md")
    let outcome = try LessonTool.run("verify", "a", "--accept", in: folder.path)
    #expect(outcome.status == 1 && outcome.output.contains("[output-not-accepted]"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  // MARK: - Reports

  private struct Report: Decodable {
    struct Lesson: Decodable {
      struct Exercise: Decodable {
        var name: String
        var isSound: Bool
        var mutants: Score?
      }
      struct Score: Decodable, Equatable {
        struct Survivor: Decodable, Equatable {
          var change: String
        }
        var tried: Int
        var killed: Int
        var survivors: [Survivor]
      }
      struct Problem: Decodable {
        var identifier: String
      }
      var lesson: String
      var outcome: String
      var exercises: [Exercise]
      var problems: [Problem]
    }
    var schema: Int
    var lessons: [Lesson]
  }

  private func report(_ outcome: LessonTool.Outcome) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
  }

  @Test("--json tells all of it, and a seed chooses among mutants")
  func json() throws {
    let weak = Self.exercise(check: "expect(half(0), closeTo: 0)\nexpect(half(1) < 1)")
    let scores = try ["1", "1", "2", "3"].map { seed in
      let outcome = try verify(weak, "--json", "--mutants", "2", "--seed", seed)
      let report = try report(outcome)
      #expect(report.schema == 1 && report.lessons.map(\.lesson) == ["01-a"])
      #expect(report.lessons[0].outcome == "passed" && report.lessons[0].exercises[0].isSound)
      return try #require(report.lessons[0].exercises[0].mutants)
    }
    #expect(scores[0] == scores[1])
    #expect(scores.allSatisfy { $0.tried == 2 && $0.killed + $0.survivors.count == 2 })
    #expect(scores[2] != scores[0] || scores[3] != scores[0])
  }

  @Test("a malformed lesson is not run and ends with 3; the others are verified all the same")
  func malformed() throws {
    let outcome = try verify(
      "```swift {.hiden}\n```\n", "--no-mutants", files: ["Lessons/02-b.md": "```swift\nlet a = b\n```\n"])
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("01-a.md:3:11: error: unknown attribute `.hiden`"))
    #expect(outcome.output.contains("✗ 01-a  malformed, not run"))
    #expect(outcome.output.contains("02-b.md:2:9: error: cannot find 'b' in scope"))
    #expect(outcome.output.contains("2 of 2 lessons do not keep what they promise"))
  }

  @Test("options that contradict each other are not understood")
  func contradiction() throws {
    let outcome = try verify("Words.\n", "--no-mutants", "--mutants", "3")
    #expect(outcome.status == 2 && outcome.error.contains("--no-mutants"))
  }
}
