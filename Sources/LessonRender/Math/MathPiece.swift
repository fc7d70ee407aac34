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
