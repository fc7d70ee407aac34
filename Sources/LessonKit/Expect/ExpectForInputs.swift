/// Checks a claim for many values: a few simple and extreme ones, then random ones, the same on every run. Of those
/// for which it does not hold, the simplest that is found is told.
///
///     expect("σ grows", for: .numbers(in: -5...5)) { x in sigmoid(x + 0.1) > sigmoid(x) }
public func expect<Input>(
  _ claim: String, for inputs: Inputs<Input>, count: Int = 100, seed: UInt64 = 1, line: Int = #line,
  _ holds: (Input) throws -> Bool
) rethrows {
  let found = try inputs.simplestFailure(count: count, seed: seed) { input in
    note(input: input, line: line)
    return try holds(input) ? nil : ()
  }
  report(
    Expectation(isMet: found == nil, message: claim, input: found.map { written($0.input) }, line: line))
}

/// Checks for many values that two numbers (lists, matrices) are within `tolerance` of each other: |actual − expected|
/// ≤ tolerance, number by number. The closure gives both, first what is checked, then what it should be.
///
///     expect("σ(−x) = 1 − σ(x)", for: .numbers(in: -5...5), within: 1e-9) { x in
///       (sigmoid(-x), 1 - sigmoid(x))
///     }
public func expect<Input, Value: NumericalValue>(
  _ claim: String, for inputs: Inputs<Input>, within tolerance: Double, count: Int = 100,
  seed: UInt64 = 1, line: Int = #line, _ values: (Input) throws -> (Value, Value)
) rethrows {
  func compared(_ input: Input) throws -> Expectation {
    note(input: input, line: line)
    let (actual, expected) = try values(input)
    return Expectation(actual, closeTo: expected, within: tolerance, claim, line: line)
  }
  let found = try inputs.simplestFailure(count: count, seed: seed) { input in
    let expectation = try compared(input)
    return expectation.isMet ? nil : expectation
  }
  var expectation =
    found?.failure ?? Expectation(isMet: true, message: claim, tolerance: tolerance, line: line)
  expectation.input = found.map { written($0.input) }
  report(expectation)
}

/// Checks that the student's code gives what the author's solution gives, for a few simple and extreme values and
/// then random ones. Numbers may differ by `tolerance`: |actual − expected| ≤ tolerance; everything else must be
/// written alike.
///
///     expectSameAsSolution("for any score", for: .numbers(in: -5...5)) { h in sigmoid(h) }
///
/// The closure runs with the student's code and, in another process, with the solution; the tool compares what they
/// gave. So the solution is never within reach of the student's code. Where there is no student's code, as in
/// `lesson run`, there is nothing to compare, and the expectation holds.
public func expectSameAsSolution<Input, Value>(
  _ message: String? = nil, for inputs: Inputs<Input>, within tolerance: Double = 1e-6, count: Int = 20,
  seed: UInt64 = 1, line: Int = #line, _ value: (Input) throws -> Value
) rethrows {
  let samples = try inputs.values(count: count, seed: seed).map { input in
    note(input: input, line: line)
    return Expectation.Sample(input: written(input), output: written(try value(input)))
  }
  report(
    Expectation(
      isMet: true, message: message ?? "gives the same as the author's solution", tolerance: tolerance,
      line: line, samples: samples))
}
