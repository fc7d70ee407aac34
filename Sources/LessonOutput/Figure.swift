/// A drawing: shapes on a plane whose x grows to the right and whose y grows upwards.
///
///     var figure = Figure(width: 6, height: 3, description: "An arrow from x to h.")
///     figure.circle(at: (1, 1.5), radius: 0.5, label: "x")
///     figure.circle(at: (5, 1.5), radius: 0.5, label: "h")
///     figure.arrow(from: (1.5, 1.5), to: (4.5, 1.5), label: "W")
///     show(figure)
///
/// One unit is as long across as it is up. A renderer scales the whole to the room it has, and draws
/// the shapes in their order.
public struct Figure: Hashable, Sendable, Codable {
  /// A place on the plane, in its units.
  public struct Point: Hashable, Sendable, Codable {
    public var x: Double
    public var y: Double

    public init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// How the outline of a shape is drawn.
  public struct Stroke: Hashable, Sendable, Codable {
    public var color: Color
    /// 1 is a plain line; 3 is a heavy one; 0 draws none.
    public var weight: Double
    public var isDashed: Bool

    public init(_ color: Color = .foreground, weight: Double = 1, isDashed: Bool = false) {
      self.color = color
      self.weight = weight
      self.isDashed = isDashed
    }
  }

  /// Which part of a text stands at its point: the left end, the middle, or the right end.
  public enum Anchor: String, Hashable, Sendable, Codable {
    case start, middle, end
  }

  public enum Shape: Hashable, Sendable, Codable {
    /// Straight from point to point. `isArrow` puts a head at the last point.
    case line([Point], Stroke, isArrow: Bool)
    /// A cubic Bézier curve: start, two controls, end.
    case curve(Point, Point, Point, Point, Stroke, isArrow: Bool)
    case circle(center: Point, radius: Double, Stroke, fill: Color?)
    /// `origin` is the lower left corner.
    case rectangle(origin: Point, width: Double, height: Double, Stroke, fill: Color?)
    case polygon([Point], Stroke, fill: Color?)
    /// A mark for a datum: a small disc, whatever the scale.
    case dot(Point, Color)
    /// Text whose middle height is at the point. May hold TeX between dollars: `$W^{(1)}_{11}$`. Stands on
    /// top of all other shapes, and a renderer keeps their lines out of it.
    case text(String, at: Point, Anchor, Color)
  }

  /// The part of the plane that is shown reaches from (0, 0) to (width, height).
  public var width: Double
  public var height: Double
  public var shapes: [Shape]
  public var title: String?
  /// What to see in the figure, for those who cannot.
  public var description: String

  public init(width: Double, height: Double, title: String? = nil, description: String) {
    self.width = width
    self.height = height
    self.shapes = []
    self.title = title
    self.description = description
  }
}
