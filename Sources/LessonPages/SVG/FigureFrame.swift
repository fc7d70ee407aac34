import LessonOutput
import LessonRender

/// The scale of a figure on a page, and where its plane lies in the drawing.
struct FigureFrame {
  /// The drawing's units, about a pixel each, for one unit of the plane.
  let scale: Double
  let width: Double
  let height: Double
  /// Room around the plane, for the halves of strokes at its edges.
  private static let margin = 4.0

  private static let mostWidth = 640.0
  /// What a character of a label takes.
  private static let characterWidth = 8.0

  init(_ figure: Figure, _ space: DrawingSpace) {
    let (width, height) = (Self.usable(figure.width), Self.usable(figure.height))
    let pleasing = min(Self.mostWidth / width, 400 / height, 64)
    let legible = Self.labelScale(figure, space)
    scale = min(max(pleasing, legible), Self.mostWidth / width)
    self.width = width * scale + 2 * Self.margin
    self.height = height * scale + 2 * Self.margin
  }

  func place(_ point: Figure.Point) -> (x: Double, y: Double) {
    (Self.margin + point.x * scale, height - Self.margin - point.y * scale)
  }

  /// A figure's size is an author's number, and may be none.
  private static func usable(_ length: Double) -> Double { (1e-6...1e6).contains(length) ? length : 1 }

  /// The smallest scale at which every label in the middle of a circle fits between its sides.
  private static func labelScale(_ figure: Figure, _ space: DrawingSpace) -> Double {
    var radii: [Figure.Point: Double] = [:]
    for case .circle(let center, let radius, _, _) in figure.shapes where radius > 0 {
      radii[center] = radius
    }
    return figure.shapes.reduce(0) { least, shape in
      guard case .text(let words, let place, .middle, _) = shape, let radius = radii[place] else {
        return least
      }
      return max(least, (Double(space.label(words).width) / 2 * characterWidth + 3) / radius)
    }
  }
}
