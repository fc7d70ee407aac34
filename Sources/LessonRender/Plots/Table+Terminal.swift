import LessonOutput

extension Table {
  /// The table as rows of a screen: title, heading, and a row of cells for each row of values.
  ///
  /// Numbers stand to the right with their points below one another, words to the left.
  func drawn(in space: DrawingSpace) -> [StyledText] {
    let body = columns.indices.map { column in TableColumn(self, column, space) }
    let grid = TableGrid(
      header: body.map(\.heading), rows: rows.indices.map { row in body.map { $0.cells[row] } }
    ).drawn(in: space)
    guard let title, !title.isEmpty else { return grid }
    let width = grid.first?.width ?? space.width
    let lines = space.label(title, TextStyle(bold: true)).wrapped(to: max(width, min(space.width, 40)))
    return lines.map { $0.centered(in: width) } + grid
  }
}

/// One column of a table, its numbers written out.
private struct TableColumn {
  let heading: TableGrid.Cell
  let cells: [TableGrid.Cell]

  init(_ table: Table, _ index: Int, _ space: DrawingSpace) {
    let column = table.columns[index]
    let values = table.rows.map { $0.indices.contains(index) ? $0[index] : .empty }
    let fraction = values.map { column.format.fractionWidth(of: $0) }.max() ?? 0
    cells = values.map { value in
      let own: Table.Alignment = value.isNumber ? .right : .left
      let text = column.format.text(of: value, fraction: fraction, space)
      return TableGrid.Cell(
        text, column.alignment ?? own, wraps: !value.isNumber)
    }
    let numbers = values.count { $0.isNumber }
    let words = values.count { if case .text = $0 { true } else { false } }
    heading = TableGrid.Cell(
      space.label(column.name, TextStyle(bold: true)),
      column.alignment ?? (numbers > words ? .right : .left))
  }
}

extension NumberFormat {
  /// How the value looks; `fraction` columns are kept free for what follows the integer part.
  fileprivate func text(of value: Table.Value, fraction: Int, _ space: DrawingSpace) -> StyledText {
    switch value {
    case .empty: return ""
    case .text(let words): return space.label(words)
    case .integer(let integer):
      return StyledText(String(integer) + String(repeating: " ", count: fraction))
    case .number(let number):
      // What has no point is no reason to stand elsewhere than at the column's edge.
      let blanks = number.isFinite ? fraction - fractionWidth(of: value) : 0
      return StyledText(text(number) + String(repeating: " ", count: blanks))
    }
  }

  /// How many characters a number has from its point, or where it has none from its exponent.
  fileprivate func fractionWidth(of value: Table.Value) -> Int {
    guard case .number(let number) = value, number.isFinite else { return 0 }
    let text = text(number)
    return text.count
      - (text.firstIndex { $0 == "." || $0 == "e" || $0 == "%" }?.utf16Offset(in: text) ?? text.count)
  }
}

extension Table.Value {
  fileprivate var isNumber: Bool {
    switch self {
    case .integer, .number: true
    case .empty, .text: false
    }
  }
}
