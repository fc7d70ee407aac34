extension Figure {
  /// A place on the plane: `(x, y)`.
  public typealias Place = (Double, Double)

  /// A straight line.
  public mutating func line(
    from start: Place, to end: Place, color: Color = .foreground, weight: Double = 1, dashed: Bool = false
  ) {
    shapes.append(
      .line([Point(start), Point(end)], Stroke(color, weight: weight, isDashed: dashed), isArrow: false))
  }

  /// An arrow, with an optional label beside its middle.
  public mutating func arrow(
    from start: Place, to end: Place, label: String? = nil, color: Color = .foreground, weight: Double = 1,
    dashed: Bool = false
  ) {
    shapes.append(
      .line([Point(start), Point(end)], Stroke(color, weight: weight, isDashed: dashed), isArrow: true))
    if let label {
      let (place, anchor) = Figure.beside(start, end)
      text(label, at: place, anchor: anchor, color: color)
    }
  }

  /// A line through all the points.
  public mutating func path(
    _ points: [Place], color: Color = .foreground, weight: Double = 1, dashed: Bool = false
  ) {
    shapes.append(
      .line(points.map(Point.init), Stroke(color, weight: weight, isDashed: dashed), isArrow: false))
  }

  /// A smooth curve that leaves `start` towards the first control and reaches `end` from the second.
  public mutating func curve(
    from start: Place, _ control1: Place, _ control2: Place, to end: Place, color: Color = .foreground,
    weight: Double = 1, dashed: Bool = false, arrow: Bool = false
  ) {
    shapes.append(
      .curve(
        Point(start), Point(control1), Point(control2), Point(end),
        Stroke(color, weight: weight, isDashed: dashed), isArrow: arrow))
  }

  /// A circle, with an optional label in its middle. A scale that fits the label is chosen where there is room.
  public mutating func circle(
    at center: Place, radius: Double, label: String? = nil, color: Color = .foreground, weight: Double = 1,
    fill: Color? = nil
  ) {
    shapes.append(.circle(center: Point(center), radius: radius, Stroke(color, weight: weight), fill: fill))
    if let label {
      text(label, at: center, color: color)
    }
  }

  /// A rectangle with its lower left corner at `origin`.
  public mutating func rectangle(
    at origin: Place, width: Double, height: Double, label: String? = nil, color: Color = .foreground,
    weight: Double = 1, fill: Color? = nil
  ) {
    shapes.append(
      .rectangle(
        origin: Point(origin), width: width, height: height, Stroke(color, weight: weight), fill: fill))
    if let label {
      text(label, at: (origin.0 + width / 2, origin.1 + height / 2), color: color)
    }
  }

  /// A closed shape with these corners.
  public mutating func polygon(
    _ points: [Place], color: Color = .foreground, weight: Double = 1, fill: Color? = nil
  ) {
    shapes.append(.polygon(points.map(Point.init), Stroke(color, weight: weight), fill: fill))
  }

  /// A mark for a datum, equally large at every scale.
  public mutating func dot(at place: Place, color: Color = .foreground) {
    shapes.append(.dot(Point(place), color))
  }

  /// Words, or TeX between dollars, with their middle height at the place.
  public mutating func text(
    _ words: String, at place: Place, anchor: Anchor = .middle, color: Color = .foreground
  ) {
    shapes.append(.text(words, at: Point(place), anchor, color))
  }

  /// A little off the middle of a line, on its upper side: above a level line, to the left or right of a
  /// steep one.
  private static func beside(_ start: Place, _ end: Place) -> (Place, Anchor) {
    let (dx, dy) = (end.0 - start.0, end.1 - start.1)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0 else { return (start, .start) }
    // At a right angle to the line, upwards.
    let side = dx < 0 ? -1.0 : 1
    let (across, up) = (-dy / length * side, dx / length * side)
    let place = ((start.0 + end.0) / 2 + 0.4 * across, (start.1 + end.1) / 2 + 0.4 * up)
    return (place, abs(across) < 0.4 ? .middle : across < 0 ? .end : .start)
  }
}

extension Figure.Point {
  init(_ place: Figure.Place) {
    self.init(place.0, place.1)
  }
}
