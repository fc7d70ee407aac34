import LessonModel
import LessonSyntax
import Testing

@Suite struct MathTests {
  /// Markdown, the inlines it has, and the diagnostics.
  struct Case: CustomTestStringConvertible {
    var markdown: String
    var inlines: String
    var reports: [String] = []

    var testDescription: String { markdown }

    init(_ markdown: String, _ inlines: String, reports: [String] = []) {
      self.markdown = markdown
      self.inlines = inlines
      self.reports = reports
    }
  }

  static let cases = [
    Case(
      "Between $20 and 30$ it depends.", #""Between " math("20 and 30") " it depends.""#,
      reports: ["looks-like-currency"]),
    Case(#"It costs \$5 and \$6."#, #""It costs $5 and $6.""#),
    Case("Emphasis *a $x*y$ b*", #""Emphasis " em("a " math("x*y") " b")"#),
    Case("Underscores $w_1 + w_2$ and _em_", #""Underscores " math("w_1 + w_2") " and " em("em")"#),
    Case("$$\nx = 1\n\nAnd then a paragraph.", #""$$" soft "x = 1""#, reports: ["unclosed-math"]),
    Case("$$ x = 1 $$ trailing words", #"display("x = 1") " trailing words""#),
    Case("Table cell | $a | b$ |", #""Table cell | " math("a | b") " |""#),
    Case("Price list: $1,000, $2,000, $3,000.", #""Price list: $1,000, $2,000, $3,000.""#),
    Case("[link $x$](url) and **$y$**", #"link(<url> '' "link " math("x")) " and " strong(math("y"))"#),
    Case("$x$$y$", #"math("x") math("y")"#, reports: ["adjacent-formulas"]),
    Case("US$5 or AU$6, i.e. $n$ dollars", #""US$5 or AU$6, i.e. " math("n") " dollars""#),
    Case("costs $5 and $6", #""costs $5 and $6""#),
    Case("`$x$` and ``$`y$``", #"code("$x$") " and " code("$`y$")"#),
    Case("$HOME and `$PATH`", #""$HOME and " code("$PATH")"#),
    Case(#"$a \$ b$ \\$c$"#, #"math("a \\$ b") " \\" math("c")"#),
    Case("$a $b$", #""$a " math("b")"#),
    Case("# Slope $m$ #", #""Slope " math("m")"#),
    Case("two\nlines $m\n+n$\n===", #""two" soft "lines " math("m\n+n")"#),
    Case("$$\na\n- b\n= c\n=\n- d\n$$", #"block("a\n- b\n= c\n=\n- d")"#),
    Case("$$a$$", #"block("a")"#),
    Case(#"$$\text{\$5}x$$"#, #"block("\\text{\\$5}x")"#),
    Case("[a](http://x/$y$/)", #"link(<http://x/$y$/> '' "a")"#),
    Case("![$x$]($y$ \"$z$\")", #"image(<$y$> '$z$' math("x"))"#),
    Case("[$x$][r]\n\n[r]: /u", #"link(</u> '' math("x"))"#),
    Case("[r]: /u\n[$x$][r]", #"link(</u> '' math("x"))"#),
    Case("$x$  \n    - b", #"math("x") break "- b""#),
    Case("a <a title='$x$'>", #""a " html("<a title=\'$x$\'>")"#),
    Case("a \u{E000}1\u{E000} $x$", "\"a \u{E000}1\u{E000} \" math(\"x\")"),
    Case("$x$\u{301}", #"math("x") "\u{0301}""#),
  ]

  @Test("Dollars open and close formulas by Pandoc's rule", arguments: cases)
  func rule(_ example: Case) {
    let lesson = Lesson(example.markdown)
    #expect(lesson.inlinesOfFirstBlock == example.inlines)
    #expect(lesson.diagnostics.map(\.identifier) == example.reports)
  }
}
