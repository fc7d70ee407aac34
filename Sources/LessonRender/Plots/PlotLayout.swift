import LessonOutput

/// How a plot's room is divided: the drawing area, what its axes reach over, and their ticks.
struct PlotLayout {
  let space: DrawingSpace
  /// Cells of the drawing area.
  private(set) var columns = 1
  private(set) var rows: Int
  private(set) var x: AxisScale
  private(set) var y: AxisScale
  private(set) var xTicks = Ticks(numbering: 0)
  private(set) var yTicks = Ticks(numbering: 0)
  /// The cells of each value, for a heat map of few values.
  private(set) var block: HeatBlock?

  /// Columns before the drawing area: labels, a blank, and the axis.
  var margin: Int { labelWidth + 2 }
  /// Of the y axis.
  var labelWidth: Int { yTicks.ticks.map(\.label.displayWidth).max() ?? 0 }

  init(_ plot: Plot, _ space: DrawingSpace) {
    self.space = space
    x = plot.xScale
    y = plot.yScale
    rows = (space.width / 4).clamped(to: 8...20)
    if let field = plot.field {
      layOut(field)
    } else {
      layOut(plot.series, plot.xAxis, plot.yAxis)
    }
  }

  /// Fits the ends of the axes to labels where the author leaves them open.
  private mutating func layOut(_ series: [Plot.Series], _ xAxis: Plot.Axis, _ yAxis: Plot.Axis) {
    if yAxis.range == nil { y.snap(to: Ticks.step(of: y, atMost: rows / 3)) }
    labelRows()
    if series.allSatisfy({ $0.mark == .bars }) {
      // As many columns for each bar.
      let bars = series.map(\.x.count).max() ?? 1
      if columns >= bars { columns -= columns % bars }
    } else if xAxis.range == nil {
      x.snap(to: Ticks.step(of: x, atMost: columns / 10))
    }
    xTicks = PlotLayout.fittingTicks(of: x, columns: columns, space)
  }

  private mutating func layOut(_ field: Plot.Field) {
    // Twice, because the labels depend on the height, and the room beside them on the labels.
    for _ in 0..<2 {
      labelRows()
      shape(for: field)
    }
    labelRows(keepingColumns: true)
    xTicks = PlotLayout.fittingTicks(of: x, columns: columns, space)
    if block != nil { numberBlocks(of: field) }
  }

  /// Labels the y axis, and leaves the rest of the width to the drawing area.
  private mutating func labelRows(keepingColumns: Bool = false) {
    yTicks = Ticks(of: y, atMost: max(rows / 3, 2), space)
    if !keepingColumns { columns = max(space.width - margin, 10) }
  }

  /// A field keeps its true shape, a cell being twice as high as it is wide, unless it would be a thread.
  /// Where the values are few, each has a block of cells of its own.
  private mutating func shape(for field: Plot.Field) {
    let most = (space.width / 4 + 5).clamped(to: 12...30)
    block = HeatBlock(field, columns: columns, rows: most)
    if let block {
      (columns, rows) = (block.columns * block.width, block.rows * block.height)
      return
    }
    let aspect = (field.y.upperBound - field.y.lowerBound) / (field.x.upperBound - field.x.lowerBound)
    guard x.scale == .linear, y.scale == .linear, (0.2...5).contains(aspect) else {
      rows = min(most, 20)
      return
    }
    let natural = Double(columns) * aspect / 2
    rows = Int(natural.rounded()).clamped(to: 4...most)
    if natural > Double(rows) {
      columns = min(columns, Int((Double(rows) * 2 / aspect).rounded()))
    }
  }

  /// As many ticks as have room for their labels and three blanks between them.
  private static func fittingTicks(of scale: AxisScale, columns: Int, _ space: DrawingSpace) -> Ticks {
    for count in stride(from: max(columns / 8, 2), to: 1, by: -1) {
      let ticks = Ticks(of: scale, atMost: count, space)
      let widest = ticks.ticks.map(\.label.displayWidth).max() ?? 0
      let places = ticks.ticks.map { Int($0.position * Double(columns)) }
      let closest = zip(places, places.dropFirst()).map { $1 - $0 }.min() ?? columns
      if widest + 3 <= closest { return ticks }
    }
    return Ticks(of: scale, atMost: 1, space)
  }

  /// Where the axes of a field count rows and columns, the numbers stand at the middles of the blocks.
  private mutating func numberBlocks(of field: Plot.Field) {
    let (across, up) = (field.values.first?.count ?? 0, field.values.count)
    if field.x == 0...Double(across) { xTicks = Ticks(numbering: across) }
    if field.y == 0...Double(up) { yTicks = Ticks(numbering: up) }
  }

  /// The dot for a pair of values; nil where an axis cannot show one of them.
  func dot(_ x: Double, _ y: Double) -> DotPoint? {
    guard let across = self.x.position(x), let up = self.y.position(y) else { return nil }
    // A position is an edge, a dot's number its middle: half a dot less.
    return DotPoint(
      edge(across, of: columns * 2) - 0.5, Double(rows * 4) - edge(up, of: rows * 4) - 0.5)
  }

  /// Both ends of an axis belong to its outer dots.
  private func edge(_ position: Double, of dots: Int) -> Double {
    position == 0 ? 0.01 : position == 1 ? Double(dots) - 0.01 : position * Double(dots)
  }

  /// The column that a tick of the x axis stands at, and the row for one of the y axis.
  func column(of tick: Ticks.Tick) -> Int { min(Int(tick.position * Double(columns)), columns - 1) }
  func row(of tick: Ticks.Tick) -> Int { rows - 1 - min(Int(tick.position * Double(rows)), rows - 1) }
}
