import LessonOutput
import LessonRender

/// How a series is drawn: its ink, and what tells it apart for those who see no difference between two inks.
struct SeriesStyle {
  let ink: String
  /// Which of the series with the same kind of mark it is.
  private let ordinal: Int

  init(_ index: Int, of plot: Plot) {
    ink = plot.color(ofSeries: index).inkClass
    ordinal = plot.series[..<index].count { $0.mark == plot.series[index].mark }
  }

  /// Solid, dashed, dotted, dash-dotted.
  var lineClasses: String { "line dash-\(ordinal % 4) \(ink)" }
  var barClasses: String { "bar fill-\(ordinal % 3) \(ink)" }
  /// Discs are strokes of no length with round ends, crosses are strokes, the others are filled.
  var pointClasses: String { "point \(PointMark(ordinal).rawValue) \(ink)" }

  var mark: PointMark { PointMark(ordinal) }
}

/// The shape of a point.
enum PointMark: String, CaseIterable {
  case disc, cross, diamond, ring, triangle, square

  init(_ ordinal: Int) {
    self = Self.allCases[ordinal % Self.allCases.count]
  }

  /// Half the width of a mark.
  private static let size = 3.2

  func add(to path: inout SVGPath, x: Double, y: Double) {
    let r = Self.size
    switch self {
    case .disc:
      path.move(to: x, y)
      path.line(to: x, y)
    case .cross:
      path.polyline([(x - r, y - r), (x + r, y + r)])
      path.polyline([(x - r, y + r), (x + r, y - r)])
    case .diamond: close([(x, y - 1.3 * r), (x + 1.3 * r, y), (x, y + 1.3 * r), (x - 1.3 * r, y)], &path)
    case .triangle: close([(x, y - 1.2 * r), (x + 1.2 * r, y + r), (x - 1.2 * r, y + r)], &path)
    case .square: close([(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)], &path)
    case .ring:
      // Four curves make a circle to within a thousandth of its radius (control points at 0.5523 r).
      let k = 0.5523 * r
      path.move(to: x, y - r)
      path.curve(x + k, y - r, x + r, y - k, to: x + r, y)
      path.curve(x + r, y + k, x + k, y + r, to: x, y + r)
      path.curve(x - k, y + r, x - r, y + k, to: x - r, y)
      path.curve(x - r, y - k, x - k, y - r, to: x, y - r)
      path.close()
    }
  }

  private func close(_ corners: [(x: Double, y: Double)], _ path: inout SVGPath) {
    path.polyline(corners)
    path.close()
  }
}
