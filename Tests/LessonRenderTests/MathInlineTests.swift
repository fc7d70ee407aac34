import LessonMath
import Testing

@testable import LessonRender

@Suite("Inline formulas")
struct MathInlineTests {
  @Test("every formula of the corpus has the inline form that was read and found right")
  func corpus() throws {
    let lines = MathCorpus.formulas.map { formula in
      let unicode = TerminalMath().inline(formula.parsed).plainText
      let ascii = TerminalMath(isASCII: true).inline(formula.parsed).plainText
      return "\(formula.id)  \(formula.tex)\n    \(unicode)\n    \(ascii)\n"
    }
    try expectMathGolden(lines.joined(separator: "\n"), "inline.txt")
  }
}
