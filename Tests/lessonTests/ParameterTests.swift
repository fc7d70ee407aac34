import Foundation
import Testing

@Suite("Parameters and parts of a lesson")
struct ParameterTests {
  private let folder: TestFolder
  private let file: String

  init() throws {
    folder = try TestFolder()
    file = try folder.write(
      """
      # Descent

      ```swift {#rate .parameter}
      let rate = 0.25
      ```

      Words between.

      ```swift {#walk}
      var w = 1.0
      for _ in 0..<2 { w -= rate * 2 * w }
      print("the end is \\(w)")
      Plot("Path", x: "step", y: "w").line([1, w])
      ```

      ```swift {#last}
      expect(w < 2, "w is small")
      ```
      """, to: "a.md")
  }

  private func run(_ options: String...) throws -> LessonTool.Outcome {
    try LessonTool.run(
      ["run", file, "--width", "80"] + options, environment: ["XDG_CACHE_HOME": folder.path + "/caches"])
  }

  @Test("another value is run and shown in place of the author's")
  func oneValue() throws {
    let outcome = try run("--set", "rate=0")
    #expect(outcome.status == 0 && outcome.error.isEmpty)
    #expect(outcome.output.contains("let rate = 0.0\n") && outcome.output.contains("the end is 1.0"))
    #expect(try run().output.contains("the end is 0.25"))
  }

  @Test("several values are compared in one table and one plot, and one that fails makes the command fail")
  func severalValues() throws {
    let outcome = try run("--set", "rate=0.25,0,2")
    #expect(outcome.status == 1)
    let rows = outcome.output.split(separator: "\n").map { line in
      line.split(separator: "│").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    }
    for row in [["0.25", "0.25", "0.25", "yes", "fine"], ["0", "1", "1", "yes", "fine"]] {
      #expect(rows.contains(row), "\(outcome.output)")
    }
    #expect(outcome.output.contains("last: 1 not met") && outcome.output.contains("rate 0.25"))
    let json = try run("--set", "rate=0.25,0", "--json")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect((document["variants"] as? [Any])?.count == 2 && (document["comparison"] as? [Any])?.count == 2)
  }

  @Test("what a cell shows that is meant to fail is no failure of the variants")
  func meantToFail() throws {
    let cells = [
      "{.parameter}\nlet rate = 0.5", "{.fails}\nlet a: Int = \"b\"", "{.fails}\nlet c = [rate]\nc[1]",
      "\nprint(rate * 2)",
    ]
    let text = cells.map { "```swift \($0)\n```\n" }.joined(separator: "\n")
    let lesson = try folder.write("# A\n\n" + text, to: "fails.md")
    let outcome = try LessonTool.run("run", lesson, "--set", "rate=1,2")
    #expect(outcome.status == 0 && outcome.error.isEmpty)
    #expect(outcome.output.contains("4") && !outcome.output.contains("error"), "\(outcome.output)")
  }

  @Test("a part of the lesson is shown with the prose in it; what comes after it does not run")
  func parts() throws {
    let part = try run("--from", "rate", "--until", "walk").output
    #expect(part.contains("Words between.") && part.contains("the end is") && !part.contains("w is small"))
    #expect(!part.contains("Descent"))
    let rest = try run("--from", "last").output
    #expect(rest.contains("✓ w is small") && !rest.contains("the end is"))
  }

  @Test(
    "what cannot be set is told with what could be",
    arguments: [
      ("rat=1", "a has no parameter `rat`", "did you mean rate?"),
      ("rate", "--set takes NAME=VALUE", "learningRate=0.5"),
      ("rate=x", "`x` is no value for `rate`, which is a number", "--set rate=0.25"),
      ("rate=", "`` is no value for `rate`", "--set rate="),
    ])
  func mistakes(setting: String, summary: String, fix: String) throws {
    let outcome = try run("--set", setting)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.error.contains(summary) && outcome.error.contains(fix))
  }

  @Test("several lessons are shown in their order, and the graver outcome counts")
  func severalLessons() throws {
    let bad = try folder.write("# Bad\n\n```swift\nfatalError(\"no\")\n```\n", to: "b.md")
    let outcome = try LessonTool.run("run", bad, file, file, "--width", "80")
    #expect(outcome.status == 1)
    let titles = outcome.output.split(separator: "\n").filter { ["Bad", "Descent"].contains($0) }
    #expect(titles == ["Bad", "Descent", "Descent"])
    let json = try LessonTool.run("run", bad, file, "--json").output
    #expect(try (JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])?["lessons"] is [Any])
  }
}
