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
    let start = html.firstRange(of: "<semantics>")?.upperBound ?? html.startIndex
    let end = html.firstRange(of: "<annotation")?.lowerBound ?? html.endIndex
    return String(html[start..<end])
  }

  @Test("the formulas of the corpus have the markup that was read and found right")
  func golden() throws {
    let rows = try Fixtures.rows("math/corpus.tsv").map { row in
      "\(row[0])\t\(html(row[2], isDisplay: row[1] == "display"))"
    }
    try Fixtures.expect(
      (["id\tmathml"] + rows).joined(separator: "\n") + "\n", isRecordedIn: "math/mathml.tsv")
  }
}
