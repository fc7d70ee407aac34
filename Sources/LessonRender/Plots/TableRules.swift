/// The lines between the cells of a table.
struct TableRules {
  enum Place {
    case top, middle, bottom
  }

  private let vertical: String
  private let horizontal: Character
  private let joints: [Place: (left: String, inner: String, right: String)]
  private let style = TextStyle(.gray)

  init(_ space: DrawingSpace) {
    vertical = space.characters.choose("│", ascii: "|")
    horizontal = space.characters.choose("─", ascii: "-")
    joints = space.characters.choose(
      [.top: ("┌", "┬", "┐"), .middle: ("├", "┼", "┤"), .bottom: ("└", "┴", "┘")],
      ascii: [.top: ("+", "+", "+"), .middle: ("+", "+", "+"), .bottom: ("+", "+", "+")])
  }

  func rule(_ place: Place, _ widths: [Int]) -> StyledText {
    let (left, inner, right) = joints[place]!
    let parts = widths.map { String(repeating: horizontal, count: $0 + 2) }
    return StyledText(left + parts.joined(separator: inner) + right, style)
  }

  /// One row of cells, as high as the highest of them. `cells` holds the lines of each.
  func row(_ cells: [[StyledText]], _ widths: [Int]) -> [StyledText] {
    (0..<max(cells.map(\.count).max() ?? 1, 1)).map { line in
      var text = StyledText(vertical, style)
      for (cell, width) in zip(cells, widths) {
        text.append(" ")
        text.append(
          cell.indices.contains(line) ? cell[line] : StyledText(blanks: width))
        text.append(" ")
        text.append(vertical, style)
      }
      return text
    }
  }
}
