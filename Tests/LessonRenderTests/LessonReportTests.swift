import Foundation
import LessonModel
import LessonOutput
import Testing

@testable import LessonRender

@Suite("The JSON document")
struct LessonReportTests {
  /// Two cells, of which the second fails; one exercise.
  private func document() throws -> [String: Any] {
    let range = SourceRange(SourcePosition(line: 3, column: 1), SourcePosition(line: 5, column: 3))
    var lesson = Lesson(name: "01-test", file: "Lessons/01-test.md", title: "Test")
    lesson.cells = [
      Cell(index: 0, name: "first", code: Snippet(text: "1\n", firstLine: 4), range: range),
      Cell(index: 1, code: Snippet(text: "x\n", firstLine: 8), role: .check(exercise: 0), range: range),
      Cell(index: 2, code: Snippet(text: "y\n", firstLine: 12), range: range),
    ]
    lesson.exercises = [
      Exercise(
        name: "e", starter: Snippet(text: "", firstLine: 1), checks: [1], hints: ["a", "b"], range: range)
    ]
    let results = [
      CellResult(
        cell: 0, status: .succeeded, outputs: [.plot(Plot("p").line([1, .nan]))], runTime: .milliseconds(250)),
      CellResult(
        cell: 1, status: .limitReached(.memory),
        diagnostics: [
          Diagnostic(.error, "memory-limit", "too much", file: lesson.file, at: range, fix: "less")
        ]),
    ]
    let json = try LessonReport(lesson, results: results).json()
    return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  @Test("cells carry their place, status, outputs and time")
  func cells() throws {
    let cells = try #require(try document()["cells"] as? [[String: Any]])
    #expect(cells[0]["name"] as? String == "first")
    #expect(cells[0]["status"] as? String == "succeeded")
    #expect(cells[0]["seconds"] as? Double == 0.25)
    #expect(cells[0]["line"] as? Int == 3)
    #expect(cells[1]["limit"] as? String == "memory")
    #expect(cells[1]["role"] as? String == "check" && cells[1]["exercise"] as? Int == 0)
    #expect(cells[2]["status"] as? String == "notRun")
  }

  @Test("numbers that JSON cannot write become strings")
  func nonFinite() throws {
    let cells = try #require(try document()["cells"] as? [[String: Any]])
    let outputs = try #require(cells[0]["outputs"] as? [[String: Any]])
    #expect(outputs[0]["kind"] as? String == "plot")
    let plot = try #require(outputs[0]["plot"] as? [String: Any])
    let series = try #require(plot["series"] as? [[String: Any]])
    #expect((series[0]["y"] as? [Any])?.last as? String == "nan")
  }

  @Test("diagnostics carry place and remedy, totals add up")
  func diagnosticsAndTotals() throws {
    let document = try document()
    let cells = try #require(document["cells"] as? [[String: Any]])
    let diagnostic = try #require((cells[1]["diagnostics"] as? [[String: Any]])?.first)
    #expect(diagnostic["line"] as? Int == 3 && diagnostic["fix"] as? String == "less")
    let totals = try #require(document["totals"] as? [String: Any])
    #expect(totals["cells"] as? Int == 3 && totals["failed"] as? Int == 1 && totals["notRun"] as? Int == 1)
    #expect(document["schema"] as? Int == 1)
  }
}
