import LessonOutput

extension Plot {
  /// The plot as rows of a screen: title, legend, the drawing with its axes, and their labels.
  func drawn(in space: DrawingSpace) -> [StyledText] {
    guard hasSomethingToDraw else { return emptyDrawing(in: space) }
    let layout = PlotLayout(self, space)
    var canvas = DotCanvas(columns: layout.columns, rows: layout.rows, characters: space.characters)
    if let field { canvas.draw(field, of: self, layout) }
    for index in series.indices {
      let look = SeriesLook(index, of: self, space)
      switch series[index].mark {
      case .line: canvas.drawLine(series[index], look, layout)
      case .points: canvas.drawPoints(series[index], look, layout)
      case .bars: canvas.drawBars(index, of: self, look, layout)
      }
    }
    let frame = PlotFrame(self, layout)
    return frame.heading + frame.framed(canvas.lines) + frame.footing
  }

  private var hasSomethingToDraw: Bool {
    return field?.values.contains { $0.contains(where: \.isFinite) } ?? false
      || series.contains { !shown($0).isEmpty }
  }

  private func emptyDrawing(in space: DrawingSpace) -> [StyledText] {
    let isLogarithmic = xAxis.scale == .logarithmic || yAxis.scale == .logarithmic
    let reason =
      series.isEmpty && field == nil
      ? "Nothing to draw: the plot has no series yet."
      : "Nothing to draw: the plot has no finite \(isLogarithmic ? "positive " : "")values."
    let heading = title.map { [space.label($0, TextStyle(bold: true))] } ?? []
    return (heading + [StyledText(reason, TextStyle(.gray))]).flatMap { $0.wrapped(to: space.width) }
  }
}

extension DotCanvas {
  fileprivate mutating func drawLine(_ series: Plot.Series, _ look: SeriesLook, _ layout: PlotLayout) {
    let gap = DotPoint(.nan, .nan)
    polyline(series.points.lazy.map { layout.dot($0, $1) ?? gap }, look.pen)
  }

  fileprivate mutating func drawPoints(_ series: Plot.Series, _ look: SeriesLook, _ layout: PlotLayout) {
    var style = look.style
    style.isBold = true
    for (x, y) in series.points {
      guard let dot = layout.dot(x, y), dot.x.magnitude < 1e6, dot.y.magnitude < 1e6 else { continue }
      put(look.mark, column: Int((dot.x + 0.5) / 2), row: Int((dot.y + 0.5) / 4), style)
    }
  }
}
