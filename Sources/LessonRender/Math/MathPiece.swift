import LessonMath

/// A piece of a formula in two dimensions, and what its neighbours must know of it.
struct MathPiece {
  var box: MathBox
  /// Its classes; its text too, if it is flat.
  var line: MathLine
  /// A fraction with a bar of its own, which must not touch what is beside it.
  var isStacked = false

  var isFlat: Bool { box.height == 1 }

  /// A piece of one row.
  init(_ line: MathLine) {
    box = MathBox(line.text)
    self.line = line
  }

  init(_ box: MathBox, leading: AtomClass?, trailing: AtomClass?) {
    self.box = box
    // A stand-in for text: neither a letter nor a blank.
    line = MathLine(box.height == 1 ? box.rows[0] : "▯", leading)
    line.trailing = trailing
  }

  init(_ box: MathBox, _ atomClass: AtomClass? = .ordinary) {
    self.init(box, leading: atomClass, trailing: atomClass)
  }

  /// Columns between this piece and the next one.
  func columns(before next: MathPiece, _ style: MathStyle) -> Int {
    let columns = line.columns(before: next.line, style)
    let isTouching =
      columns == 0 && next.line.leading != .punctuation && next.line.text.runs.first?.text.first != " "
    if isStacked, next.isStacked { return Swift.max(2, columns) }
    if isStacked || next.isStacked || box.coreHeight > 1 && next.box.coreHeight > 1 {
      return isTouching ? 1 : columns
    }
    return columns
  }
}

/// Pieces in a row, with the space between them.
struct MathRow {
  struct Item {
    var gap: Int
    var piece: MathPiece
  }

  private(set) var items: [Item] = []
  private var space = 0

  mutating func addSpace(_ columns: Int) {
    space = Swift.max(space, columns)
  }

  mutating func append(_ piece: MathPiece, _ style: MathStyle) {
    let gap = items.last.map { $0.piece.columns(before: piece, style) } ?? 0
    items.append(Item(gap: Swift.max(gap, space), piece: piece))
    space = 0
  }

  /// The row as one piece.
  var piece: MathPiece {
    guard items.count != 1 || items[0].gap > 0 || space > 0 else { return items[0].piece }
    let boxes = items.flatMap { [MathBox.blank($0.gap), $0.piece.box] } + [MathBox.blank(space)]
    let lines = items.map(\.piece.line)
    var piece = MathPiece(
      MathBox.beside(boxes), leading: lines.compactMap(\.leading).first,
      trailing: lines.compactMap(\.trailing).last)
    piece.line.endsInBigSign = lines.last?.endsInBigSign ?? false
    piece.line.endsInScript = lines.last?.endsInScript ?? false
    piece.line.isWord = lines.last?.isWord ?? false
    return piece
  }
}
