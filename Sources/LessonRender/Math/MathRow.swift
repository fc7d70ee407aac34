import LessonMath

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
