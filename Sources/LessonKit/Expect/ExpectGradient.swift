/// Checks a gradient against central differences of the function that it is the gradient of: every component is within
/// `tolerance` × max(1, |analytic|, |numerical|) of what nudging gives.
///
///     expectGradient(of: sigmoid, equals: sigmoidSlope, at: 0.5)
///     expectGradient(
///       of: { w in loss(w, x, y) }, equals: { w in lossGradient(w, x, y) }, at: [0.5, -0.3, 0.1],
///       factors: ["the learning rate": 0.1], "the gradient of the loss by each weight")
///
/// Points and gradients are numbers, lists or lists of lists, arranged alike. Where the gradient is wrong, the worst
/// component is told, and a guess at the reason from all the components: a flipped sign, a factor too many or
/// missing, rows and columns exchanged, components in another order, zeros. `factors` are numbers that a student
/// may have put in or left out, by the words that name them.
///
/// In double precision the numerical derivative is right to some eleven digits of a function of size 1. With `Float`s
/// it has three or four: give a tolerance of 0.01 or so. A component for which the function has a kink at the point, as
/// ReLU has at 0, is left out.
public func expectGradient<Point: RealValue>(
  of function: (Point) throws -> Double, equals gradient: (Point) throws -> Point,
  at point: Point, within tolerance: Double = 1e-6, factors: KeyValuePairs<String, Double> = [:],
  _ message: String? = nil, line: Int = #line
) rethrows {
  note(input: point, line: line)
  let sample = try GradientSample(of: function, equals: gradient, at: point)
  report(Expectation(gradients: [sample], within: tolerance, factors: factors, message, line: line))
}

/// Checks a gradient as the other `expectGradient` does, at several points: random ones, the same on every run, or
/// those that are listed. From several points more can be guessed.
///
///     expectGradient(of: sigmoid, equals: sigmoidSlope, for: .numbers(in: -6...6))
///     expectGradient(of: loss, equals: lossGradient, for: .values([0.5, -0.3], [1, 2]))
public func expectGradient<Point: RealValue>(
  of function: (Point) throws -> Double, equals gradient: (Point) throws -> Point,
  for points: Inputs<Point>, count: Int = 10, seed: UInt64 = 1, within tolerance: Double = 1e-6,
  factors: KeyValuePairs<String, Double> = [:], _ message: String? = nil, line: Int = #line
) rethrows {
  let samples = try points.places(count: count, seed: seed).map { point in
    note(input: point, line: line)
    return try GradientSample(of: function, equals: gradient, at: point)
  }
  report(Expectation(gradients: samples, within: tolerance, factors: factors, message, line: line))
}

extension Expectation {
  init(
    gradients samples: [GradientSample], within tolerance: Double, factors: KeyValuePairs<String, Double>,
    _ message: String?, line: Int
  ) {
    self.init(
      isMet: false, message: message ?? "the gradient is what nudging gives", tolerance: tolerance, line: line
    )
    let odd = samples.first { !$0.analytic.hasStructure(of: $0.structure) }
    if let odd {
      describeShape(of: odd)
    } else if let (sample, worst) = Expectation.worst(of: samples, within: tolerance) {
      isMet = worst.isWithin
      actual = worst.actualInWords
      expected = worst.expected.text
      // Two digits say enough.
      self.tolerance = Double(NumberFormat.scientific(2).text(worst.tolerance))
      input = sample.pointText
      guess = isMet ? nil : GradientFault(samples, tolerance: tolerance)?.inWords(factors: factors)
    } else {
      input = samples.first?.pointText
      expected = "a slope to compare with"
      guess = "The function has no slope at the points of this check: it has kinks there, or is not finite."
    }
  }

  private mutating func describeShape(of sample: GradientSample) {
    let difference = sample.analytic.structuralDifference(from: sample.structure)
    (actual, expected, tolerance) = (difference?.actual, difference?.expected, nil)
    input = sample.pointText
    if let shape = sample.analytic.shape, shape.count == 2, shape.reversed() == sample.structure.shape {
      guess = "It is transposed: rows and columns have changed places."
    }
  }

  private static func worst(
    of samples: [GradientSample], within tolerance: Double
  ) -> (GradientSample, ComparedComponent)? {
    samples.lazy.flatMap { sample in sample.compared(within: tolerance).map { (sample, $0) } }
      .max { $0.1.excess < $1.1.excess }
  }
}

extension GradientSample {
  /// The components for which the function has a slope.
  func compared(within tolerance: Double) -> [ComparedComponent] {
    zip(analytic.components, numeric).compactMap { analytic, numeric in
      numeric.map { slope in
        let expected = NumberTree.Component(path: analytic.path, value: slope, text: written(slope: slope))
        let scale = max(1, abs(analytic.value), abs(slope))
        return ComparedComponent(
          actual: analytic, expected: expected,
          tolerance: tolerance * (scale.isFinite ? scale : 1))
      }
    }
  }

  /// With the digits that nudging can tell: ten, or six in single precision. What is left of a zero is a zero.
  private func written(slope: Double) -> String {
    if isSingle { return NumberFormat.automatic.text(slope) }
    if abs(slope) < 1e-11 { return "0.0" }
    let digits = NumberFormat.scientific(10).text(slope)
    return Double(digits).map(\.description) ?? digits
  }
}
