import LessonModel
import LessonOutput
import Testing

@testable import LessonRender

@Suite struct EarlierResultsTests {
  private func result(_ status: CellResult.Status, _ text: String = "") -> CellResult {
    CellResult(cell: 0, status: status, outputs: [.text(TextOutput(.output, text))])
  }

  /// A cell for each text; `x:1` is named x.
  private func cells(_ codes: [String]) -> [Cell] {
    codes.enumerated().map { index, code in
      Cell(
        index: index, name: code.contains(":") ? String(code.prefix(1)) : nil,
        code: Snippet(text: code, firstLine: 1), range: SourceRange(line: 1, column: 1))
    }
  }

  @Test("a fresh result stands alone, a stale one is shown as earlier")
  func freshAndStale() {
    var earlier = EarlierResults()
    let fresh = earlier.outcome(of: 0, live: (result(.succeeded, "a"), false))
    #expect(fresh.result == result(.succeeded, "a") && fresh.earlier == nil)
    let stale = earlier.outcome(of: 0, live: (result(.succeeded, "a"), true))
    #expect(stale.result == nil && stale.earlier == result(.succeeded, "a"))
  }

  @Test(
    "a cell that cannot run any more keeps its last success beside it",
    arguments: [CellResult.Status.compileError, .notRun("")])
  func cannotRun(status: CellResult.Status) {
    var earlier = EarlierResults()
    _ = earlier.outcome(of: 0, live: (result(.succeeded, "good"), false))
    let broken = earlier.outcome(of: 0, live: (result(status), false))
    #expect(broken.result == result(status) && broken.earlier == result(.succeeded, "good"))
    let waiting = earlier.outcome(of: 0, live: (result(status), true))
    #expect(waiting.result == nil && waiting.earlier == result(.succeeded, "good"))
  }

  @Test(
    "a cell that ran and failed shows what it did, and nothing else",
    arguments: [CellResult.Status.trapped, .checkFailed])
  func failedRunning(status: CellResult.Status) {
    var earlier = EarlierResults()
    _ = earlier.outcome(of: 0, live: (result(.succeeded, "good"), false))
    #expect(earlier.outcome(of: 0, live: (result(status), false)).earlier == nil)
  }

  @Test("what a cell showed moves with it when cells come and go")
  func movedCells() {
    var earlier = EarlierResults()
    let old = cells(["a", "b", "c"])
    for cell in 0..<3 {
      _ = earlier.outcome(of: cell, live: (result(.succeeded, old[cell].code.text), false))
    }
    earlier.carryOver(from: old, to: cells(["new", "a", "b", "c"]))
    let found = (0..<4).map { earlier.outcome(of: $0, live: nil).earlier?.outputs }
    #expect(found == [nil] + ["a", "b", "c"].map { result(.succeeded, $0).outputs })
  }

  @Test(
    "cells are found again by what is around them, by their names, or by their order",
    arguments: [
      (["a", "b", "c"], ["a", "B", "c"], [0: 0, 1: 1, 2: 2]),
      (["a", "b", "c"], ["a", "c"], [0: 0, 2: 1]),
      (["a", "c"], ["a", "b", "c"], [0: 0, 1: 2]),
      (["x:1", "y:2"], ["y:3", "x:4"], [0: 1, 1: 0]),
      (["a", "b"], ["c", "d", "e"], [:]),
    ] as [([String], [String], [Int: Int])])
  func places(old: [String], new: [String], expected: [Int: Int]) {
    #expect(EarlierResults.places(of: cells(old), in: cells(new)) == expected)
  }
}
