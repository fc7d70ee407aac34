import LessonOutput

/// How a plot's room is divided: the drawing area, what its axes reach over, and their ticks.
struct PlotLayout {
  let space: DrawingSpace
  /// Cells of the drawing area.
  private(set) var columns: Int
  private(set) var rows: Int
  private(set) var x: AxisScale
  private(set) var y: AxisScale
  private(set) var xTicks: Ticks
  private(set) var yTicks: Ticks

  /// Columns before the drawing area: labels, a blank, and the axis.
  var margin: Int { labelWidth + 2 }
  /// Of the y axis.
  var labelWidth: Int { yTicks.ticks.map(\.label.displayWidth).max() ?? 0 }

  init(_ plot: Plot, _ space: DrawingSpace) {
    self.space = space
    x = AxisScale(plot.xAxis, fitting: plot.xExtent)
    y = AxisScale(plot.yAxis, fitting: plot.yExtent)
    rows = min(max(space.width / 4, 8), 20)
    if plot.field == nil, plot.yAxis.range == nil { y.snap(to: Ticks.step(of: y, atMost: rows / 3)) }
    yTicks = Ticks(of: y, atMost: rows / 3, space)
    columns = 1
    xTicks = yTicks
    columns = max(space.width - margin, 10)
    if let field = plot.field { shape(for: field) }
    let xCount = columns / 10
    if plot.field == nil, plot.xAxis.range == nil { x.snap(to: Ticks.step(of: x, atMost: xCount)) }
    xTicks = Ticks(of: x, atMost: max(xCount, 2), space)
    yTicks = Ticks(of: y, atMost: max(rows / 3, 2), space)
  }

  /// A field keeps its true shape, a cell being twice as high as it is wide, unless it would be a thread.
  /// Where the values are few, each has a block of cells of its own.
  private mutating func shape(for field: Plot.Field) {
    let most = min(max(space.width / 4 + 5, 12), 30)
    if let block = HeatBlock(field, columns: columns, rows: most, space) {
      (columns, rows) = (block.columns * block.width, block.rows * block.height)
      return
    }
    let aspect = (field.y.upperBound - field.y.lowerBound) / (field.x.upperBound - field.x.lowerBound)
    guard x.scale == .linear, y.scale == .linear, (0.2...5).contains(aspect) else {
      rows = min(most, 20)
      return
    }
    let natural = Double(columns) * aspect / 2
    rows = max(min(most, Int(natural.rounded())), 4)
    if natural > Double(rows) {
      columns = min(columns, Int((Double(rows) * 2 / aspect).rounded()))
    }
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

extension Plot {
  /// What the axes must reach over: the field's own range, or all the series.
  fileprivate var xExtent: [Double] {
    if let field { return [field.x.lowerBound, field.x.upperBound] }
    return series.flatMap { series in
      series.mark == .bars ? series.barEdges.flatMap { [$0.lowerBound, $0.upperBound] } : series.shownX(yAxis)
    }
  }

  fileprivate var yExtent: [Double] {
    if let field { return [field.y.lowerBound, field.y.upperBound] }
    let bottom: [Double] = series.contains { $0.mark == .bars } ? [0] : []
    return bottom + series.flatMap { $0.shownY(xAxis) }
  }
}

extension Plot.Series {
  /// The points that can be drawn; a recorded series may hold more of one coordinate than of the other.
  var points: Zip2Sequence<[Double], [Double]> { zip(x, y) }

  fileprivate func shownX(_ yAxis: Plot.Axis) -> [Double] {
    points.filter { $1.isFinite && (yAxis.scale == .linear || $1 > 0) }.map(\.0)
  }

  fileprivate func shownY(_ xAxis: Plot.Axis) -> [Double] {
    points.filter { $0.0.isFinite && (xAxis.scale == .linear || $0.0 > 0) }.map(\.1)
  }
}
