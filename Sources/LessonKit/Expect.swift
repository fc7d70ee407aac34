/// Checks a claim. A claim that does not hold fails the check; the cell goes on.
///
/// `message` says what is claimed, for the reader; the compiler fills in `line`. So it is for each `expect`.
public func expect(
  _ claim: Bool, _ message: String? = nil, line: Int = #line
) {
  report(Expectation(isMet: claim, message: message ?? "the claim holds", line: line))
}

/// Checks that two values are equal.
public func expect<Value: Equatable>(
  _ actual: Value, equals expected: Value, _ message: String? = nil, line: Int = #line
) {
  report(Expectation(actual, equals: expected, message, line: line))
}

/// Checks that a number is within `tolerance` of another: |actual − expected| ≤ tolerance. NaN is within
/// no tolerance of anything.
public func expect<Number: BinaryFloatingPoint & CustomStringConvertible>(
  _ actual: Number, closeTo expected: Number, within tolerance: Number = 1e-6, _ message: String? = nil,
  line: Int = #line
) {
  report(Expectation(actual, closeTo: expected, within: tolerance, message, line: line))
}

/// Checks each number of a list against its neighbour in another; the message names the worst place.
public func expect<Number: BinaryFloatingPoint & CustomStringConvertible>(
  _ actual: [Number], closeTo expected: [Number], within tolerance: Number = 1e-6, _ message: String? = nil,
  line: Int = #line
) {
  report(Expectation(actual, closeTo: expected, within: tolerance, message, line: line))
}

private func report(_ expectation: Expectation) {
  record(.output(.expectation(expectation)))
}

extension Expectation {
  init<Value: Equatable>(_ actual: Value, equals expected: Value, _ message: String?, line: Int) {
    self.init(
      isMet: actual == expected, message: message ?? "equals \(expected)",
      actual: String(describing: actual), expected: String(describing: expected), line: line)
  }

  init<Number: BinaryFloatingPoint & CustomStringConvertible>(
    _ actual: Number, closeTo expected: Number, within tolerance: Number, _ message: String?, line: Int
  ) {
    self.init(
      isMet: Expectation.distance(actual, expected) <= tolerance,
      message: message ?? "is close to \(expected)", actual: actual.description,
      expected: expected.description, tolerance: Double(tolerance), line: line)
  }

  init<Number: BinaryFloatingPoint & CustomStringConvertible>(
    _ actual: [Number], closeTo expected: [Number], within tolerance: Number, _ message: String?, line: Int
  ) {
    guard actual.count == expected.count else {
      self.init(
        isMet: false, message: message ?? "has \(Expectation.elements(expected.count))",
        actual: Expectation.elements(actual.count), expected: Expectation.elements(expected.count), line: line
      )
      return
    }
    let distances = zip(actual, expected).map { Expectation.distance($0, $1) }
    // A difference that is NaN must count as the worst, so it is not left to `<` alone.
    guard let worst = distances.indices.max(by: { !(distances[$0] >= distances[$1] || distances[$0].isNaN) })
    else {
      self.init(isMet: true, message: message ?? "both are empty", line: line)
      return
    }
    self.init(
      isMet: distances[worst] <= tolerance,
      message: message ?? "is close to the expected list, element by element",
      actual: "\(actual[worst].description) at index \(worst)", expected: expected[worst].description,
      tolerance: Double(tolerance), line: line)
  }

  /// Equal infinities are no distance apart, although their difference is NaN.
  private static func distance<Number: BinaryFloatingPoint>(_ actual: Number, _ expected: Number) -> Number {
    actual == expected ? 0 : abs(actual - expected)
  }

  private static func elements(_ count: Int) -> String {
    count == 1 ? "1 element" : "\(count) elements"
  }
}
