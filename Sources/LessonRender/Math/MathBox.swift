/// A rectangle of text. Its baseline is the row that lines up with the text beside it.
struct MathBox {
  /// All as wide as the box.
  let rows: [StyledText]
  let baseline: Int
  let width: Int
  /// Rows above and below the baseline that delimiters around the box must cover. Scripts and the bar of a root may
  /// stick out.
  private(set) var core: (above: Int, below: Int)

  var height: Int { rows.count }
  /// Rows under the baseline.
  var depth: Int { height - 1 - baseline }
  var coreHeight: Int { core.above + 1 + core.below }

  /// One row.
  init(_ text: StyledText) {
    rows = [text]
    baseline = 0
    width = text.width
    core = (0, 0)
  }

  /// Pads the rows on the right to the widest one.
  init(rows: [StyledText], baseline: Int) {
    let width = rows.reduce(0) { Swift.max($0, $1.width) }
    self.rows = rows.map { $0.padded(to: width) }
    self.baseline = baseline
    self.width = width
    core = (baseline, rows.count - 1 - baseline)
  }

  /// The same box, with the part of it that delimiters must cover.
  func withCore(_ core: (above: Int, below: Int)) -> MathBox {
    var box = self
    box.core = core
    return box
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
    let core = boxes.reduce((above: 0, below: 0)) { core, box in
      (Swift.max(core.above, box.core.above), Swift.max(core.below, box.core.below))
    }
    return MathBox(rows: rows, baseline: above).withCore(core)
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

  /// `centerRight` is the centre, to the right of it when the room is odd, as suits columns of numbers.
  enum Alignment {
    case left, center, centerRight, right
  }

  /// The box in a wider one.
  func aligned(_ alignment: Alignment, in width: Int) -> MathBox {
    let room = Swift.max(0, width - self.width)
    let left =
      switch alignment {
      case .left: 0
      case .center: room / 2
      case .centerRight: (room + 1) / 2
      case .right: room
      }
    return MathBox(
      rows: rows.map { StyledText(blanks: left) + $0 + StyledText(blanks: room - left) }, baseline: baseline
    ).withCore(core)
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
    MathBox(rows: rows.map(change), baseline: baseline).withCore(core)
  }
}
