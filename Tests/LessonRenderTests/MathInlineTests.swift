import LessonMath
import LessonTestSupport
import Testing

@testable import LessonRender

@Suite("Inline formulas")
struct MathInlineTests {
  private func text(_ tex: String, _ characters: Repertoire = .unicode) -> StyledText {
    TerminalMath(characters: characters).inline(MathParser.parse(tex, isDisplay: false).formula)
  }

  @Test("every formula of the corpus has the inline form that was read and found right")
  func corpus() throws {
    let lines = MathCorpus.formulas.map { formula in
      let unicode = TerminalMath().inline(formula.parsed).plainText
      let ascii = TerminalMath(characters: .ascii).inline(formula.parsed).plainText
      return "\(formula.id)  \(formula.tex)\n    \(unicode)\n    \(ascii)\n"
    }
    try Fixtures.expect(lines.joined(separator: "\n"), isRecordedIn: "math/inline.txt")
  }

  @Test(
    "labels of figures are in one line",
    arguments: [
      ("W^{(1)}_{11}", "W₁₁⁽¹⁾"), (#"\frac{\partial E}{\partial W^{(1)}_{11}}"#, "∂E/∂W₁₁⁽¹⁾"),
      (#"\sigma'(h_1)"#, "σ′(h₁)"), (#"\hat{y}"#, "ŷ"), ("x_1", "x₁"), (#"\mathbf{x}^\top"#, "xᵀ"), ("", ""),
    ])
  func labels(tex: String, expected: String) {
    #expect(text(tex).plainText == expected)
  }

  @Test(
    "scripts are raised and lowered only if every character can be",
    arguments: [
      ("x^{2n}", "x²ⁿ"), ("x^{2q}", "x^(2q)"), ("x^q", "x^q"), ("W_{jb}", "W_(jb)"),
      (#"D_{\mathrm{KL}}"#, "D_KL"),
      ("x_i^{2q}", "xᵢ^(2q)"), ("e^{-x}", "e⁻ˣ"), (#"90^\circ"#, "90°"), ("w^*", "w*"), ("x^{y^z}", "x^(yᶻ)"),
      (#"\mathbf{1}_{\{y=j\}}"#, "1_{y=j}"), ("{ab}^2", "(ab)²"), ("x^q y", "x^q y"), ("{}^{14}C", "¹⁴C"),
    ])
  func scripts(tex: String, expected: String) {
    #expect(text(tex).plainText == expected)
  }

  @Test(
    "parts of a fraction have parentheses where the line would be read otherwise without them",
    arguments: [
      (#"\frac{a+b}{c}"#, "(a+b)/c"), (#"\frac{1}{2\sigma}"#, "1/(2σ)"), (#"\frac{1}{f(x)}"#, "1/f(x)"),
      (#"\frac{1}{(1+x)^2}"#, "1/(1+x)²"), (#"\frac{2x}{3}"#, "2x/3"), (#"\frac{\frac{a}{b}}{c}"#, "(a/b)/c"),
      (#"\frac12 x"#, "(1/2)x"), (#"\frac{d}{dx} f"#, "d/dx f"),
      (#"\frac{dz}{dy}\frac{dy}{dx}"#, "dz/dy · dy/dx"),
      (#"\frac{a}{b}^2"#, "(a/b)²"), (#"\frac{1}{\partial x \partial y}"#, "1/(∂x∂y)"),
      (#"-\frac{a}{b}"#, "−a/b"),
      (#"\frac{\ln x}{x}"#, "(ln x)/x"), (#"\frac{1}{(a)(b)}"#, "1/((a)(b))"),
      (#"\alpha\frac{a}{b}"#, "α a/b"),
    ])
  func fractions(tex: String, expected: String) {
    #expect(text(tex).plainText == expected)
  }

  @Test(
    "roots have parentheses around more than one thing",
    arguments: [
      (#"\sqrt{2}"#, "√2"), (#"\sqrt{d_k}"#, "√dₖ"), (#"\sqrt{x^2}"#, "√(x²)"), (#"\sqrt{a+b}"#, "√(a + b)"),
      (#"\sqrt[3]{x}"#, "∛x"), (#"\sqrt[n]{x}"#, "ⁿ√x"), (#"\sqrt{d_q}"#, "√(d_q)"),
    ])
  func roots(tex: String, expected: String) {
    #expect(text(tex).plainText == expected)
  }

  @Test(
    "space follows the classes of the symbols",
    arguments: [
      ("a-b", "a − b"), ("(-b)", "(−b)"), ("x=-1", "x = −1"), ("f(x,y)", "f(x, y)"), (#"n\log n"#, "n log n"),
      (#"\log(n)"#, "log(n)"), (#"a\quad b"#, "a  b"), (#"a\,b"#, "a b"), (#"a\!b"#, "ab"),
      ("x_{i=1}", "xᵢ₌₁"),
      (#"\sum_i(x)"#, "∑ᵢ (x)"), (#"p(y\mid x)"#, "p(y | x)"), ("x=0,", "x = 0,"),
      (#"a \text{ and } b"#, "a and b"),
    ])
  func spaces(tex: String, expected: String) {
    #expect(text(tex).plainText == expected)
  }

  @Test(
    "accented letters are composed where Unicode has the letter",
    arguments: [
      (#"\hat{y}"#, "\u{177}"), (#"\tilde{n}"#, "\u{F1}"), (#"\bar{x}"#, "x\u{304}"),
      (#"\hat{\sigma}"#, "σ\u{302}"),
      (#"\dot{z}"#, "\u{17C}"), (#"\vec{h}"#, "h\u{20D7}"), (#"\overline{AB}"#, "A\u{305}B\u{305}"),
      (#"\widehat{xyz}"#, "hat(xyz)"),
    ])
  func accents(tex: String, expected: String) {
    #expect(text(tex).plainText.unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test("the table of composed letters is what canonical equivalence says")
  func composed() {
    for accent in MathAccent.allCases {
      for base in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" {
        guard let letter = AccentedLetters.letter(base, accent), letter.unicodeScalars.count == 1 else {
          continue
        }
        let mark =
          AccentedLetters.letter("α", accent).map { $0.unicodeScalars.dropFirst().map(Character.init) } ?? []
        #expect(String(letter) == String(base) + String(mark), "\(letter) is not \(base) with \(accent)")
      }
    }
  }

  @Test("bold letters are plain letters in bold type, other alphabets are Unicode's")
  func alphabets() {
    #expect(text(#"\mathbf{x}"#) == StyledText("x", TextStyle(bold: true)))
    #expect(
      text(#"\boldsymbol{\Sigma}_i"#) == StyledText(runs: [.init("Σ", TextStyle(bold: true)), .init("ᵢ")]))
    #expect(text(#"\mathbb{R} \mathcal{L} \mathfrak{g} \mathbb{1}"#).plainText == "ℝℒ𝔤𝟙")
    #expect(text(#"\textit{so}"#) == StyledText("so", TextStyle(italic: true)))
  }

  @Test("colours are the terminal's")
  func colors() {
    #expect(text(#"\textcolor{red}{x}"#) == StyledText("x", TextStyle(.red)))
    #expect(text(#"\textcolor{black}{x}"#) == StyledText("x"))
  }

  @Test("what is not understood is shown as it was written, in red")
  func invalid() {
    #expect(text(#"\foo + 1"#).runs.first == .init(#"\foo"#, TextStyle(.red)))
  }

  @Test(
    "plain letters stand for symbols in ASCII, apart from their neighbours",
    arguments: [
      (#"\alpha x_i"#, "alpha x_i"), (#"\sigma(x)"#, "sigma(x)"), (#"2\pi"#, "2 pi"),
      (#"\hat{y}_i"#, "y_hat_i"),
      (#"\sum_{i=1}^n w_i"#, "sum_{i=1}^n w_i"), (#"\sqrt{d_k}"#, "sqrt(d_k)"),
      (#"\mathbb{R}^{m \times n}"#, "R^{m x n}"),
      (#"\frac{\partial E}{\partial w}"#, "dE/dw"), (#"x \le y \ne z"#, "x <= y != z"),
      (#"\lfloor x \rfloor"#, "floor(x)"),
      ("é €", "??"), (#"\aleph_0"#, "aleph_0"),
    ])
  func ascii(tex: String, expected: String) {
    #expect(text(tex, .ascii).plainText == expected)
  }
}
