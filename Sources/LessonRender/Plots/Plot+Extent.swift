import LessonOutput

extension Plot {
  /// The axes, fitted to what is to be shown.
  package var xScale: AxisScale { AxisScale(xAxis, fitting: xExtent, isWhole: hasWholeX) }
  package var yScale: AxisScale { AxisScale(yAxis, fitting: yExtent, isWhole: hasWholeY) }

  /// What the axes must reach over: the field's own range, or all the series.
  private var xExtent: [Double] {
    if let field { return [field.x.lowerBound, field.x.upperBound] }
    return series.flatMap { series in
      series.mark == .bars
        ? series.bars.flatMap { [$0.edges.lowerBound, $0.edges.upperBound] } : shown(series).map(\.x)
    }
  }

  private var yExtent: [Double] {
    if let field { return [field.y.lowerBound, field.y.upperBound] }
    let bottom: [Double] = series.contains { $0.mark == .bars } ? [0] : []
    return bottom + series.flatMap { shown($0).map(\.y) }
  }

  /// Whether all values are counts of something, between which nothing is to be labelled.
  private var hasWholeX: Bool { field == nil && series.allSatisfy { $0.x.allSatisfy(\.isWhole) } }
  private var hasWholeY: Bool { field == nil && series.allSatisfy { $0.y.allSatisfy(\.isWhole) } }

  /// The points that both axes can show.
  package func shown(_ series: Series) -> [(x: Double, y: Double)] {
    series.points.filter { xAxis.canShow($0.0) && yAxis.canShow($0.1) }.map { (x: $0.0, y: $0.1) }
  }
}

extension Plot.Axis {
  fileprivate func canShow(_ value: Double) -> Bool {
    value.isFinite && (scale == .linear || value > 0)
  }
}

extension Plot.Series {
  /// The points in their order; a recorded series may hold more of one coordinate than of the other.
  package var points: Zip2Sequence<[Double], [Double]> { zip(x, y) }
}

extension Double {
  fileprivate var isWhole: Bool { self == rounded() || !isFinite }
}
