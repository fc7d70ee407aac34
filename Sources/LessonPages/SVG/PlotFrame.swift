import LessonOutput
import LessonRender

/// The room of a plot on a page: where its drawing area lies, what its axes reach over, and their ticks. Lengths are
/// those of the drawing's own units, about a pixel each.
struct PlotFrame {
  private static let mostWidth = 480.0

  let x: AxisScale
  let y: AxisScale
  let xTicks: Ticks
  let yTicks: Ticks
  /// Edges of the drawing area.
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double
  let height: Double
  var width: Double { right + PlotFrame.margin }
  /// Each value of the field has a number written on it.
  let showsValues: Bool

  /// Room for the half of the last tick's label.
  private static let margin = 14.0
  /// What a character of a tick's label takes.
  private static let characterWidth = 6.6

  init(_ plot: Plot, _ space: DrawingSpace) {
    var (x, y) = (plot.xScale, plot.yScale)
    if plot.field == nil {
      if plot.yAxis.range == nil { y.snap(to: Ticks.step(of: y, atMost: 6)) }
      if plot.xAxis.range == nil, plot.series.contains(where: { $0.mark != .bars }) {
        x.snap(to: Ticks.step(of: x, atMost: 8))
      }
    }
    showsValues = plot.field.map(PlotFrame.showsValues) ?? false
    yTicks = PlotFrame.yTicks(y, plot.field, numbered: showsValues, space)
    let widest = yTicks.ticks.map(\.label.count).max() ?? 0
    left = 10 + Double(widest) * PlotFrame.characterWidth
    top = plot.yAxis.label.isEmpty && yTicks.factor == nil ? 8 : 26
    let room = PlotFrame.mostWidth - PlotFrame.margin - left
    let size = PlotFrame.size(plot, in: room)
    (right, bottom) = (left + size.width, top + size.height)
    xTicks = PlotFrame.xTicks(x, size.width, plot.field, numbered: showsValues, space)
    height = bottom + (plot.xAxis.label.isEmpty && xTicks.factor == nil ? 24 : 44)
    (self.x, self.y) = (x, y)
  }

  /// Heat maps of few values are read value by value.
  private static func showsValues(_ field: Plot.Field) -> Bool {
    let columns = field.values.first?.count ?? 0
    guard case .heat = field.kind, columns > 0 else { return false }
    let widest = field.values.joined().map { field.format.text($0).count }.max() ?? 0
    return columns <= 12 && field.values.count <= 12 && Double(columns * (widest + 1)) * 6.6 < 430
  }

  /// A field keeps its true shape unless it would be a thread.
  private static func size(_ plot: Plot, in room: Double) -> (width: Double, height: Double) {
    guard let field = plot.field else { return (room, 250) }
    let (across, up) = (field.x.upperBound - field.x.lowerBound, field.y.upperBound - field.y.lowerBound)
    let aspect = up / across
    guard plot.xAxis.scale == .linear, plot.yAxis.scale == .linear, (0.1...10).contains(aspect) else {
      return (room, 300)
    }
    let width = min(room, 380 / aspect)
    return (width, width * aspect)
  }

  /// Where the axes of such a heat map count rows and columns, the numbers stand at the middles.
  private static func yTicks(_ y: AxisScale, _ field: Plot.Field?, numbered: Bool, _ space: DrawingSpace)
    -> Ticks
  {
    if numbered, let field, field.y == 0...Double(field.values.count) {
      return Ticks(numbering: field.values.count)
    }
    return Ticks(of: y, atMost: 6, space)
  }

  private static func xTicks(
    _ x: AxisScale, _ width: Double, _ field: Plot.Field?, numbered: Bool, _ space: DrawingSpace
  ) -> Ticks {
    if numbered, let field, let columns = field.values.first?.count, field.x == 0...Double(columns) {
      return Ticks(numbering: columns)
    }
    // As many as leave a blank of two characters between labels.
    for count in stride(from: 8, to: 1, by: -1) {
      let ticks = Ticks(of: x, atMost: count, space)
      let widest = Double((ticks.ticks.map(\.label.count).max() ?? 0) + 2) * characterWidth
      let places = ticks.ticks.map { $0.position * width }
      if zip(places, places.dropFirst()).allSatisfy({ $1 - $0 >= widest }) { return ticks }
    }
    return Ticks(of: x, atMost: 1, space)
  }

  func across(_ position: Double) -> Double { left + position * (right - left) }
  func down(_ position: Double) -> Double { bottom - position * (bottom - top) }

  /// The place of a pair of values; nil where an axis cannot show one of them.
  func place(_ x: Double, _ y: Double) -> (x: Double, y: Double)? {
    guard let across = self.x.position(x), let down = self.y.position(y) else { return nil }
    // Far outside is as good as farther outside.
    return (self.across(min(max(across, -50), 50)), self.down(min(max(down, -50), 50)))
  }
}
