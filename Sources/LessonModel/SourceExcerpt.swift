/// A line of a file and a mark below it, laid out for a terminal: tabs are blanks, control characters are
/// written out, and of a long line the part around the mark is shown.
struct SourceExcerpt {
  static let tabWidth = 4
  /// Columns that are shown of a line at most, and how many of them stand before the mark.
  static let widthLimit = 100
  static let widthBeforeMark = 40

  private(set) var text = ""
  /// What stands before the marker in the line below.
  private(set) var blanks = ""
  /// `^~~~` under the marked part.
  private(set) var marker = ""

  /// A character of the line as it is shown.
  private struct Cell {
    var text: String
    var width: Int
    var isMarked: Bool
  }

  /// - Parameter columns: the marked part of the line, in bytes from 1. It may lie beyond the line's end.
  init(_ line: String, marking columns: ClosedRange<Int>, displayWidth: (Character) -> Int) {
    let cells = Self.cells(line, columns, displayWidth)
    let shown = Self.window(cells)
    let isCutBefore = shown.lowerBound > 0
    text = (isCutBefore ? "…" : "") + cells[shown].map(\.text).joined()
    if shown.upperBound < cells.count { text += "…" }
    let before = cells[shown].prefix { !$0.isMarked }.reduce(isCutBefore ? 1 : 0) { $0 + $1.width }
    let marked = cells[shown].reduce(0) { $0 + ($1.isMarked ? $1.width : 0) }
    blanks = String(repeating: " ", count: before)
    marker = "^" + String(repeating: "~", count: max(marked - 1, 0))
  }

  private static func cells(
    _ line: String, _ columns: ClosedRange<Int>, _ displayWidth: (Character) -> Int
  ) -> [Cell] {
    var cells: [Cell] = []
    var byte = 1
    var column = 0
    for character in line {
      let end = byte + character.utf8.count
      let isMarked = byte <= columns.upperBound && end > columns.lowerBound
      let (text, width) = shown(character, at: column, displayWidth)
      cells.append(Cell(text: text, width: width, isMarked: isMarked))
      byte = end
      column += width
    }
    return cells
  }

  private static func shown(
    _ character: Character, at column: Int, _ displayWidth: (Character) -> Int
  ) -> (text: String, width: Int) {
    if character == "\t" {
      let width = tabWidth - column % tabWidth
      return (String(repeating: " ", count: width), width)
    }
    let escaped = String(character).visiblyEscaped
    let isWritten = escaped.utf8.count == character.utf8.count
    return (escaped, isWritten ? displayWidth(character) : escaped.count)
  }

  /// The cells to show: all, or those around the first that is marked.
  private static func window(_ cells: [Cell]) -> Range<Int> {
    guard cells.reduce(0, { $0 + $1.width }) > widthLimit else { return 0..<cells.count }
    var start = cells.firstIndex(where: \.isMarked) ?? cells.count
    var width = 0
    while start > 0, width + cells[start - 1].width <= widthBeforeMark {
      start -= 1
      width += cells[start].width
    }
    var end = start
    width = 0
    while end < cells.count, width + cells[end].width <= widthLimit {
      width += cells[end].width
      end += 1
    }
    return start..<end
  }
}
