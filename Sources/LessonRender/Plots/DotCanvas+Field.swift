import LessonOutput

extension DotCanvas {
  /// Fills the canvas with a field's shades or textures.
  mutating func draw(_ field: Plot.Field, of plot: Plot, _ layout: PlotLayout) {
    let heat = HeatScale(field, layout.space)
    let sampler = FieldSampler(field, layout)
    for row in 0..<rows {
      for column in 0..<columns {
        switch field.kind {
        case .heat:
          guard let shade = heat.shade(of: sampler.mean(column, row)) else { continue }
          put(shade.character, column: column, row: row, shade.style)
        case .classes(let names):
          guard let index = sampler.commonest(column, row), names.indices.contains(index) else { continue }
          let style = TextStyle(plot.color(ofClass: index).terminalColor)
          put(Mark.texture(index, layout.space), column: column, row: row, style)
        }
      }
    }
    if let block = layout.block { write(field.values, in: block) }
  }

  /// Each value in the middle of its block.
  private mutating func write(_ values: [[Double]], in block: HeatBlock) {
    for (row, line) in values.reversed().enumerated() {
      for (column, value) in line.enumerated() {
        let label = " " + block.format.text(value) + " "
        let start = column * block.width + (block.width - label.count) / 2
        write(StyledText(label), column: start, row: row * block.height + (block.height - 1) / 2)
      }
    }
  }
}

/// The values of a field that a cell of the canvas covers.
private struct FieldSampler {
  private let values: [[Double]]
  private let columnRanges: [Range<Int>]
  private let rowRanges: [Range<Int>]

  init(_ field: Plot.Field, _ layout: PlotLayout) {
    values = field.values
    let width = field.values.map(\.count).min() ?? 0
    columnRanges = FieldSampler.ranges(layout.columns, over: layout.x, field.x, count: width)
    rowRanges = FieldSampler.ranges(layout.rows, over: layout.y, field.y, count: values.count).reversed()
  }

  /// For each cell along an axis the values whose middles it covers, or where there are none the one value
  /// that covers it.
  private static func ranges(
    _ cells: Int, over axis: AxisScale, _ extent: ClosedRange<Double>, count: Int
  ) -> [Range<Int>] {
    let span = extent.upperBound - extent.lowerBound
    func place(_ cell: Double) -> Double {
      (axis.value(at: cell / Double(cells)) - extent.lowerBound) / span * Double(count)
    }
    return (0..<cells).map { cell in
      let (start, end) = (place(Double(cell)), place(Double(cell + 1)))
      let middle = place(Double(cell) + 0.5)
      guard middle >= 0, middle < Double(count), start.isFinite, end.isFinite else { return 0..<0 }
      let (first, last) = (Int(max(start + 0.5, 0)), Int(min(end + 0.5, Double(count))))
      return first < last ? first..<last : Int(middle)..<Int(middle) + 1
    }
  }

  /// The mean of the finite values; NaN where there are none.
  func mean(_ column: Int, _ row: Int) -> Double {
    var (sum, count) = (0.0, 0.0)
    forEach(column, row) { value in
      if value.isFinite { (sum, count) = (sum + value, count + 1) }
    }
    return count > 0 ? sum / count : .nan
  }

  func commonest(_ column: Int, _ row: Int) -> Int? {
    var counts: [Int: Int] = [:]
    forEach(column, row) { value in
      if let index = Int(exactly: value.rounded()) { counts[index, default: 0] += 1 }
    }
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
  }

  private func forEach(_ column: Int, _ row: Int, _ body: (Double) -> Void) {
    for line in rowRanges[row] {
      for index in columnRanges[column] { body(values[line][index]) }
    }
  }
}
