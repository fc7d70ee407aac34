import LessonMath

extension MathMLBuilder {
  /// Rows and columns. How columns are aligned and how far apart they are is a matter of the classes: MathML
  /// Core has no attributes for it.
  func table(_ table: MathTable) -> MathElement {
    let rows = table.rows.indices.map { row in
      MathElement("mtr", table.rows[row].indices.map { cell(row, $0, of: table) })
    }
    var attributes = table.className.map { [("class", $0)] } ?? []
    switch table.style {
    case .display: attributes.append(("displaystyle", "true"))
    case .text: break
    case .script, .scriptScript: attributes.append(("scriptlevel", String(table.style.rawValue - 1)))
    }
    return MathElement("mtable", rows, attributes: attributes)
  }

  private func cell(_ row: Int, _ column: Int, of table: MathTable) -> MathElement {
    let nodes = table.rows[row][column]
    // A right side goes on from its left side.
    let continues = table.kind == .aligned && !column.isMultiple(of: 2)
    let gap = continues ? nodes.lazy.compactMap(\.leadingClass).first : nil
    let left = gap.map { AtomClass.space(between: .ordinary, and: $0, in: table.style) } ?? 0
    let classes = table.classNames(ofRow: row, column)
    return MathElement(
      "mtd", self.row(nodes, table.style, left: left),
      attributes: classes.isEmpty ? [] : [("class", classes.joined(separator: " "))])
  }
}

extension MathTable {
  /// Nil for what needs nothing said: a matrix.
  fileprivate var className: String? {
    switch kind {
    case .matrix: style > .text ? "small" : nil
    case .cases: "cases"
    case .aligned: "aligned"
    case .gathered: "gathered"
    }
  }

  /// The classes of one cell: only what the class of the table does not say.
  fileprivate func classNames(ofRow row: Int, _ column: Int) -> [String] {
    var names: [String] = []
    if kind == .matrix, alignments[column] != .center {
      names.append(alignments[column] == .left ? "left" : "right")
    }
    if verticalLines.contains(column) { names.append("line-before") }
    if column == alignments.count - 1, verticalLines.contains(column + 1) { names.append("line-after") }
    if horizontalLines.contains(row) { names.append("line-above") }
    if row == rows.count - 1, horizontalLines.contains(row + 1) { names.append("line-below") }
    return names
  }
}
