import Foundation
import LessonMath
import Testing

@testable import LessonRender

@Suite("Display formulas")
struct MathDisplayTests {
  static let formulas: [MathCorpus.Formula] = {
    let file = mathFixtures.appending(path: "more-display.txt")
    let more = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n")
    return MathCorpus.formulas.filter(\.isDisplay)
      + more.enumerated().map { .init(id: "more-\($0 + 1)", isDisplay: true, tex: String($1)) }
  }()

  private func drawing(_ formula: MathCorpus.Formula, width: Int, isASCII: Bool = false) -> String {
    TerminalMath(isASCII: isASCII).display(formula.parsed, width: width).map(\.plainText).joined(separator: "\n")
  }

  @Test("display formulas have the form that was read and found right", arguments: [60, 100])
  func golden(width: Int) throws {
    let blocks = Self.formulas.map { "\($0.id)  \($0.tex)\n\n" + drawing($0, width: width) + "\n" }
    try expectMathGolden(blocks.joined(separator: "\n"), "display-\(width).txt")
  }

  @Test("display formulas in ASCII have the form that was read and found right")
  func goldenASCII() throws {
    let blocks = Self.formulas.map { "\($0.id)  \($0.tex)\n\n" + drawing($0, width: 80, isASCII: true) + "\n" }
    try expectMathGolden(blocks.joined(separator: "\n"), "display-ascii.txt")
  }
}
