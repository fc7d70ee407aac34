extension Inputs {
  /// Tries a claim on the values, and where one fails, on simpler and simpler ones as long as those fail too.
  ///
  /// - Parameter failure: what is wrong for a value; nil when the claim holds for it.
  /// - Returns: the simplest value found for which the claim fails, and how it does.
  func simplestFailure<Failure>(
    count: Int, seed: UInt64, _ failure: (Value) throws -> Failure?
  ) rethrows -> (input: Value, failure: Failure)? {
    for value in values(count: count, seed: seed) {
      guard let first = try failure(value) else { continue }
      return try simplified((value, first), failure)
    }
    return nil
  }

  private func simplified<Failure>(
    _ found: (input: Value, failure: Failure), _ failure: (Value) throws -> Failure?
  ) rethrows -> (input: Value, failure: Failure) {
    var simplest = found
    var triesLeft = mostTries
    while triesLeft > 0 {
      var next: (Value, Failure)?
      for candidate in simpler(simplest.input).prefix(triesLeft) {
        triesLeft -= 1
        guard let stillFails = try failure(candidate) else { continue }
        next = (candidate, stillFails)
        break
      }
      guard let next else { break }
      simplest = next
    }
    return simplest
  }
}

/// A check must not become slow because it fails.
private let mostTries = 200

/// A value as the reader would write it.
func written(_ value: some Any) -> String {
  if let number = value as? any NumericalValue { return number.numberTree.description }
  return String(describing: value)
}
