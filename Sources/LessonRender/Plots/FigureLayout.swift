import LessonOutput

/// The scale of a figure on the screen, and where its plane lies on the canvas.
struct FigureLayout {
  /// Dots for one unit of the plane.
  private(set) var scale: Double
  /// Dots by which the whole is moved down, so that labels, which can only stand in whole rows, are
  /// in the middle of what they label.
  private(set) var shift: Double
  let height: Double
  let columns: Int
  let rows: Int

  init(_ figure: Figure, _ space: DrawingSpace) {
    let size = FigureLayout.usableSize(figure)
    height = size.height
    let widest = Double(space.width) * 2 / size.width
    let pleasing = (Double(space.width) / 4 + 6).clamped(to: 14...28) * 4 / size.height
    let legible = FigureLayout.labelScale(figure, space)
    let highest = Double(FigureLayout.mostRows) * 4 / size.height
    let wanted = min(max(pleasing, legible), widest, highest)
    (scale, shift) = FigureLayout.aligned(
      FigureLayout.labeledCircles(figure).map { size.height - $0.center.y }, height: size.height,
      near: wanted,
      least: min(legible, wanted))
    columns = Int((size.width * scale / 2).rounded(.up)).clamped(to: 1...space.width)
    rows = Int(((size.height * scale + shift) / 4).rounded(.up)).clamped(to: 1...FigureLayout.mostRows)
  }

  private static let mostRows = 60

  func dot(_ point: Figure.Point) -> DotPoint {
    DotPoint(point.x * scale, (height - point.y) * scale + shift)
  }

  /// A figure's size is an author's number, and may be none.
  private static func usableSize(_ figure: Figure) -> (width: Double, height: Double) {
    func usable(_ length: Double) -> Double { (1e-6...1e6).contains(length) ? length : 1 }
    return (usable(figure.width), usable(figure.height))
  }

  /// The smallest scale at which every label in the middle of a circle fits between its sides.
  private static func labelScale(_ figure: Figure, _ space: DrawingSpace) -> Double {
    labeledCircles(figure).reduce(0) { least, circle in
      // Half the label, a blank, and the rim; the row is two dots to both sides of the middle.
      let halfWidth = Double(space.label(circle.label).width) + 1.5
      return max(least, (halfWidth * halfWidth + 4).squareRoot() / circle.radius)
    }
  }

  private struct LabeledCircle {
    let center: Figure.Point
    let radius: Double
    let label: String
  }

  private static func labeledCircles(_ figure: Figure) -> [LabeledCircle] {
    var radii: [Figure.Point: Double] = [:]
    for case .circle(let center, let radius, _, _) in figure.shapes where radius > 0 {
      radii[center] = radius
    }
    return figure.shapes.compactMap { shape in
      guard case .text(let words, let place, .middle, _) = shape, let radius = radii[place] else {
        return nil
      }
      return LabeledCircle(center: place, radius: radius, label: words)
    }
  }

  /// The scale and shift, near the wanted one, at which the labels of circles stand closest to the middle of a
  /// row. `labels` holds their distances from the top, in units. Without such labels, the scale at which the
  /// figure fills whole rows.
  private static func aligned(
    _ labels: [Double], height: Double, near wanted: Double, least: Double
  ) -> (Double, Double) {
    guard !labels.isEmpty else {
      let rows = (height * wanted / 4).rounded(.down)
      return (rows >= 4 ? rows * 4 / height : wanted, 0)
    }
    var best = (cost: Double.infinity, scale: wanted, shift: 0.0)
    for part in 0...20 {
      let scale = wanted * (1 - Double(part) / 100)
      guard scale >= least * 0.999 else { break }
      for shift in [0.0, 1, 2, 3] {
        let distances = labels.prefix(100).map { distanceToRow($0 * scale + shift) }
        let cost = distances.reduce(0, +) / Double(distances.count) + Double(part) / 40
        if cost < best.cost { best = (cost, scale, shift) }
      }
    }
    return (best.scale, best.shift)
  }

  /// From a place, in dots, to the middle of the row that it is in, which is between its second and its
  /// third dot.
  private static func distanceToRow(_ y: Double) -> Double {
    let inRow = (y - 1.5) / 4
    return abs(inRow - inRow.rounded()) * 4
  }
}
