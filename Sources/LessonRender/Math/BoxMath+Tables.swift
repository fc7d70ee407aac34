import LessonMath

extension BoxMath {
  /// Rows and columns.
  ///
  /// - Parameter width: columns of the terminal, within which aligned formulas are broken; nil for no limit.
  func table(_ table: MathTable, width: Int? = nil) -> MathBox {
    guard !table.rows.isEmpty, !table.alignments.isEmpty else { return .blank(0) }
    var columns = table.alignments.indices.map { column in
      table.rows.map { cell($0[column], column, of: table) }
    }
    if let width, table.kind == .aligned || table.kind == .gathered {
      breakLastColumn(&columns, of: table, width: width)
    }
    let grid = Grid(columns, table, characters)
    var boxes: [MathBox] = []
    for column in columns.indices {
      boxes.append(contentsOf: grid.separator(before: column))
      boxes.append(grid.column(columns[column], table.alignments[column]))
    }
    boxes.append(contentsOf: grid.separator(before: columns.count))
    let whole = MathBox.beside(boxes)
    return whole.withBaseline((whole.height - 1) / 2)
  }

  /// A cell that goes on from the one on its left has the space of its relation or operator before it.
  private func cell(_ nodes: [MathNode], _ column: Int, of table: MathTable) -> MathBox {
    let piece = self.piece(nodes, table.style)
    return continues(piece.line.leading, column, of: table)
      ? MathBox.beside([.blank(1), piece.box]) : piece.box
  }

  private func continues(_ leading: AtomClass?, _ column: Int, of table: MathTable) -> Bool {
    guard table.kind == .aligned, !column.isMultiple(of: 2), let leading else { return false }
    return AtomClass.space(between: .ordinary, and: leading, in: table.style) > 0
  }

  /// Breaks what is wider than the room that the other columns leave.
  private func breakLastColumn(_ columns: inout [[MathBox]], of table: MathTable, width: Int) {
    let last = columns.count - 1
    let used = columns.dropLast().reduce(0) { sum, boxes in sum + (boxes.map(\.width).max() ?? 0) }
    for row in table.rows.indices where used + columns[last][row].width > width {
      let leading = piece(table.rows[row][last], table.style).line.leading
      let indent = continues(leading, last, of: table) ? 1 : 0
      let lines = self.lines(table.rows[row][last], table.style, width: width - used - indent)
      let box = MathBox.stacked(lines, gap: lines.contains { $0.height > 1 } ? 1 : 0, alignment: .left)
      columns[last][row] = MathBox.beside([.blank(indent), box])
    }
  }
}

/// The rows of a table, and what stands between its columns.
private struct Grid {
  let table: MathTable
  let characters: Repertoire
  /// Rows above and below each row's baseline.
  let extents: [(above: Int, below: Int)]
  /// Blank rows between two rows.
  let gap: Int

  init(_ columns: [[MathBox]], _ table: MathTable, _ characters: Repertoire) {
    self.table = table
    self.characters = characters
    extents = table.rows.indices.map { row in
      (
        columns.reduce(0) { Swift.max($0, $1[row].baseline) },
        columns.reduce(0) { Swift.max($0, $1[row].depth) }
      )
    }
    let isTall = columns.contains { $0.contains { $0.coreHeight > 1 || $0.baseline > 0 } }
    // Two rows are set apart, so that there is a row between them for what stands beside the table.
    let isPair = table.rows.count == 2 && (table.kind == .matrix || table.kind == .cases)
    gap = (isTall || isPair) && table.horizontalLines.isEmpty && table.style != .script ? 1 : 0
  }

  func column(_ boxes: [MathBox], _ alignment: MathTable.Alignment) -> MathBox {
    let width = boxes.reduce(0) { Swift.max($0, $1.width) }
    let cells = zip(boxes, extents).map { box, extent in
      box.aligned(alignment.ofBox(box), in: width).extended(above: extent.above, below: extent.below)
    }
    return stacked(cells, crossing: rule(width))
  }

  /// What stands before a column, or after the last one.
  func separator(before column: Int) -> [MathBox] {
    let hasLine = table.verticalLines.contains(column)
    let isEdge = column == 0 || column == table.alignments.count
    if isEdge { return hasLine ? (column == 0 ? [line, blanks(1)] : [blanks(1), line]) : [] }
    if hasLine { return [blanks(1), line, blanks(1)] }
    return [blanks(columnGap(before: column))]
  }

  private func columnGap(before column: Int) -> Int {
    switch table.kind {
    case .matrix: 2
    case .cases: 3
    case .aligned: column.isMultiple(of: 2) ? 4 : 0
    case .gathered: 0
    }
  }

  private var line: MathBox {
    filled(characters.choose("│", ascii: "|"), crossing: characters.choose("┼", ascii: "+"))
  }

  private func blanks(_ width: Int) -> MathBox {
    filled(String(repeating: " ", count: width), crossing: rule(width))
  }

  private func rule(_ width: Int) -> String {
    String(repeating: characters.choose("─", ascii: "-"), count: width)
  }

  /// A column with the same text in every row.
  private func filled(_ text: String, crossing: String) -> MathBox {
    let cells = extents.map { extent in
      MathBox(
        rows: Array(repeating: StyledText(text), count: extent.above + extent.below + 1),
        baseline: extent.above)
    }
    return stacked(cells, crossing: crossing, filling: StyledText(text))
  }

  /// The cells of a column with the horizontal lines and gaps between them.
  private func stacked(_ cells: [MathBox], crossing: String, filling: StyledText = StyledText()) -> MathBox {
    var rows: [StyledText] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { rows += Array(repeating: filling, count: gap) }
      if table.horizontalLines.contains(index) { rows.append(StyledText(crossing)) }
      rows += cell.rows
    }
    if table.horizontalLines.contains(cells.count) { rows.append(StyledText(crossing)) }
    return MathBox(rows: rows, baseline: 0)
  }
}

extension MathTable.Alignment {
  /// In a centred column numbers keep to the right, so that −1 and 0 have their digits under each other.
  fileprivate func ofBox(_ box: MathBox) -> MathBox.Alignment {
    switch self {
    case .left: .left
    case .center:
      box.rows[0].plainText.last?.asciiValue.map { (48...57).contains($0) } == true ? .centerRight : .center
    case .right: .right
    }
  }
}
