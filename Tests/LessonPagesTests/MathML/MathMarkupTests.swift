import LessonModel
import LessonTestSupport
import Testing

@testable import LessonPages

@Suite("Formulas as MathML")
struct MathMarkupTests {
  private func html(_ tex: String, isDisplay: Bool = false) -> String {
    MathMarkup.html(for: Math(tex: tex, isDisplay: isDisplay))
  }

  /// What is drawn, without the frame around it that all formulas have.
  private func drawn(_ tex: String, isDisplay: Bool = false) -> String {
    let html = html(tex, isDisplay: isDisplay)
    let start =
      html.firstRange(of: "<semantics>")?.upperBound ?? html.firstIndex(of: ">").map(html.index(after:))
    let end = (html.firstRange(of: "<annotation") ?? html.firstRange(of: "</math>"))?.lowerBound
    return String(html[(start ?? html.startIndex)..<(end ?? html.endIndex)])
  }

  @Test("the formulas of the corpus have the markup that was read and found right")
  func golden() throws {
    let rows = try Fixtures.rows("math/corpus.tsv").map { row in
      "\(row[0])\t\(html(row[2], isDisplay: row[1] == "display"))"
    }
    let table = (["id\tmathml"] + rows).joined(separator: "\n") + "\n"
    try Fixtures.expect(table, isRecordedIn: "math/mathml.tsv")
  }

  @Test("a formula is a math element that keeps its TeX")
  func frame() {
    #expect(
      html(" x < 1 ") == "<math><semantics><mrow><mi>x</mi><mo>&lt;</mo><mn>1</mn></mrow>"
        + #"<annotation encoding="application/x-tex">x &lt; 1</annotation></semantics></math>"#)
    #expect(
      html("x^2", isDisplay: true) == #"<math display="block"><semantics><msup><mi>x</mi><mn>2</mn></msup>"#
        + #"<annotation encoding="application/x-tex">x^2</annotation></semantics></math>"#)
  }

  @Test("a formula of one letter or number is its own TeX")
  func ownTeX() {
    #expect(html(" x ") == "<math><mi>x</mi></math>")
    #expect(html("12.5", isDisplay: true) == #"<math display="block"><mn>12.5</mn></math>"#)
    #expect(html(#"\alpha"#).contains(#"<annotation encoding="application/x-tex">\alpha</annotation>"#))
    #expect(html("{x}").contains("{x}</annotation>"))
  }

