import LessonOutput

/// Rows of cells between rules, laid out for a width. What a lesson's pipe tables and the tables that cells
/// show have in common.
///
///     ┌───────┬────────┐
///     │ epoch │      E │
///     ├───────┼────────┤
///     │     0 │ 0.6931 │
///     └───────┴────────┘
struct TableGrid {
  struct Cell: Sendable {
    var text: StyledText
    var alignment: Table.Alignment
    /// Whether the text may be broken into several rows. A broken number would be another number.
    var wraps: Bool

    init(_ text: StyledText, _ alignment: Table.Alignment = .left, wraps: Bool = true) {
      self.text = text
      self.alignment = alignment
      self.wraps = wraps
    }
  }

  var header: [Cell]
  /// Each row has as many cells as the header.
  var rows: [[Cell]]

  /// The rows of the screen. Columns of words are narrowed, and wrapped, until the table fits; when that is
  /// not enough, the table is cut into several, one below the other, each with the first column.
  func drawn(in space: DrawingSpace) -> [StyledText] {
    guard !header.isEmpty else { return [] }
    let widths = columnWidths(toFit: space.width)
    return panels(of: widths, toFit: space.width).enumerated().flatMap { index, columns in
      (index == 0 ? [] : [StyledText()]) + panel(columns, widths, TableRules(space))
    }
  }

  private func panel(_ columns: [Int], _ widths: [Int], _ rules: TableRules) -> [StyledText] {
    let selected = columns.map { widths[$0] }
    func screenRows(_ cells: [Cell]) -> [StyledText] {
      rules.row(columns.map { cells[$0].lines(width: widths[$0]) }, selected)
    }
    var screen = [rules.rule(.top, selected)] + screenRows(header)
    screen.append(rules.rule(rows.isEmpty ? .bottom : .middle, selected))
    guard !rows.isEmpty else { return screen }
    screen += rows.flatMap(screenRows)
    screen.append(rules.rule(.bottom, selected))
    return screen
  }
}

// MARK: - Widths

extension TableGrid {
  /// A column of words is not made narrower than this, unless its words are.
  private static let narrowest = 8

  /// Columns that rules and blanks take beside the cells' own.
  private static func frame(_ columns: Int) -> Int { 3 * columns + 1 }

  private func columnWidths(toFit width: Int) -> [Int] {
    var widths = header.indices.map { column in columnCells(column).map(\.text.width).max() ?? 0 }
    let least = header.indices.map { leastWidth(of: $0, natural: widths[$0]) }
    var excess = widths.reduce(TableGrid.frame(widths.count), +) - width
    // The widest column gives way first, so that narrow ones stay whole.
    while excess > 0,
      let widest = widths.indices.filter({ widths[$0] > least[$0] }).max(by: { widths[$0] < widths[$1] })
    {
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func leastWidth(of column: Int, natural: Int) -> Int {
    let whole = columnCells(column).filter { !$0.wraps }.map(\.text.width).max() ?? 0
    let word = columnCells(column).filter(\.wraps).map(\.text.longestWord).max() ?? 0
    return min(natural, max(whole, min(word, TableGrid.narrowest), 1))
  }

  private func columnCells(_ column: Int) -> [Cell] {
    [header[column]] + rows.map { $0[column] }
  }

  /// The columns of each table that the whole is cut into.
  private func panels(of widths: [Int], toFit width: Int) -> [[Int]] {
    var panels: [[Int]] = []
    var panel = [0]
    for column in widths.indices.dropFirst() {
      let columns = panel + [column]
      if columns.reduce(TableGrid.frame(columns.count), { $0 + widths[$1] }) > width, panel != [0] {
        panels.append(panel)
        panel = [0, column]
      } else {
        panel = columns
      }
    }
    return panels + [panel]
  }
}

extension TableGrid.Cell {
  /// The rows that the cell takes in a column so wide, each filled up to the width.
  fileprivate func lines(width: Int) -> [StyledText] {
    text.wrapped(to: width).map { line in
      let blanks = max(width - line.width, 0)
      let before =
        switch alignment {
        case .left: 0
        case .center: blanks / 2
        case .right: blanks
        }
      return StyledText(blanks: before) + line + StyledText(blanks: blanks - before)
    }
  }
}
