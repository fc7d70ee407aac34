/// A grid of character cells to draw on, each two dots wide and four dots high, as braille has them.
///
/// As a cell is about twice as high as it is wide, dots are equally far apart in both directions. Dots are
/// counted from the upper left. In a cell, dots of all colours are joined and the last to come gives the
/// colour; a character replaces the dots, and dots replace a character.
struct DotCanvas {
  /// What a dot is drawn with.
  struct Pen: Hashable {
    var style: TextStyle = .plain
    /// Dots drawn and dots left out, in turn; empty draws all.
    var dashes: [Int] = []
    /// In dots.
    var thickness = 1
    /// In ASCII, what stands for a cell with a dot; nil takes the character that looks most like the dots.
    var asciiMark: Character?
  }

  private struct Cell {
    var dots: UInt8 = 0
    var character: Character?
    var style = TextStyle.plain
  }

  let columns: Int
  let rows: Int
  let characters: Repertoire
  private var cells: [Cell]

  init(columns: Int, rows: Int, characters: Repertoire) {
    self.columns = max(columns, 1)
    self.rows = max(rows, 1)
    self.characters = characters
    cells = Array(repeating: Cell(), count: self.columns * self.rows)
  }

  var dotColumns: Int { columns * 2 }
  var dotRows: Int { rows * 4 }

  /// Sets one dot; outside the canvas there is nothing to set.
  mutating func setDot(_ x: Int, _ y: Int, _ pen: Pen) {
    guard x >= 0, y >= 0, x < dotColumns, y < dotRows else { return }
    let index = (y >> 2) * columns + (x >> 1)
    if characters == .ascii, let mark = pen.asciiMark {
      cells[index].character = mark
    } else {
      cells[index].character = nil
      cells[index].dots |= DotCanvas.bits[(y & 3) << 1 | (x & 1)]
    }
    cells[index].style = pen.style
  }

  /// Puts a character into a cell, in place of what is there.
  mutating func put(_ character: Character, column: Int, row: Int, _ style: TextStyle) {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return }
    cells[row * columns + column] = Cell(dots: 0, character: character, style: style)
  }

  mutating func clear(column: Int, row: Int) {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return }
    cells[row * columns + column] = Cell()
  }

  /// Writes one line of text from a cell to the right; what does not fit is left out.
  mutating func write(_ text: StyledText, column: Int, row: Int) {
    var column = column
    for run in text.runs {
      for character in run.text {
        let width = character.displayWidth
        guard column + width <= columns else { return }
        put(character, column: column, row: row, run.style)
        // The cell that a wide character covers as well holds nothing, which takes no column.
        for covered in 1..<max(width, 1) { cover(column: column + covered, row: row) }
        column += max(width, 1)
      }
    }
  }

  private mutating func cover(column: Int, row: Int) {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return }
    cells[row * columns + column] = Cell(dots: 0, character: DotCanvas.covered, style: .plain)
  }

  /// Stands in the second cell of a wide character.
  private static let covered: Character = "\u{0}"

  /// The value of each of a cell's eight dots in Unicode's braille block, row by row.
  private static let bits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]

  /// The rows of the canvas, without blanks at their ends.
  var lines: [StyledText] {
    (0..<rows).map { row in
      var line = StyledText()
      let range = row * columns..<(row + 1) * columns
      let end = cells[range].lastIndex { $0.character != nil && $0.character != " " || $0.dots != 0 }
      for index in range where end.map({ index <= $0 }) ?? false {
        let cell = cells[index]
        let glyph = cell.character ?? DotGlyphs.glyph(for: cell.dots, characters)
        guard glyph != DotCanvas.covered else { continue }
        line.append(String(glyph), glyph == " " ? .plain : cell.style)
      }
      return line
    }
  }
}
