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
    var length = 0
    for point in points {
      guard point.x.isFinite, point.y.isFinite else {
        last = nil
        continue
      }
      // A line that begins and ends here is a dot, so that a lonely point between gaps is seen.
      segment(from: last ?? point, to: point, pen, length: &length)
      last = point
    }
  }

  /// Draws the part of a segment that is inside the canvas. `length` counts the dots since the beginning of
  /// the line, for the dashes.
  private mutating func segment(from start: DotPoint, to end: DotPoint, _ pen: Pen, length: inout Int) {
    guard let (start, end) = clipped(start, end) else { return }
    let (x0, y0) = (Int(start.x.rounded()), Int(start.y.rounded()))
    let (x1, y1) = (Int(end.x.rounded()), Int(end.y.rounded()))
    let steps = max(abs(x1 - x0), abs(y1 - y0))
    let isFlat = abs(x1 - x0) >= abs(y1 - y0)
    for step in 0...steps {
      let x = x0 + DotCanvas.share(step, of: x1 - x0, in: steps)
      let y = y0 + DotCanvas.share(step, of: y1 - y0, in: steps)
      if pen.draws(at: length + step) {
        brush(x, y, pen, isFlat: isFlat)
      }
    }
    length += steps
  }

  /// `step / steps` of a distance in whole dots, halves rounded away from zero: Bresenham's line, the same
  /// from both ends.
  private static func share(_ step: Int, of distance: Int, in steps: Int) -> Int {
    guard steps > 0 else { return 0 }
    let half = distance < 0 ? -steps : steps
    return (2 * step * distance + half) / (2 * steps)
  }

  /// One dot, or several side by side across the line's direction.
  private mutating func brush(_ x: Int, _ y: Int, _ pen: Pen, isFlat: Bool) {
    let first = -(pen.thickness - 1) / 2
    for offset in first..<first + max(pen.thickness, 1) {
      setDot(isFlat ? x : x + offset, isFlat ? y + offset : y, pen)
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
