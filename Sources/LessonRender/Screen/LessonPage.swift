import LessonModel

/// A lesson as rows of a screen, with the places in it that a reader may want to go to.
package struct LessonPage: Equatable, Sendable {
  /// Each with its own colours, so that it can be drawn without those around it.
  package var rows: [String] = []
  /// Where the result of each cell that failed by itself begins.
  package var problemRows: [Int] = []

  package init(rows: [String] = [], problemRows: [Int] = []) {
    self.rows = rows
    self.problemRows = problemRows
  }
}

extension TerminalRenderer {
  /// Lays out the whole lesson. `result` and `earlier` are asked as `render` asks them.
  package func page(
    of lesson: Lesson, result: (Int) -> CellResult?, earlier: (Int) -> CellResult? = { _ in nil }
  ) -> LessonPage {
    var page = LessonPage()
    render(
      lesson,
      result: { cell in
        let result = result(cell)
        if result?.hasFailedItself == true { page.problemRows.append(page.rows.count) }
        return result
      }, earlier: earlier,
      write: { text in
        // A piece is whole rows, each with its line feed.
        page.rows += text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
          .dropLast().map { String(Substring($0)) }
      })
    return page
  }
}
