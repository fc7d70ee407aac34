// Each of these gives the plot with one thing more, so that a plot is written as one expression.
extension Plot {
  /// A line through `y` over 0, 1, 2 and so on.
  public func line(_ y: [Double], name: String? = nil, color: Color? = nil) -> Plot {
    line(x: y.indices.map(Double.init), y: y, name: name, color: color)
  }

  /// A line through the points, in their order. Traps when there are not as many `x` as `y`.
  public func line(x: [Double], y: [Double], name: String? = nil, color: Color? = nil) -> Plot {
    adding(Series(.line, name: name, x: x, y: y, color: color))
  }

  /// The curve of a function, asked at `samples` equally spaced numbers (at least two), the ends of `range` among
  /// them.
  public func curve(
    over range: ClosedRange<Double>, samples: Int = 200, name: String? = nil, color: Color? = nil,
    _ function: (Double) -> Double
  ) -> Plot {
    let x = Plot.grid(range, count: max(samples, 2))
    return line(x: x, y: x.map(function), name: name, color: color)
  }

  /// A mark at each point. Traps when there are not as many `x` as `y`.
  public func points(x: [Double], y: [Double], name: String? = nil, color: Color? = nil) -> Plot {
    adding(Series(.points, name: name, x: x, y: y, color: color))
  }

  /// How many of the values fall into each of `bins` equally wide ranges; values that are not finite fall into
  /// none. Values that are all alike make one bar.
  public func histogram(_ values: [Double], bins: Int = 20, name: String? = nil, color: Color? = nil) -> Plot
  {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max(), bins > 0 else { return self }
    guard low < high else {
      return adding(Series(.bars, name: name, x: [low], y: [Double(finite.count)], color: color))
    }
    // Divided before they are subtracted: the distance of two finite numbers may not be finite.
    let width = high / Double(bins) - low / Double(bins)
    var counts = [Double](repeating: 0, count: bins)
    for value in finite {
      let bin = (value / width - low / width).rounded(.down)
      counts[Int(max(0, min(Double(bins - 1), bin)))] += 1
    }
    let centers = counts.indices.map { low + (Double($0) + 0.5) * width }
    return adding(Series(.bars, name: name, x: centers, y: counts, color: color))
  }

  /// Values on a grid as colours: `values[row][column]`, row 0 at the bottom. Where `x` or `y` is nil, the axis
  /// counts columns or rows.
  public func heatMap(
    _ values: [[Double]], x: ClosedRange<Double>? = nil, y: ClosedRange<Double>? = nil
  ) -> Plot {
    var plot = self
    plot.field = Field(
      .heat, x: x ?? 0...Double(max(values.first?.count ?? 1, 1)), y: y ?? 0...Double(max(values.count, 1)),
      values: values)
    return plot
  }

  /// The regions into which a classifier divides the plane. `decide` gives the index of the class at
  /// (x, y) in `classes`; it is asked at the centre of each of `resolution` × `resolution` rectangles, at least one.
  public func regions(
    x: ClosedRange<Double>, y: ClosedRange<Double>, classes: [String], resolution: Int = 64,
    _ decide: (Double, Double) -> Int
  ) -> Plot {
    var plot = self
    plot.field = Field(
      .classes(classes), x: x, y: y,
      values: Plot.sample(x, y, resolution) { Double(decide($0, $1)) })
    return plot
  }

  /// A surface seen from above: `height` at the centre of each of `resolution` × `resolution` rectangles, at least
  /// one.
  public func surface(
    x: ClosedRange<Double>, y: ClosedRange<Double>, resolution: Int = 64,
    _ height: (Double, Double) -> Double
  ) -> Plot {
    heatMap(Plot.sample(x, y, resolution, height), x: x, y: y)
  }

  private func adding(_ more: Series) -> Plot {
    var plot = self
    plot.series.append(more)
    return plot
  }

  private static func sample(
    _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ resolution: Int,
    _ value: (Double, Double) -> Double
  ) -> [[Double]] {
    require(resolution > 0, "a grid needs at least one square a side, not \(resolution)")
    let columns = centers(x, count: resolution)
    return centers(y, count: resolution).map { row in columns.map { value($0, row) } }
  }

  /// The middles of `count` equal parts of the range.
  private static func centers(_ range: ClosedRange<Double>, count: Int) -> [Double] {
    let step = (range.upperBound - range.lowerBound) / Double(count)
    return (0..<count).map { range.lowerBound + (Double($0) + 0.5) * step }
  }

  /// `count` equally spaced numbers, the ends of the range among them.
  private static func grid(_ range: ClosedRange<Double>, count: Int) -> [Double] {
    let step = (range.upperBound - range.lowerBound) / Double(count - 1)
    return (0..<count).map { range.lowerBound + Double($0) * step }
  }
}
