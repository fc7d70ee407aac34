/// Checks that each number is within `tolerance` of the one that it should be: |actual − expected| ≤ tolerance.
///
/// For numbers, lists, lists of lists and so on, which must have the same shape; the report names the worst place.
/// NaN is within no tolerance of anything, an infinity is close to itself alone.
public func expect<Value: NumericalValue>(
  _ actual: Value, closeTo expected: Value, within tolerance: Double = 1e-6, _ message: String? = nil,
  line: Int = #line
) {
  report(Expectation(actual, closeTo: expected, within: tolerance, message, line: line))
}

/// Checks how many elements a value has in each direction, outermost first: `[3, 2]` for three rows of two.
///
///     expectShape(weights, [3, 2], "a row for each input, and one for the biases")
public func expectShape(
  _ value: some NumericalValue, _ shape: [Int], _ message: String? = nil, line: Int = #line
) {
  report(Expectation(shapeOf: value.numberTree, shape, message, line: line))
}

extension Expectation {
  init<Value: NumericalValue>(
    _ actual: Value, closeTo expected: Value, within tolerance: Double, _ message: String?, line: Int
  ) {
    self.init(actual.numberTree, closeTo: expected.numberTree, within: tolerance, message, line: line)
  }

  init(
    _ actual: NumberTree, closeTo expected: NumberTree, within tolerance: Double, _ message: String?,
    line: Int
  ) {
    let goal = Expectation.closenessInWords(expected)
    if let difference = actual.structuralDifference(from: expected) {
      self.init(
        isMet: false, message: message ?? goal, actual: difference.actual, expected: difference.expected,
        line: line)
      return
    }
    let compared = actual.compared(with: expected) { _, _ in tolerance }
    guard let worst = compared.max(by: { $0.excess < $1.excess }) else {
      self.init(isMet: true, message: message ?? "both are empty", line: line)
      return
    }
    self.init(
      isMet: worst.isWithin, message: message ?? goal, actual: worst.actualInWords,
      expected: worst.expected.text, tolerance: tolerance, line: line)
  }

  private static func closenessInWords(_ expected: NumberTree) -> String {
    if case .list = expected { return "is close to the expected numbers, one by one" }
    return "is close to \(expected)"
  }

  init(shapeOf tree: NumberTree, _ shape: [Int], _ message: String?, line: Int) {
    let actual = tree.shape
    let isTurned = actual != shape && actual == shape.reversed()
    self.init(
      isMet: actual == shape, message: message ?? "has the shape \(shape)",
      actual: actual.map { "\($0)" } ?? tree.shapeInWords, expected: "\(shape)",
      guess: isTurned ? "It is transposed: rows and columns have changed places." : nil, line: line)
  }
}
