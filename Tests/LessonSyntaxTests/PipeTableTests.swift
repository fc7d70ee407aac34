import LessonModel
import LessonSyntax
import Testing

@Suite struct PipeTableTests {
  @Test(
    "Every example of GitHub's table section has the specification's own result",
    arguments: try Example.gfmTables())
  func specification(_ example: Example) {
    #expect(CommonMarkHTML.render(Lesson(example.markdown).blocks) == example.html)
  }

  @Test("GitHub's table section has 8 examples")
  func count() throws {
    #expect(try Example.gfmTables().count == 8)
  }

  /// Markdown, and its dump without the diagnostics.
  static let contexts = [
    // In a quote, with a code span, a link by reference, a formula and an empty cell.
    (
      "> | a | b |\n> |:--|--:|\n> | `x|y` | [r] |\n> | $\\alpha$ ||\n\n[r]: /u",
      """
      quote 1:1-4:15
        table left right 1:3-4:15
          row "a" | "b"
          row "`x" | "y`"
          row math("\\\\alpha") |\(" ")

      """
    ),
    (
      "- a | b\n  -|-\n  [r] | *c*\n\n[r]: /u 't'",
      """
      list bullet tight 1:1-3:11
        item
          table none none 1:3-3:11
            row "a" | "b"
            row link(</u> 't' "r") | em("c")

      """
    ),
    // Whatever a cell begins with, it is running text.
    (
      "| # a | - b | [c]: d |\n|---|---|---|\n| > e | 1. f | *** |",
      """
      table none none none 1:1-3:20
        row "# a" | "- b" | "[c]: d"
        row "> e" | "1. f" | "***"

      """
    ),
    // The rule below a table is no underline of a heading.
    (
      "a | b\n--|--\n1 | 2\n---\nc",
      """
      table none none 1:1-3:5
        row "a" | "b"
        row "1" | "2"
      rule 4:1-4:3
      paragraph 5:1-5:1 "c"

      """
    ),
    (
      "text with $x$\nand *more*\n| a |\n| - |",
      """
      paragraph 1:1-2:10 "text with " math("x") soft "and " em("more")
      table none 3:1-4:5
        row "a"

      """
    ),
    (
      "```\n| a |\n|---|\n```",
      """
      code fenced `` [] 1:1-4:3 "| a |\\n|---|\\n"

      """
    ),
    (
      "| a \\| b \\\\| c |\n|-|-|",
      """
      table none none 1:1-2:5
        row "a | b \\\\" | "c"

      """
    ),
  ]

  @Test("Tables stand in quotes and lists, after text, and hold any running text", arguments: contexts)
  func context(_ markdown: String, _ dump: String) {
    #expect(LessonDump.dump(Lesson(markdown)) == dump)
  }
}