  @Test(
    "letters have the characters of their alphabet",
    arguments: [
      (#"\mathbf{x}"#, "<mi>𝐱</mi>"), (#"\mathbb{R}"#, "<mi>ℝ</mi>"), (#"\mathcal{L}"#, "<mi>ℒ</mi>"),
      (#"\boldsymbol{\theta}"#, "<mi>𝜽</mi>"), (#"\mathbf{1}"#, "<mn>𝟏</mn>"),
      (#"\mathrm{d}"#, #"<mi mathvariant="normal">d</mi>"#), (#"\mathrm{ReLU}"#, "<mi>ReLU</mi>"),
      (#"\Sigma"#, #"<mi mathvariant="normal">Σ</mi>"#), (#"\sigma"#, "<mi>σ</mi>"), ("日", "<mi>日</mi>"),
      (#"\text{ if }"#, "<mtext>\u{A0}if\u{A0}</mtext>"), (#"\textbf{so}"#, "<mtext>𝐬𝐨</mtext>"),
      (#"\operatorname{E}"#, #"<mi mathvariant="normal">E</mi>"#),
    ])
  func letters(tex: String, expected: String) {
    #expect(drawn(tex) == expected)
  }

  @Test(
    "the space around operators is TeX's, said where browsers have another",
    arguments: [
      ("a+b", "<mi>a</mi><mo>+</mo><mi>b</mi>"),
      (#"a \cdot b"#, #"<mi>a</mi><mo lspace=".2222em" rspace=".2222em">⋅</mo><mi>b</mi>"#),
      ("-b", #"<mo form="prefix">−</mo><mi>b</mi>"#),
      ("a=-b", #"<mi>a</mi><mo>=</mo><mo form="prefix">−</mo><mi>b</mi>"#),
      (
        "f(x)",
        #"<mi>f</mi><mo stretchy="false" lspace=".0556em">(</mo><mi>x</mi><mo stretchy="false">)</mo>"#
      ),
      (#"\log p"#, #"<mi>log</mi><mo>&#x2061;</mo><mspace width=".1667em"></mspace><mi>p</mi>"#),
      (
        #"\log(p)"#,
        #"<mi>log</mi><mo>&#x2061;</mo><mo stretchy="false">(</mo><mi>p</mi><mo stretchy="false">)</mo>"#
      ),
      (#"a\!b"#, #"<mi>a</mi><mspace class="back"></mspace><mi>b</mi>"#),
      (#"a\quad b"#, #"<mi>a</mi><mspace width="1em"></mspace><mi>b</mi>"#),
      (#"\color{red}a = b"#, #"<mi>a</mi><mo>=</mo><mi>b</mi>"#),
      (#"a \color{red} = b"#, #"<mi>a</mi><mrow class="math-red"><mo>=</mo><mi>b</mi></mrow>"#),
    ])
  func spaces(tex: String, expected: String) {
    #expect(drawn(tex).contains(expected), "\(drawn(tex))")
  }

  @Test("there is no space around operators in scripts")
  func scripts() {
    #expect(
      drawn("x_{i=1}")
        == #"<msub><mi>x</mi><mrow><mi>i</mi><mo lspace="0" rspace="0">=</mo><mn>1</mn></mrow></msub>"#)
  }

  @Test("limits are above and below in display style, and beside in text")
  func limits() {
    #expect(drawn(#"\sum_i"#, isDisplay: true).hasPrefix("<munder>"))
    #expect(drawn(#"\sum_i^n"#, isDisplay: true).hasPrefix("<munderover>"))
    #expect(drawn(#"\sum_i^n"#).hasPrefix("<msubsup>"))
    #expect(drawn(#"\int_0^1"#, isDisplay: true).hasPrefix("<msubsup>"))
    #expect(drawn(#"\sum\limits_i"#).contains(#"movablelimits="false""#))
    #expect(drawn(#"\displaystyle\sum_i"#).contains("<munder>"))
    #expect(drawn(#"\frac{\sum_i}{2}"#, isDisplay: true).contains("<msub>"))
  }

  @Test("delimiters stretch around what is tall, and around nothing else")
  func fences() {
    #expect(drawn(#"\left(\frac12\right)"#).contains(#"<mo form="prefix" stretchy="true">(</mo>"#))
    #expect(drawn(#"\left(x\right)"#).contains(#"<mo form="prefix" stretchy="false">(</mo>"#))
    #expect(drawn(#"(\frac12)"#).contains(#"<mo stretchy="false">(</mo>"#))
    #expect(drawn(#"\left.\frac12\right|"#).contains(#"<mo form="postfix" stretchy="true""#))
  }

  @Test("how a table looks is said by classes")
  func tables() {
    #expect(
      drawn(#"\begin{array}{l|r} a & b \\ \hline c & d \end{array}"#)
        == #"<mtable><mtr><mtd class="left"><mi>a</mi></mtd><mtd class="right line-before"><mi>b</mi></mtd></mtr>"#
        + #"<mtr><mtd class="left line-above"><mi>c</mi></mtd><mtd class="right line-before line-above"><mi>d</mi></mtd></mtr></mtable>"#
    )
    #expect(
      drawn(#"\begin{aligned} a &= b \end{aligned}"#, isDisplay: true)
        == #"<mtable class="aligned" displaystyle="true"><mtr><mtd><mi>a</mi></mtd><mtd><mo>=</mo><mi>b</mi></mtd></mtr></mtable>"#
    )
    #expect(drawn(#"a \\ b"#, isDisplay: true).hasPrefix(#"<mtable class="gathered""#))
  }

  @Test("a tag is beside its formula")
  func tags() {
    let html = html(#"x = 1 \tag{3}"#, isDisplay: true)
    #expect(html.hasPrefix(#"<span class="math-tagged"><math display="block">"#))
    #expect(html.contains("<span>(<math><semantics><mtext>3</mtext>"))
  }

  @Test("colours are classes where pages have them in two themes, and never anything else than colours")
  func colors() {
    #expect(drawn(#"\textcolor{Red}{x}"#) == #"<mrow class="math-red"><mi>x</mi></mrow>"#)
    #expect(drawn(#"\textcolor{#0A0}{x}"#) == ##"<mrow mathcolor="#0a0"><mi>x</mi></mrow>"##)
    #expect(drawn(#"\textcolor{"onclick="x}{x}"#) == "<mrow><mi>x</mi></mrow>")
  }

  @Test("nothing of a formula becomes markup, and nothing in it is invisible")
  func escaping() {
    let html = html(#"\text{<script>alert("1")</script>} & < \text{‮}"#, isDisplay: true)
    #expect(!html.contains("<script"))
    #expect(!html.contains("\u{202E}"))
    let drawn = drawn("\\text{<b>\"&amp;\u{202E}}")
    #expect(drawn == "<mtext>&lt;b&gt;&quot;&amp;amp;\\u{202E}</mtext>")
  }

  @Test("a formula in error is shown as it was written, in a marked box, and says what is wrong")
  func errors() {
    #expect(
      html(#" \frac{1} "#)
        == #"<span class="math-error" title="\frac needs 2 arguments, found 1"><code>\frac{1}</code></span>"#)
    #expect(
      html("x}\n<b>", isDisplay: true)
        == "<span class=\"math-error math-error-block\" title=\"`}` without `{`\"><code>x}\n&lt;b&gt;</code></span>"
    )
  }

  @Test("malformed formulas of the collection are boxes, accepted ones are formulas")
  func malformed() throws {
    let accepted: Set = ["tex-18", "tex-19", "tex-26", "tex-27", "tex-29"]
    for row in try Fixtures.rows("math/malformed.tsv") where row[0].hasPrefix("tex-") {
      let html = html(row[3], isDisplay: row[2] == "display")
      #expect(html.hasPrefix("<math") == accepted.contains(row[0]), "\(row[0])")
      #expect(html.hasPrefix(#"<span class="math-error"#) != accepted.contains(row[0]), "\(row[0])")
      #expect(MarkupTree.read(html) != nil, "\(row[0])")
    }
  }
}
