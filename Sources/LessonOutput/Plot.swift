/// A chart over two axes: lines, points, bars, and a field of colour behind them.
///
///     show(
///       Plot("Learning curve", x: "epoch", y: Axis("E", .logarithmic))
///         .line(losses, name: "training")
///         .line(validation, name: "validation"))
///
/// Points that are not finite are left out, and break a line in two.
public struct Plot: Hashable, Sendable, Codable {
  /// An axis: what it measures, how it is spaced, and from where to where.
  public struct Axis: Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    public enum Scale: String, Hashable, Sendable, Codable {
      case linear
      /// Equal steps for equal factors. Values that are not positive are left out.
      case logarithmic
    }

    public var label: String
    public var scale: Scale
    /// Lower and upper end; nil fits the data.
    public var range: ClosedRange<Double>?

    public init(_ label: String = "", _ scale: Scale = .linear, range: ClosedRange<Double>? = nil) {
      self.label = label
      self.scale = scale
      self.range = range
    }

    public init(stringLiteral label: String) {
      self.init(label)
    }
  }

  /// One set of marks with one name in the legend.
  public struct Series: Hashable, Sendable, Codable {
    public enum Mark: String, Hashable, Sendable, Codable {
      /// Neighbours are joined.
      case line
      case points
      /// A bar from zero to each y, as wide as the distance to the next x.
      case bars
    }

    /// Nil leaves the series out of the legend.
    public var name: String?
    public var mark: Mark
    /// As many as `y`.
    public var x: [Double]
    public var y: [Double]
    /// Nil takes the next colour of the cycle.
    public var color: Color?

    /// Traps when there are not as many x as y.
    public init(_ mark: Mark, name: String? = nil, x: [Double], y: [Double], color: Color? = nil) {
      require(x.count == y.count, "a series needs as many x (\(x.count)) as y (\(y.count))")
      self.name = name
      self.mark = mark
      self.x = x
      self.y = y
      self.color = color
    }
  }

  /// Values on a grid, behind the series: a heat map, or the regions that a classifier decides.
  public struct Field: Hashable, Sendable, Codable {
    public enum Kind: Hashable, Sendable, Codable {
      /// A colour scale from the smallest value to the largest.
      case heat
      /// Each value is rounded to the index of a class; the names are for the legend.
      case classes([String])
    }

    public var kind: Kind
    /// From the left edge of the first column to the right edge of the last.
    public var x: ClosedRange<Double>
    /// From the lower edge of the first row to the upper edge of the last.
    public var y: ClosedRange<Double>
    /// `values[row][column]`, row 0 at the bottom. All rows are equally long.
    public var values: [[Double]]

    public init(_ kind: Kind, x: ClosedRange<Double>, y: ClosedRange<Double>, values: [[Double]]) {
      self.kind = kind
      self.x = x
      self.y = y
      self.values = values
    }
  }

  public var title: String?
  public var xAxis: Axis
  public var yAxis: Axis
  public var series: [Series]
  public var field: Field?
  /// What to see in the plot, for those who cannot; nil lets the renderer describe the numbers.
  public var description: String?

  public init(_ title: String? = nil, x: Axis = Axis(), y: Axis = Axis(), description: String? = nil) {
    self.title = title
    self.xAxis = x
    self.yAxis = y
    self.series = []
    self.field = nil
    self.description = description
  }
}
