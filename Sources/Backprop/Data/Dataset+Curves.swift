extension Dataset {
  /// Two half circles that reach into each other: class 0 the upper one around (0, 0), class 1 the lower
  /// one around (1, 0.5), both of radius 1. The classes alternate from row to row.
  ///
  /// - Parameters:
  ///   - count: how many samples, of both classes together.
  ///   - noise: the standard deviation of what is added to each coordinate.
  public static func moons(_ count: Int, noise: Double = 0.1, seed: UInt64) -> Dataset {
    curves("moons", count, noise: noise, seed: seed) { point, label in
      label == 0 ? (point.x, point.y.magnitude) : (1 + point.x, 0.5 - point.y.magnitude)
    }
  }

  /// A circle of radius 1, class 0, and one inside it, class 1. The classes alternate from row to row.
  ///
  /// - Parameters:
  ///   - count: how many samples, of both classes together.
  ///   - noise: the standard deviation of what is added to each coordinate.
  ///   - factor: the radius of the inner circle.
  public static func circles(
    _ count: Int, noise: Double = 0.1, factor: Double = 0.5, seed: UInt64
  ) -> Dataset {
    curves("circles", count, noise: noise, seed: seed) { point, label in
      label == 0 ? point : (factor * point.x, factor * point.y)
    }
  }

  /// Samples of two curves: `place` puts a point of the unit circle onto the curve of its class.
  private static func curves(
    _ name: String, _ count: Int, noise: Double, seed: UInt64,
    _ place: ((x: Double, y: Double), _ label: Int) -> (x: Double, y: Double)
  ) -> Dataset {
    require(
      count >= 0 && noise >= 0, "\(name) cannot have \(count) samples with a noise of \(noise)")
    var generator = SeededGenerator(seed: seed)
    var (x, y) = (Matrix<Double>(rows: count, columns: 2), Matrix<Double>(rows: count, columns: 1))
    for row in 0..<count {
      let point = place(generator.direction(), row % 2)
      x[row, 0] = generator.normal(mean: point.x, deviation: noise)
      x[row, 1] = generator.normal(mean: point.y, deviation: noise)
      y[row, 0] = Double(row % 2)
    }
    return Dataset(name: name, x: x, y: y)
  }
}
