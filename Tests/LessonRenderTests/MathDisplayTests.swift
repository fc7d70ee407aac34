import LessonMath
import LessonTestSupport
import Testing

@testable import LessonRender

@Suite("Display formulas")
struct MathDisplayTests {
  private static let formulas: [MathCorpus.Formula] = {
    let more = ((try? Fixtures.text("math/more-display.txt")) ?? "").split(separator: "\n")
    return MathCorpus.formulas.filter(\.isDisplay)
      + more.enumerated().map { .init(id: "more-\($0 + 1)", isDisplay: true, tex: String($1)) }
  }()

  private func rows(_ formula: MathFormula, width: Int = 80, _ characters: Repertoire = .unicode) -> [String]
  {
    TerminalMath(characters: characters).display(formula, width: width).map(\.plainText)
  }

  private func drawing(_ tex: String, width: Int = 80, _ characters: Repertoire = .unicode) -> String {
    rows(MathParser.parse(tex, isDisplay: true).formula, width: width, characters)
      .joined(separator: "\n")
  }

  @Test("display formulas have the form that was read and found right", arguments: [60, 100])
  func golden(width: Int) throws {
    let blocks = Self.formulas.map { "\($0.id)  \($0.tex)\n\n" + drawing($0.tex, width: width) + "\n" }
    try Fixtures.expect(blocks.joined(separator: "\n"), isRecordedIn: "math/display-\(width).txt")
  }

  @Test("display formulas in ASCII have the form that was read and found right")
  func goldenASCII() throws {
    let blocks = Self.formulas.map { "\($0.id)  \($0.tex)\n\n" + drawing($0.tex, .ascii) + "\n" }
    try Fixtures.expect(blocks.joined(separator: "\n"), isRecordedIn: "math/display-ascii.txt")
  }

  @Test("a fraction has a bar as wide as its wider part, on the row of what is beside it")
  func fraction() {
    #expect(
      drawing(#"x = \frac{a + b}{cd}"#) == """
            a + b
        x = ─────
             cd
        """)
  }

  @Test("limits are above and below, and the sum is on the row of its terms")
  func limits() {
    #expect(
      drawing(#"E = \sum_{i=1}^n (y_i - \hat{y}_i)^2"#) == """
             n
        E =  ∑  (yᵢ − ŷᵢ)²
            i=1
        """)
  }

  @Test("scripts without raised characters have rows of their own, and leave parentheses flat")
  func scripts() {
    #expect(
      drawing(#"(x^{2q} + W_{jb})"#) == """
          2q
        (x   + W  )
                jb
        """)
  }

  @Test("cases have a brace with a point in the middle")
  func cases() {
    #expect(
      drawing(#"\hat{y} = \begin{cases} 1 & \text{if } Wx + b \geq 0 \\ 0 & \text{otherwise} \end{cases}"#)
        == """
            ⎧ 1   if Wx + b ≥ 0
        ŷ = ⎨
            ⎩ 0   otherwise
        """)
  }

  @Test("formulas too wide are broken before relations, else before operators, and indented")
  func breaking() {
    #expect(
      drawing("y = a + b + c = d + e + f + g + h", width: 20) == """
        y = a + b + c
          = d + e + f + g
            + h
        """)
  }

  @Test("aligned rows are broken within their right sides, and then set apart")
  func breakingAligned() {
    #expect(
      drawing(#"\begin{aligned} y &= a + b + c + d \\ z &= e \end{aligned}"#, width: 14) == """
        y = a + b + c
            + d

        z = e
        """)
  }

  @Test("what cannot be broken in two dimensions is written in one")
  func lastResort() {
    let drawing = drawing(#"\left( \frac{a + b}{c} + \frac{d + e}{f} + \frac{g + h}{i} \right)"#, width: 20)
    #expect(
      drawing == """
        ((a+b)/c + (d+e)/f +
            (g+h)/i)
        """)
  }

  @Test("no row is wider than the terminal, and none ends in blanks", arguments: [40, 60, 100])
  func widths(width: Int) {
    for formula in Self.formulas {
      for characters in Repertoire.allCases {
        let rows = rows(formula.parsed, width: width, characters)
        #expect(rows.allSatisfy { $0.displayWidth <= width }, "\(formula.id)")
        #expect(!rows.contains { $0.hasSuffix(" ") }, "\(formula.id)")
      }
    }
  }

  @Test("all rows of a box are as wide as the box")
  func boxes() {
    for formula in Self.formulas {
      let box = BoxMath(.unicode).box(formula.parsed.nodes, .display)
      #expect(box.rows.allSatisfy { $0.width == box.width }, "\(formula.id)")
      #expect(box.rows.indices.contains(box.baseline), "\(formula.id)")
      #expect(box.core.above <= box.baseline && box.core.below <= box.depth, "\(formula.id)")
    }
  }

  @Test("the ASCII form has nothing but ASCII in it")
  func ascii() {
    for formula in MathCorpus.formulas {
      #expect(rows(formula.parsed, .ascii).allSatisfy { $0.allSatisfy(\.isASCII) }, "\(formula.id)")
    }
  }

  @Test("bold letters stay bold in two dimensions")
  func bold() {
    let formula = MathParser.parse(#"\frac{\mathbf{x}}{2}"#, isDisplay: true).formula
    let rows = TerminalMath().display(formula, width: 80)
    #expect(rows[0].runs.last == .init("x", TextStyle(bold: true)))
  }

  @Test(
    "deeply nested formulas are drawn soon",
    arguments: [
      "x^{", "x_{", #"\frac{1}{"#, #"\sqrt{"#, #"\hat{"#, #"\left("#, "{", #"\overset{a}{"#, #"\boxed{"#,
      #"\begin{matrix}"#,
    ])
  func depth(piece: String) {
    let tex = String(repeating: piece, count: 90) + "y"
    let formula = MathParser.parse(tex, isDisplay: true).formula
    for characters in Repertoire.allCases {
      #expect(!rows(formula, characters).isEmpty)
    }
  }

  @Test("random tokens are drawn in rows of equal width", arguments: 0..<10)
  func soup(seed: UInt64) {
    var generator = MathSoup(seed: seed)
    for _ in 0..<50 {
      let tex = generator.formula()
      let formula = MathParser.parse(tex, isDisplay: true).formula
      let box = BoxMath(.unicode).box(formula.nodes, .display)
      #expect(box.rows.allSatisfy { $0.width == box.width }, "\(tex)")
      let ascii =
        rows(formula, width: 40, .ascii) + [TerminalMath(characters: .ascii).inline(formula).plainText]
      #expect(ascii.allSatisfy { $0.allSatisfy(\.isASCII) }, "\(tex)")
      // Too narrow for anything: drawn all the same.
      _ = rows(formula, width: 1)
    }
  }
}

/// Formulas of random pieces, the same for the same seed (SplitMix64).
private struct MathSoup {
  var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % UInt64(limit))
  }

  mutating func formula() -> String {
    (0...next(below: 30)).map { _ in Self.pieces[next(below: Self.pieces.count)] }.joined(separator: " ")
  }

  private static let pieces = #"""
    { } ^ _ ' & x y 1 2.5 + - = , é 日 | ( ) [ ] \\ \frac \sqrt \left( \right) \left| \right. \begin{matrix} \end{matrix}
    \begin{aligned} \end{aligned} \begin{cases} \end{cases} \sum \int \alpha \text{a} \mathbf \hat \overset \underbrace
    \middle| \color{red} \boxed \lim \phantom \quad \foo \widehat \binom \displaystyle \dfrac \overrightarrow
    """#.split(whereSeparator: \.isWhitespace).map(String.init)
}
