import Foundation
import LessonModel
import LessonOutput
import LessonRender
import Testing

@Suite struct LessonDocumentTests {
  private let results = (0..<TerminalSample.lesson.cells.count).compactMap(TerminalSample.result)

  private func decode(_ text: String) throws -> LessonDocument {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(LessonDocument.self, from: Data(text.utf8))
  }

  @Test("reads back as it was written")
  func roundTrip() throws {
    let document = LessonDocument(TerminalSample.lesson, results: results, timings: ["total": .seconds(2)])
    #expect(try decode(document.json()) == document)
  }

  @Test("tells of every cell what became of it")
  func cells() {
    let document = LessonDocument(TerminalSample.lesson, results: results)
    #expect(
      document.cells.map(\.status) == [
        .succeeded, .succeeded, .compileError, .notRun, .succeeded, .checkFailed, .trapped, .limitReached,
        .notRun,
      ])
    #expect(document.cells[3].reason == "needs `rate`, from cell 3, which did not compile")
    #expect(document.cells[7].reason == "time")
    #expect(document.cells[5].exercise == "sigmoid-slope")
    #expect(document.cells[0].lines.first == 39)
    #expect(document.cells[0].seconds == 0.012)
    #expect(document.cells[2].diagnostics.first?.range?.start == SourcePosition(line: 60, column: 20))
  }

  @Test("counts cells and claims")
  func totals() {
    let totals = LessonDocument(TerminalSample.lesson, results: results).totals
    #expect(totals.cells == 9 && totals.succeeded == 3 && totals.failed == 4 && totals.notRun == 2)
    #expect(totals.expectations == 2 && totals.expectationsMet == 1)
  }

  @Test("says whether the author's solution solves an exercise, where that is known")
  func exercises() {
    #expect(LessonDocument(TerminalSample.lesson, results: results).exercises[0].isSolved == false)
    #expect(LessonDocument(TerminalSample.lesson, results: []).exercises[0].isSolved == nil)
  }

  @Test("has the keys its description names, and writes what is no number as a word")
  func keys() throws {
    let lesson = Lesson(
      name: "a", file: "x/a.md", title: "A",
      cells: [
        Cell(index: 0, code: Snippet(text: "f()\n", firstLine: 2), range: SourceRange(line: 1, column: 1))
      ])
    let table = Table("x", rows: [[Double.nan], [Double.infinity], [0.5], [2]])
    let text = try LessonDocument(
      lesson, results: [CellResult(cell: 0, status: .succeeded, outputs: [.table(table)])]
    ).json()
    let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(
      root.keys.sorted() == ["cells", "diagnostics", "exercises", "lesson", "schema", "timings", "totals"])
    #expect(root["schema"] as? Int == 1)
    let cell = try #require((root["cells"] as? [[String: Any]])?.first)
    #expect(
      cell.keys.sorted() == [
        "diagnostics", "index", "isHidden", "lines", "mustFail", "outputs", "role", "source", "status",
      ])
    let shown = try #require((cell["outputs"] as? [[String: Any]])?.first)
    #expect(shown["kind"] as? String == "table")
    let rows = try #require((shown["table"] as? [String: Any])?["rows"] as? [[Any]])
    #expect((rows[0][0] as? [String: Any])?["number"] as? String == "nan")
    #expect((rows[1][0] as? [String: Any])?["number"] as? String == "inf")
    #expect((rows[2][0] as? [String: Any])?["number"] as? Double == 0.5)
    #expect(rows[3][0] as? Int == 2)
    #expect(text.contains("\"file\" : \"x/a.md\""))
    #expect(text.hasSuffix("}\n"))
  }
}
