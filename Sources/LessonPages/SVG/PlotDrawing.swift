import LessonOutput
import LessonRender

/// A plot as SVG: the field, the grid and the axes, then the series in their order.
struct PlotDrawing {
  private let plot: Plot
  private let frame: PlotFrame
  private let identifier: String
  private let space: DrawingSpace

  init(_ plot: Plot, identifier: String) {
    self.plot = plot
    self.identifier = identifier
    space = DrawingSpace.ofPages
    frame = PlotFrame(plot, space)
  }

  /// How many times its own units the drawing is shown.
  private static let magnified = 4.0 / 3

  /// In pixels.
  var size: (width: Double, height: Double) {
    (frame.width * Self.magnified, frame.height * Self.magnified)
  }

  var html: HTML {
    HTML { html in
      html.drawing(
        "chart", identifier: identifier, width: frame.width, height: frame.height, magnified: Self.magnified,
        title: plainText(plot.title ?? "Plot"), description: plainText(plot.summary)
      ) { html in
        writeClip(to: &html)
        if let field = plot.field {
          FieldDrawing(field, of: plot, frame, identifier: identifier).write(to: &html)
        } else {
          writeGrid(to: &html)
        }
        writeAxes(to: &html)
        html.element("g", Attribute("clip-path", "url(#\(identifier).clip)")) { html in
          for index in plot.series.indices { writeSeries(index, to: &html) }
        }
      }
    }
  }

  /// An author's words on one line, with TeX carried out in Unicode.
  private func plainText(_ words: String) -> String { space.label(words).plainText }

  /// Marks at the very edge are shown whole.
  private func writeClip(to html: inout HTML) {
    var path = SVGPath()
    path.rectangle(
      x: frame.left - 5, y: frame.top - 5, width: frame.right - frame.left + 10,
      height: frame.bottom - frame.top + 10)
    html.element("clipPath", .id("\(identifier).clip")) { $0.path(path, "clip") }
  }

  private func writeGrid(to html: inout HTML) {
    var path = SVGPath()
    for tick in frame.yTicks.ticks {
      path.polyline([(frame.left, frame.down(tick.position)), (frame.right, frame.down(tick.position))])
    }
    for tick in frame.xTicks.ticks {
      path.polyline([(frame.across(tick.position), frame.top), (frame.across(tick.position), frame.bottom)])
    }
    html.path(path, "grid")
  }

  private func writeAxes(to html: inout HTML) {
    var path = SVGPath()
    path.polyline([(frame.left, frame.top), (frame.left, frame.bottom), (frame.right, frame.bottom)])
    html.path(path, "axis")
    for tick in frame.xTicks.ticks {
      html.svgText(tick.label, "tick middle", x: frame.across(tick.position), y: frame.bottom + 17)
    }
    for tick in frame.yTicks.ticks {
      html.svgText(tick.label, "tick end", x: frame.left - 6, y: frame.down(tick.position) + 4)
    }
    // The label of the upward axis lies above it, where it can be read without turning one's head.
    let up = axisLabel(plot.yAxis, frame.yTicks)
    if !up.isEmpty { html.svgText(up, "label", x: 4, y: 13) }
    let across = axisLabel(plot.xAxis, frame.xTicks)
    if !across.isEmpty {
      html.svgText(across, "label middle", x: (frame.left + frame.right) / 2, y: frame.bottom + 37)
    }
  }

  private func axisLabel(_ axis: Plot.Axis, _ ticks: Ticks) -> String {
    [plainText(axis.label), ticks.factor ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func writeSeries(_ index: Int, to html: inout HTML) {
    let style = SeriesStyle(index, of: plot)
    switch plot.series[index].mark {
    case .line:
      let line = line(plot.series[index])
      // No ink stands out from all the shades of a heat map.
      if plot.field?.kind == .heat { html.path(line, "halo") }
      html.path(line, style.lineClasses)
    case .points:
      let points = points(plot.series[index], style.mark)
      if plot.field?.kind == .heat { html.path(points, style.pointClasses + " haloed") }
      html.path(points, style.pointClasses)
    case .bars: html.path(bars(index), style.barClasses)
    }
  }

  /// A line breaks where a point cannot be shown.
  private func line(_ series: Plot.Series) -> SVGPath {
    var path = SVGPath()
    let places = series.points.map { frame.place($0, $1) }
    for piece in places.split(whereSeparator: { $0 == nil }) {
      let piece = LineThinning.thinned(piece.compactMap { $0 })
      path.polyline(piece)
      // A lonely point is a line of no length, which round ends show.
      if let only = piece.first, piece.count == 1 { path.line(to: only.x, only.y) }
    }
    return path
  }

  private func points(_ series: Plot.Series, _ mark: PointMark) -> SVGPath {
    var path = SVGPath()
    for (x, y) in plot.shown(series) {
      if let place = frame.place(x, y) { mark.add(to: &path, x: place.x, y: place.y) }
    }
    return path
  }

  /// Where several series have bars, these share the width, side by side.
  private func bars(_ index: Int) -> SVGPath {
    let siblings = plot.series.indices.filter { plot.series[$0].mark == .bars }
    let ordinal = Double(siblings.firstIndex(of: index) ?? 0)
    var path = SVGPath()
    for (edges, y) in plot.series[index].bars {
      guard let start = frame.place(edges.lowerBound, y), let end = frame.place(edges.upperBound, y) else {
        continue
      }
      let base = frame.down(min(max(frame.y.position(0) ?? 0, 0), 1))
      let share = (end.x - start.x) / Double(siblings.count)
      let gap = min(share * 0.1, 2)
      path.rectangle(
        x: start.x + ordinal * share + gap / 2, y: min(start.y, base), width: share - gap,
        height: abs(base - start.y))
    }
    return path
  }
}

/// A line of many points, without those that no screen could show.
enum LineThinning {
  /// In each unit of width the first, the lowest, the highest and the last point say all that a line of
  /// neighbours would: what is drawn is the same. Points must go to the right for this; other lines stay whole.
  static func thinned(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    let goesRight = zip(points, points.dropFirst()).allSatisfy { $0.x <= $1.x }
    guard points.count > 600, goesRight else { return points }
    var thinned: [(x: Double, y: Double)] = []
    var start = points.startIndex
    while start < points.endIndex {
      let column = points[start].x.rounded(.down)
      let end = points[start...].firstIndex { $0.x.rounded(.down) != column } ?? points.endIndex
      let indices = start..<end
      let lowest = indices.min { points[$0].y < points[$1].y } ?? start
      let highest = indices.max { points[$0].y < points[$1].y } ?? start
      for index in Set([start, lowest, highest, end - 1]).sorted() { thinned.append(points[index]) }
      start = end
    }
    return thinned
  }
}
