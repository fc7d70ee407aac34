import Glibc
import LessonOutput

extension DotCanvas {
  /// Points along a cubic Bézier curve, given by its start, its two controls and its end.
  static func flattened(_ curve: [DotPoint]) -> [DotPoint] {
    // A step of about two dots looks smooth; the control polygon is at least as long as the curve.
    let length = zip(curve, curve.dropFirst()).reduce(0) { $0 + hypot($1.1.x - $1.0.x, $1.1.y - $1.0.y) }
    guard length.isFinite else { return [] }
    let steps = Int((length / 2).clamped(to: 8...500))
    return (0...steps).map { step in
      let t = Double(step) / Double(steps)
      let weights = [(1 - t) * (1 - t) * (1 - t), 3 * (1 - t) * (1 - t) * t, 3 * (1 - t) * t * t, t * t * t]
      return DotPoint(
        zip(weights, curve).reduce(0) { $0 + $1.0 * $1.1.x },
        zip(weights, curve).reduce(0) { $0 + $1.0 * $1.1.y })
    }
  }

  /// Points around a circle.
  static func ring(_ center: DotPoint, _ radius: Double) -> [DotPoint] {
    guard radius.isFinite else { return [] }
    let count = Int((radius * 4).clamped(to: 12...720))
    return (0..<count).map { index in
      let angle = 2 * Double.pi * Double(index) / Double(count)
      return DotPoint(center.x + radius * cos(angle), center.y + radius * sin(angle))
    }
  }

  /// The outline of a circle, the same on all sides.
  mutating func circle(_ center: DotPoint, _ radius: Double, _ pen: Pen) {
    guard radius <= Double(dotColumns + dotRows), pen.dashes.isEmpty else {
      let points = DotCanvas.ring(center, radius)
      return polyline(points + points.prefix(1), pen)
    }
    // A middle on or between dots makes both sides of the circle alike.
    let middle = DotPoint((center.x * 2).rounded() / 2, (center.y * 2).rounded() / 2)
    guard middle.x.magnitude < 1e6, middle.y.magnitude < 1e6 else { return }
    for inset in 0..<max(pen.thickness, 1) {
      thinCircle(middle, radius - Double(inset), pen)
    }
  }

  /// One dot for each column of the flat parts, and for each row of the steep ones.
  private mutating func thinCircle(_ center: DotPoint, _ radius: Double, _ pen: Pen) {
    let offset = center.x == center.x.rounded() ? 0.0 : 0.5
    var across = offset
    while across <= radius / 2.0.squareRoot() + 0.5, across <= radius {
      let along = (radius * radius - across * across).squareRoot()
      for (dx, dy) in [(across, along), (along, across)] {
        for (sideX, sideY) in [(1.0, 1.0), (1, -1), (-1, 1), (-1, -1)] {
          setDot(DotCanvas.whole(center.x, sideX * dx), DotCanvas.whole(center.y, sideY * dy), pen)
        }
      }
      across += 1
    }
  }

  /// The dot at an offset from a middle, rounded alike to both sides.
  private static func whole(_ middle: Double, _ offset: Double) -> Int {
    offset < 0 ? Int((middle + offset - 0.5).rounded(.up)) : Int((middle + offset + 0.5).rounded(.down))
  }

  /// A filled head at the end of a line, in the line's last direction.
  mutating func arrowHead(of points: [DotPoint], _ pen: Pen) {
    guard let tip = points.last,
      let before = points.dropLast().last(where: { hypot(tip.x - $0.x, tip.y - $0.y) > 2 })
    else { return }
    let length = hypot(tip.x - before.x, tip.y - before.y)
    guard length.isFinite else { return }
    let (ux, uy) = ((tip.x - before.x) / length, (tip.y - before.y) / length)
    if characters == .ascii { return asciiArrowHead(at: tip, ux, uy, pen) }
    var solid = pen
    (solid.dashes, solid.thickness) = ([], 1)
    let (reach, half) = (5.0 + Double(pen.thickness - 1), 2.2 + Double(pen.thickness - 1) * 0.7)
    for part in stride(from: -half, through: half, by: 0.5) {
      let base = DotPoint(tip.x - ux * reach - uy * part, tip.y - uy * reach + ux * part)
      polyline([tip, base], solid)
    }
  }

  private mutating func asciiArrowHead(at tip: DotPoint, _ ux: Double, _ uy: Double, _ pen: Pen) {
    guard tip.x.magnitude < 1e6, tip.y.magnitude < 1e6 else { return }
    let head: Character = abs(ux) >= abs(uy) ? (ux > 0 ? ">" : "<") : (uy > 0 ? "v" : "^")
    put(head, column: Int((tip.x - ux) / 2), row: Int((tip.y - uy) / 4), pen.style)
  }

  /// Fills a polygon with a texture: the cells whose middles are inside, by the even-odd rule.
  mutating func fill(_ corners: [DotPoint], _ color: Color, _ space: DrawingSpace) {
    let (texture, style) = (Mark.texture(color.ordinal, space), TextStyle(color.terminalColor))
    for row in 0..<rows {
      let y = Double(row) * 4 + 1.5
      let crossings = zip(corners, corners.dropFirst() + corners.prefix(1)).compactMap { a, b in
        (a.y <= y) == (b.y <= y) ? nil : a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x)
      }.filter(\.isFinite).sorted()
      for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
        fill(row: row, from: crossings[pair], to: crossings[pair + 1], texture, style)
      }
    }
  }

  private mutating func fill(
    row: Int, from left: Double, to right: Double, _ texture: Character, _ style: TextStyle
  ) {
    let first = Int(((left - 0.5) / 2).rounded(.up).clamped(to: 0...Double(columns)))
    let last = Int(((right - 0.5) / 2).rounded(.down).clamped(to: -1...Double(columns - 1)))
    guard first <= last else { return }
    for column in first...last { put(texture, column: column, row: row, style) }
  }
}
