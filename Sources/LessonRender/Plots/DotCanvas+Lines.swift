/// A place on a canvas, in dots from the upper left dot's centre.
struct DotPoint: Hashable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

extension DotCanvas {
  /// Straight lines from point to point; a point that is not finite breaks the line in two.
  mutating func polyline(_ points: some Sequence<DotPoint>, _ pen: Pen) {
    var last: DotPoint?
    var trail = Trail()
    for point in points {
      guard point.x.isFinite, point.y.isFinite else {
        last = nil
        continue
      }
      // A line that begins and ends here is a dot, so that a lonely point between gaps is seen.
      if let (start, end) = clipped(last ?? point, point) {
        walk(from: start, to: end, &trail, pen)
      }
      last = point
    }
    trail.end { brush($0, pen) }
  }

  /// Follows a segment that is inside the canvas, from dot to neighbouring dot.
  private mutating func walk(from start: DotPoint, to end: DotPoint, _ trail: inout Trail, _ pen: Pen) {
    let (x0, y0) = (Int(start.x.rounded()), Int(start.y.rounded()))
    let (dx, dy) = (Int(end.x.rounded()) - x0, Int(end.y.rounded()) - y0)
    let steps = max(abs(dx), abs(dy))
    for step in 0...steps {
      let dot = Trail.Dot(
        x: x0 + DotCanvas.share(step, of: dx, in: steps), y: y0 + DotCanvas.share(step, of: dy, in: steps),
        isFlat: abs(dx) >= abs(dy))
      trail.reach(dot) { brush($0, pen) }
    }
  }

  /// `step / steps` of a distance in whole dots, halves rounded up, so that a line is the same from both ends.
  private static func share(_ step: Int, of distance: Int, in steps: Int) -> Int {
    guard steps > 0 else { return 0 }
    let (quotient, remainder) = (2 * step * distance + steps).quotientAndRemainder(dividingBy: 2 * steps)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// One dot, or several side by side across the line's direction.
  private mutating func brush(_ dot: Trail.Dot, _ pen: Pen) {
    guard pen.draws(at: dot.number) else { return }
    let first = -(pen.thickness - 1) / 2
    for offset in first..<first + max(pen.thickness, 1) {
      setDot(dot.isFlat ? dot.x : dot.x + offset, dot.isFlat ? dot.y + offset : dot.y, pen)
    }
  }

  /// The part of a segment that is on the canvas: Liang and Barsky's algorithm (1984).
  private func clipped(_ start: DotPoint, _ end: DotPoint) -> (DotPoint, DotPoint)? {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    guard dx.isFinite, dy.isFinite else { return nil }
    var (enter, leave) = (0.0, 1.0)
    let margin = 0.499  // Half a dot beyond the outer dots' centres still rounds to these dots.
    let (right, bottom) = (Double(dotColumns - 1) + margin, Double(dotRows - 1) + margin)
    for (step, room) in [
      (-dx, start.x + margin), (dx, right - start.x), (-dy, start.y + margin), (dy, bottom - start.y),
    ] {
      if step == 0 {
        if room < 0 { return nil }
      } else if step < 0 {
        enter = max(enter, room / step)
      } else {
        leave = min(leave, room / step)
      }
    }
    guard enter <= leave else { return nil }
    return (
      enter == 0 ? start : DotPoint(start.x + enter * dx, start.y + enter * dy),
      leave == 1 ? end : DotPoint(start.x + leave * dx, start.y + leave * dy)
    )
  }
}

/// The dots of a line, in their order, numbered for the dashes, without the inner dots of corners: where a line
/// goes one dot to the right and then one up, it goes straight to the second, and so stays thin.
private struct Trail {
  struct Dot {
    var x: Int
    var y: Int
    var isFlat: Bool
    /// Counted from the beginning of the line.
    var number = 0

    func isNeighbour(of other: Dot) -> Bool { max(abs(x - other.x), abs(y - other.y)) <= 1 }
  }

  /// The last dot that was drawn, and the one after it, which waits for its successor.
  private var drawn: Dot?
  private var waiting: Dot?

  mutating func reach(_ dot: Dot, draw: (Dot) -> Void) {
    guard let waiting else {
      self.waiting = dot
      return
    }
    if waiting.x == dot.x, waiting.y == dot.y { return }
    var next = dot
    if let drawn, dot.x != drawn.x, dot.y != drawn.y, dot.isNeighbour(of: drawn), dot.isNeighbour(of: waiting)
    {
      next.number = waiting.number
    } else {
      draw(waiting)
      drawn = waiting
      next.number = waiting.number + 1
    }
    self.waiting = next
  }

  mutating func end(draw: (Dot) -> Void) {
    if let waiting { draw(waiting) }
  }
}

extension DotCanvas.Pen {
  /// Whether the pen is down after so many dots.
  fileprivate func draws(at length: Int) -> Bool {
    guard !dashes.isEmpty else { return true }
    var rest = length % dashes.reduce(0, +)
    for (index, dash) in dashes.enumerated() {
      if rest < dash { return index.isMultiple(of: 2) }
      rest -= dash
    }
    return true
  }
}
