import LessonModel
import LessonSyntax
import Testing

/// Texts made to be slow or deep. What is asserted is the diagnostic; the test ends, or it does not.
@Suite struct HostileInputTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var markdown: String
    /// What is reported; nil when the text is fine.
    var identifier: String?

    init(_ name: String, _ markdown: String, _ identifier: String? = nil) {
      testDescription = name
      self.markdown = markdown
      self.identifier = identifier
    }
  }

  private static func times(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  static let refused = [
    Case("a million quotes", times(">", 1_000_000), "nested-too-deep"),
    Case("a million quotes apart", times("> ", 1_000_000) + "x", "nested-too-deep"),
    Case("200,000 lists", times("- ", 200_000) + "x", "nested-too-deep"),
    Case("200,000 numbered lists", times("1. ", 200_000) + "x", "nested-too-deep"),
    Case("lists and quotes", times("> - ", 200_000) + "x", "nested-too-deep"),
    Case("quotes, one more a line", (0..<500).map { times(">", $0) + "a\n" }.joined(), "nested-too-deep"),
    Case("lists, one more a line", (0..<500).map { times("  ", $0) + "- a\n" }.joined(), "nested-too-deep"),
    Case("500 lists, 900 times", times(times("- ", 500) + "x\n\n", 900), "nested-too-deep"),
    Case("900 lists and blank lines", times("- ", 900) + "x\n" + times("\n", 100_000), "nested-too-deep"),
    Case("emphasis in emphasis", times("*a **b ", 50_000) + times("b** a*", 50_000), "nested-too-deep"),
    Case(
      "emphasis in emphasis, in a cell", "|a|\n|-|\n|" + times("*a **b ", 500) + times("b** a*", 500),
      "nested-too-deep"),
    Case("images around links", times("![[]()", 100_000), "too-many-images"),
    Case("images before links", times("![", 100_000) + times("[x](u)", 100_000), "too-many-images"),
    Case("images with links inside", times("![a [b](c) ", 50_000), "too-many-images"),
    Case("marks and nothing else", times("*a_\n", 600_000), "too-many-marks"),
    Case("images in paragraphs of 60 KB", times(times("![[]()", 10_000) + "\n\n", 20), "too-many-images"),
  ]

  @Test("Texts that would take minutes or all the stack are refused, and why is said", arguments: refused)
  func refusal(_ hostile: Case) throws {
    let identifiers = Lesson(hostile.markdown).diagnostics.map(\.identifier)
    #expect(identifiers == [try #require(hostile.identifier)])
    let plain = Lesson(hostile.markdown, extensions: false)
    #expect(plain.diagnostics.count <= 1)
  }

  static let bounded = [
    Case("brackets", times("[", 40_000)),
    Case("nested brackets", times("[", 20_000) + "a" + times("]", 20_000)),
    Case("backticks of growing length", (1..<500).map { "e" + times("`", $0) }.joined()),
    Case("emphasis that never closes", times("*a_ ", 20_000)),
    Case("entities", times("&a", 40_000)),
    Case("links that never close", times("[a](<b", 20_000)),
    Case("HTML that never closes", times("<!-- a ", 20_000)),
    Case("definitions", (0..<20_000).map { "[a\($0)]: /u\n" }.joined()),
    Case("dollars", times("$a ", 40_000)),
    Case("dollars before digits", times("$a$5", 20_000)),
    Case("dollars and backticks", times("$a `", 20_000)),
    Case("short formulas", times("$a$ ", 20_000)),
    Case("a wide table", "|" + times("a|", 10_000) + "\n|" + times("-|", 10_000)),
    Case("a long table", "|a|\n|-|\n" + times("|b|\n", 20_000)),
    Case("lines that look like tables", times("a | b\n-|-|-\n", 20_000)),
    Case("one long line", times("a", 500_000)),
    Case("carriage returns", times("a\r", 40_000)),
    Case("lists side by side", times("- a\n", 20_000)),
    Case("cells", "# Many\n" + times("```swift\nx\n```\n", 4_000)),
  ]

  @Test("Texts that repeat anything else many times are parsed", arguments: bounded)
  func parsed(_ hostile: Case) {
    #expect(Lesson(hostile.markdown).diagnostics == [])
  }

  @Test("Display math that is opened again and again ends")
  func displayMath() {
    let lesson = Lesson(Self.times("- $$\n", 20_000))
    #expect(lesson.diagnostics.allSatisfy { $0.identifier == "unclosed-math" })
  }
}
