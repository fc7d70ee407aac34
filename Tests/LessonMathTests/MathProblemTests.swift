import LessonTestSupport
import Testing

@testable import LessonMath

@Suite("Problems in TeX mathematics")
struct MathProblemTests {
  /// What is to be said of the rows `tex-…` of `malformed.tsv`, where it is said, and how to mend it. Rows that are
  /// not here are to be accepted.
  private static let expected: [String: (identifier: String, offset: Int, summary: String, fix: String)] = [
    "tex-01": ("math-missing-argument", 8, #"\frac needs 2 arguments, found 1"#, #"write \frac{…}{…}"#),
    "tex-02": (
      "math-unclosed-brace", 5, "`{` opened at column 6 is never closed",
      #"add the missing `}`, or write \{ for a brace that is shown"#
    ),
    "tex-03": (
      "math-stray-brace", 1, "`}` without `{`", #"remove it, or write \} for a brace that is shown"#
    ),
    "tex-05": ("math-unknown-command", 0, #"unknown command \farc"#, #"did you mean \frac?"#),
    "tex-08": (
      "math-mismatched-environments", 18,
      #"\begin{bmatrix} at column 1 is closed by \end{pmatrix} at column 19"#, #"write \end{bmatrix}"#
    ),
    "tex-09": (
      "math-end-without-begin", 2, #"\end{bmatrix} without \begin"#,
      #"write \begin{bmatrix} before it, or remove it"#
    ),
    "tex-10": (
      "math-left-without-right", 0, #"\left( has no \right"#,
      #"write \right. where the delimited part ends, or remove \left"#
    ),
    "tex-11": (
      "math-right-without-left", 2, #"\right) has no \left"#,
      #"write \left. where the delimited part begins, or remove \right"#
    ),
    "tex-12": (
      "math-invalid-delimiter", 6, #"`x` is not a delimiter after \left"#,
      #"write one of ( ) [ ] \{ \} | \| \langle \rangle, or . for none"#
    ),
    "tex-13": ("math-double-script", 3, "double superscript at column 4", "write x^{1^2} or {x^1}^2"),
    "tex-15": ("math-missing-script", 1, "`^` needs something after it", "write ^{…}, or remove it"),
    "tex-18": (
      "math-inline-line-break", 2, #"`\\` has no effect in inline math"#,
      "write the formula between $$ and $$"
    ),
    "tex-19": (
      "math-ragged-row", 0, #"row 2 of \begin{bmatrix} has fewer cells than another"#, "add the missing `&`"
    ),
    "tex-21": (
      "math-too-many-expansions", 10, #"more than 1000 macro expansions: does \a stand for itself?"#,
      #"define \a without using \a"#
    ),
    "tex-23": ("math-percent", 2, "`%` begins a comment in TeX", #"write \% for a percent sign"#),
    "tex-22": (
      "math-too-deep", 100, "nested deeper than 100 levels", "take the formula apart into several"
    ),
  ]

  @Test("each malformed formula is reported where it is wrong, with what is wrong and how to mend it")
  func malformed() throws {
    let rows = try Fixtures.rows("math/malformed.tsv").filter { $0[0].hasPrefix("tex-") }
    #expect(rows.count == 19)
    for row in rows {
      let problem = MathParser.parse(row[3], isDisplay: row[2] == "display").problems.first
      let expected = Self.expected[row[0]]
      #expect(problem?.identifier == expected?.identifier, "\(row[0])")
      #expect(problem?.offset == expected?.offset, "\(row[0])")
      #expect(problem?.summary == expected?.summary, "\(row[0])")
      #expect(problem?.fix == expected?.fix, "\(row[0])")
    }
  }

  @Test("what is accepted with a remark is no error")
  func severities() throws {
    #expect(MathParser.parse(#"a \\ b"#, isDisplay: false).problems.map(\.severity) == [.note])
    #expect(MathParser.parse(#"a \\ b"#, isDisplay: true).problems == [])
    let ragged = #"\begin{bmatrix} 1 & 2 \\ 3 \end{bmatrix}"#
    #expect(MathParser.parse(ragged, isDisplay: true).problems.map(\.severity) == [.warning])
  }

  @Test("mismatched environments name the place of both")
  func related() {
    let problem = MathParser.parse(#"x \begin{cases} 1 \end{array}"#, isDisplay: true).problems.first
    #expect(problem?.related == .init(#"\begin{cases} is here"#, at: 2))
  }

  @Test("several problems are reported together, in the order of the text")
  func several() {
    let problems = MathParser.parse(#"\alhpa + x} + \frac{1}"#, isDisplay: false).problems
    #expect(
      problems.map(\.identifier) == ["math-unknown-command", "math-stray-brace", "math-missing-argument"])
    #expect(problems.map(\.offset) == [0, 10, 22])
  }

  @Test(
    "the marked place is where the problem is",
    arguments: [
      (#"a & b"#, "math-stray-ampersand", 2), (#"50%"#, "math-percent", 2), ("a # b", "math-parameter", 2),
      (#"\begin{matirx} 1 \end{matirx}"#, "math-unknown-environment", 0),
      (#"x + \limits"#, "math-stray-limits", 4),
      (#"\begin{matrix} 1"#, "math-unclosed-environment", 0), (#"\sqrt[3 x"#, "math-unclosed-bracket", 5),
      (#"\text{a $x}"#, "math-unclosed-dollar", 8), (#"é + \foo"#, "math-unknown-command", 5),
      (#"\begin{array}{cq} 1 \end{array}"#, "math-unknown-column", 15), (#"x\"#, "math-unknown-command", 1),
      (#"\newcommand{x}{y}"#, "math-missing-macro-name", 11), ("a $ b", "math-dollar", 2),
      (#"\text x"#, "math-missing-argument", 6), ("x_1_2", "math-double-script", 3),
      (#"a \middle| b"#, "math-stray-middle", 2),
    ])
  func places(tex: String, identifier: String, offset: Int) {
    let problem = MathParser.parse(tex, isDisplay: true).problems.first
    #expect(problem?.identifier == identifier)
    #expect(problem?.offset == offset)
  }

  @Test("what could be understood is kept")
  func recovery() {
    let plus = MathNode.symbol(MathSymbol("+", .binary))
    let letter = { (text: String) in MathNode.symbol(MathSymbol(text)) }
    #expect(MathParser.parse("x} + y", isDisplay: false).formula.nodes == [letter("x"), plus, letter("y")])
    #expect(
      MathParser.parse(#"\farc + y"#, isDisplay: false).formula.nodes == [
        .invalid(#"\farc"#), plus, letter("y"),
      ])
    #expect(
      MathParser.parse("{x + y", isDisplay: false).formula.nodes
        == [.group(.ordinary, [letter("x"), plus, letter("y")])])
  }

  @Test(
    "the nearest name is the one a slip of the fingers away",
    arguments: [
      ("alhpa", "alpha"), ("lambd", "lambda"), ("parital", "partial"), ("mathbff", "mathbf"),
      ("thete", "theta"),
      ("sgima", "sigma"),
    ])
  func nearest(word: String, name: String) {
    let problem = MathParser.parse("\\" + word, isDisplay: false).problems.first
    #expect(problem?.fix == "did you mean \\\(name)?")
  }
}
