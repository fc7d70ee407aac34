/// Checks a claim. A claim that does not hold fails the check; the cell goes on.
public func expect(
  _ claim: Bool, _ message: String? = nil, line: Int = #line
) {
  report(Expectation(isMet: claim, message: message ?? "the claim holds", line: line))
}

/// Checks that two values are equal.
public func expect<Value: Equatable>(
  _ actual: Value, equals expected: Value, _ message: String? = nil, line: Int = #line
) {
  report(
    Expectation(
      isMet: actual == expected, message: message ?? "equals \(expected)",
      actual: String(describing: actual), expected: String(describing: expected), line: line))
}

/// Checks that a number is within `tolerance` of another: |actual − expected| ≤ tolerance. NaN is within
/// no tolerance of anything.
public func expect<Number: BinaryFloatingPoint & CustomStringConvertible>(
  _ actual: Number, closeTo expected: Number, within tolerance: Number = 1e-6, _ message: String? = nil,
  line: Int = #line
) {
  report(
    Expectation(
      isMet: actual == expected || abs(actual - expected) <= tolerance,
      message: message ?? "is close to \(expected)", actual: actual.description,
      expected: expected.description, tolerance: Double(tolerance), line: line))
}

/// Checks each number of a list against its neighbour in another; the message names the worst place.
public func expect<Number: BinaryFloatingPoint & CustomStringConvertible>(
  _ actual: [Number], closeTo expected: [Number], within tolerance: Number = 1e-6, _ message: String? = nil,
  line: Int = #line
) {
  guard actual.count == expected.count else {
    report(
      Expectation(
        isMet: false, message: message ?? "has \(expected.count) elements",
        actual: "\(actual.count) elements",
        expected: "\(expected.count) elements", line: line))
    return
  }
  // A difference that is NaN must count as the worst, so it is not left to `max`.
  let distances = zip(actual, expected).map { $0 == $1 ? 0 : abs($0 - $1) }
  guard let worst = distances.indices.max(by: { !(distances[$0] >= distances[$1] || distances[$0].isNaN) })
  else {
    report(Expectation(isMet: true, message: message ?? "both are empty", line: line))
    return
  }
  report(
    Expectation(
      isMet: distances[worst] <= tolerance,
      message: message ?? "is close to the expected list, element by element",
      actual: "\(actual[worst].description) at index \(worst)", expected: expected[worst].description,
      tolerance: Double(tolerance), line: line))
}

private func report(_ expectation: Expectation) {
  record(.output(.expectation(expectation)))
}
