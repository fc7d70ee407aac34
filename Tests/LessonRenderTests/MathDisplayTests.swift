import LessonMath
import Testing

@testable import LessonRender

@Suite("Display formulas")
struct MathDisplayTests {
  @Test("display formulas of the corpus have the form that was read and found right", arguments: [60, 100])
  func corpus(width: Int) throws {
    let blocks = MathCorpus.formulas.filter(\.isDisplay).map { formula in
      let rows = TerminalMath().display(formula.parsed, width: width)
      return "\(formula.id)  \(formula.tex)\n\n" + rows.map(\.plainText).joined(separator: "\n") + "\n"
    }
    try expectMathGolden(blocks.joined(separator: "\n"), "display-\(width).txt")
  }
}
