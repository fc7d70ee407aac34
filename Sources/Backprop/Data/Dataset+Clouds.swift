extension Dataset {
  /// Clouds of points around centres, a class each, in turn from row to row. y has the class indices.
  ///
  /// - Parameters:
  ///   - count: how many samples, of all classes together.
  ///   - centers: nil puts that many `classes` evenly on a circle of radius 4.
  ///   - deviation: of the points from their centre, along each axis.
  public static func blobs(
    _ count: Int, centers: [(x: Double, y: Double)]? = nil, classes: Int = 3, deviation: Double = 1,
    seed: UInt64
  ) -> Dataset {
    let centers =
      centers ?? (0..<classes).map { pointOnCircle(Double($0) / Double(classes), radius: 4) }
    require(
      count >= 0 && !centers.isEmpty && deviation >= 0,
      "blobs cannot have \(count) samples in \(centers.count) classes with a deviation of \(deviation)"
    )
    var generator = SeededGenerator(seed: seed)
    return planar("blobs", count, classes: centers.count) { row in
      let center = centers[row % centers.count]
      return (
        generator.normal(mean: center.x, deviation: deviation),
        generator.normal(mean: center.y, deviation: deviation)
      )
    }
  }

  /// Points of the square from -1 to 1 on both sides of a random line through its middle part: class 1 above,
  /// class 0 below, none nearer to it than `margin`. A single unit can learn them. The classes alternate.
  public static func linearlySeparable(_ count: Int, margin: Double = 0.1, seed: UInt64) -> Dataset {
    require(
      count >= 0 && margin >= 0 && margin <= 0.4,
      "linearly separable points cannot be \(count) with a margin of \(margin): it must be from 0 to 0.4"
    )
    var generator = SeededGenerator(seed: seed)
    let normal = generator.direction()
    let offset = generator.uniform(in: -0.2..<0.2)
    return planar("linearly separable points", count, classes: 2) { row in
      while true {
        let point = (x: generator.uniform(in: -1..<1), y: generator.uniform(in: -1..<1))
        let distance = normal.x * point.x + normal.y * point.y - offset
        if distance.magnitude >= margin, (distance > 0) == (row % 2 == 1) { return point }
      }
    }
  }

  /// Arms that wind around each other from near the origin to radius 1, a class each, in turn from row to row.
  /// y has the class indices.
  ///
  /// - Parameters:
  ///   - count: how many samples, of all classes together.
  ///   - turns: how often an arm goes round.
  ///   - noise: the standard deviation of what is added to each coordinate.
  public static func spirals(
    _ count: Int, classes: Int = 2, turns: Double = 1, noise: Double = 0.02, seed: UInt64
  ) -> Dataset {
    require(
      count >= 0 && classes > 0 && noise >= 0,
      "spirals cannot have \(count) samples in \(classes) classes with a noise of \(noise)")
    var generator = SeededGenerator(seed: seed)
    return planar("spirals", count, classes: classes) { row in
      let radius = generator.uniform(in: 0.05..<1)
      let point = pointOnCircle(
        turns * radius + Double(row % classes) / Double(classes), radius: radius)
      return (
        generator.normal(mean: point.x, deviation: noise),
        generator.normal(mean: point.y, deviation: noise)
      )
    }
  }

  /// Points of the plane whose class is the number of their row, modulo the number of classes.
  private static func planar(
    _ name: String, _ count: Int, classes: Int, _ point: (_ row: Int) -> (x: Double, y: Double)
  ) -> Dataset {
    var (x, y) = (Matrix<Double>(rows: count, columns: 2), Matrix<Double>(rows: count, columns: 1))
    for row in 0..<count {
      (x[row, 0], x[row, 1]) = point(row)
      y[row, 0] = Double(row % classes)
    }
    return Dataset(name: name, x: x, y: y)
  }
}

/// The point at so many turns from the x axis, counted against the clock.
private func pointOnCircle(_ turns: Double, radius: Double) -> (x: Double, y: Double) {
  func cosine(_ turns: Double) -> Double {
    let rest = (turns - turns.rounded(.down)) * 2
    return cosineOfHalfTurns(rest <= 1 ? rest : 2 - rest)
  }
  return (radius * cosine(turns), radius * cosine(turns - 0.25))
}
