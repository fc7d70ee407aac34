/// A rectangle of text. Its baseline is the row that lines up with the text beside it.
struct MathBox: Equatable {
  /// All as wide as the box.
  let rows: [StyledText]
  let baseline: Int
  let width: Int

  var height: Int { rows.count }
  /// Rows under the baseline.
  var depth: Int { height - 1 - baseline }

  /// One row.
  init(_ text: StyledText) {
    rows = [text]
    baseline = 0
    width = text.width
  }

  /// Pads the rows on the right to the widest one.
  init(rows: [StyledText], baseline: Int) {
    let width = rows.reduce(0) { Swift.max($0, $1.width) }
    self.rows = rows.map { $0.padded(to: width) }
    self.baseline = baseline
    self.width = width
  }

  static func blank(_ width: Int) -> MathBox {
    MathBox(StyledText(blanks: width))
  }

  /// Boxes from left to right, on one baseline.
  static func beside(_ boxes: [MathBox]) -> MathBox {
    let above = boxes.reduce(0) { Swift.max($0, $1.baseline) }
    let below = boxes.reduce(0) { Swift.max($0, $1.depth) }
    let rows = (0...above + below).map { row in
      boxes.reduce(into: StyledText()) { text, box in
        let index = row - above + box.baseline
        text.append(box.rows.indices.contains(index) ? box.rows[index] : StyledText(blanks: box.width))
      }
    }
    return MathBox(rows: rows, baseline: above)
  }

  /// Boxes from top to bottom.
  ///
  /// - Parameters:
  ///   - baselineOf: the number of the box whose baseline is that of the whole.
  ///   - gap: blank rows between two boxes.
  static func stacked(
    _ boxes: [MathBox], baselineOf index: Int = 0, gap: Int = 0, alignment: Alignment = .center
  ) -> MathBox {
    let width = boxes.reduce(0) { Swift.max($0, $1.width) }
    var rows: [StyledText] = []
    var baseline = 0
    for (number, box) in boxes.enumerated() {
      if number > 0 { rows += Array(repeating: StyledText(blanks: width), count: gap) }
      if number == index { baseline = rows.count + box.baseline }
      rows += box.aligned(alignment, in: width).rows
    }
    return MathBox(rows: rows, baseline: baseline)
  }

  enum Alignment {
    case left, center, right
  }

  /// The box in a wider one.
  func aligned(_ alignment: Alignment, in width: Int) -> MathBox {
    let room = Swift.max(0, width - self.width)
    let left =
      switch alignment {
      case .left: 0
      case .center: room / 2
      case .right: room
      }
    return MathBox(
      rows: rows.map { StyledText(blanks: left) + $0 + StyledText(blanks: room - left) }, baseline: baseline)
  }

  /// The box with rows of blanks added, so that its baseline is under so many rows and above so many.
  func extended(above: Int, below: Int) -> MathBox {
    let blank = StyledText(blanks: width)
    let top = Array(repeating: blank, count: Swift.max(0, above - baseline))
    let bottom = Array(repeating: blank, count: Swift.max(0, below - depth))
    return MathBox(rows: top + rows + bottom, baseline: baseline + top.count)
  }

  func withBaseline(_ row: Int) -> MathBox {
    MathBox(rows: rows, baseline: row)
  }

  func mapRows(_ change: (StyledText) -> StyledText) -> MathBox {
    MathBox(rows: rows.map(change), baseline: baseline)
  }
}

extension StyledText {
  init(blanks count: Int) {
    self.init(String(repeating: " ", count: Swift.max(0, count)))
  }

  func padded(to width: Int) -> StyledText {
    self + StyledText(blanks: width - self.width)
  }
}
