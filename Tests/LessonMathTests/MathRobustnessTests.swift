import LessonTestSupport
import Testing

@testable import LessonMath

@Suite("TeX that no person wrote")
struct MathRobustnessTests {
  @Test(
    "nesting far beyond the limit is refused, not followed",
    arguments: [
      "{", "x^{", #"\frac{"#, #"\sqrt"#, #"\left("#, #"\begin{matrix}"#, #"\text{$"#, #"\displaystyle "#,
      #"\hat"#, "x^x_",
      #"\sqrt["#, #"\substack{"#, #"\color{red}"#, #"\overset{"#, #"\mathbf"#, #"\text{\textbf{"#, #"\not"#,
      #"\underbrace{"#,
    ])
  func depth(piece: String) {
    let count = piece == "{" ? 100_000 : 10_000
    let (_, problems) = MathParser.parse(String(repeating: piece, count: count), isDisplay: true)
    #expect(!problems.isEmpty)
    #expect(problems.count <= MathParser.problemLimit)
  }

  @Test(
    "ten thousand of anything end soon",
    arguments: [
      "}", "^", "_", "'", "x^1^1", "&", #"\\"#, "%", "$", "#", #"\right)"#, #"\end{x}"#, #"\farc"#, "~", "[",
      "]", "1.",
      #"\left."#, #"\middle|"#, #"\\["#, #"\hline"#, "x ", "x^2 ", #"\frac12 "#, #"\def\a{\b}\def\b{\a}"#,
      #"\newcommand"#,
      #"\big"#, #"\text{a}"#, #"\limits"#, #"\sum\limits\nolimits"#,
    ])
  func length(piece: String) {
    let tex = String(repeating: piece, count: 10_000)
    let clock = ContinuousClock()
    let time = clock.measure { _ = MathParser.parse(tex, isDisplay: true) }
    // Some hundredths of a second; a quadratic parser needs minutes.
    #expect(time < .seconds(10))
  }

  @Test(
    "macros that multiply are stopped",
    arguments: [
      #"\def\a{\a\a}\a"#, #"\def\a#1{#1#1\a{#1#1}}\a{x}"#, #"\def\a{\b\b}\def\b{\c\c}\def\c{\a}\a"#,
      #"\def\a#1{\#(String(repeating: "#1", count: 5000))}\a{\#(String(repeating: "x", count: 5000))}"#,
    ])
  func macros(tex: String) {
    let problems = MathParser.parse(tex, isDisplay: false).problems
    #expect(problems.contains { $0.identifier == "math-too-many-expansions" })
  }

  @Test("random tokens end in a tree and in problems within the text", arguments: 0..<20)
  func soup(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let tex = Self.soup(&generator)
      let (formula, problems) = MathParser.parse(tex, isDisplay: Bool.random(using: &generator))
      #expect(problems.allSatisfy { (0...tex.utf8.count).contains($0.offset) }, "\(tex)")
      #expect(problems.map(\.offset) == problems.map(\.offset).sorted(), "\(tex)")
      #expect(formula.nodes.allTables(\.isRectangular), "\(tex)")
    }
  }

  private static func soup(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...40, using: &generator))
      .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  private static let pieces: [String] = {
    let tokens = #"""
      { } ^ _ ' & $ # % ~ [ ] ( ) x y 1 2.5 + - = , é 日 | \ \\ \{ \, . \frac \sqrt \left( \right) \left \right
      \begin{matrix} \end{matrix} \begin{aligned} \end{aligned} \begin{cases} \end{cases} \begin \end \sum \alpha
      \text{ \mathbf \hat \overset \underbrace \middle| \limits \color \def\a \a #1 \newcommand \tag \hline \not \big
      """#
    return tokens.split(whereSeparator: \.isWhitespace).flatMap { [String($0), "\($0) "] } + [" ", "\n"]
  }()
}

extension MathTable {
  fileprivate var isRectangular: Bool {
    rows.allSatisfy { $0.count == alignments.count }
  }
}

extension [MathNode] {
  /// Whether all tables, those in fences included, satisfy a condition.
  fileprivate func allTables(_ condition: (MathTable) -> Bool) -> Bool {
    allSatisfy { node in
      switch node {
      case .table(let table):
        condition(table) && table.rows.allSatisfy { $0.allSatisfy { $0.allTables(condition) } }
      case .fence(let fence): fence.body.allTables(condition)
      case .group(_, let nodes): nodes.allTables(condition)
      default: true
      }
    }
  }
}
