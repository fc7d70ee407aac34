extension GradientCheck: CustomStringConvertible {
  /// The verdict and the parameter that it rests on:
  ///
  ///     gradient check of 9 parameters: passed
  ///     worst: layers[0].weights[1, 0]
  ///       analytic -0.02531222996, numerical -0.02531222998, relative error 4.1e-10
  public var description: String {
    let verdict =
      "gradient check of \(comparisons.count) parameters: \(passes ? "passed" : "FAILED")"
    let skipped = kinks > 0 ? ", \(kinks) left out at kinks" : ""
    return "\(verdict)\(skipped)\nworst: \(worst.name)\n  \(worst.numbers)"
  }
}

extension GradientCheck.Comparison: CustomStringConvertible {
  /// The parameter, as in code: `layers[0].weights[1, 0]`.
  public var name: String {
    "layers[\(layer)]." + (from.map { "weights[\($0), \(to)]" } ?? "biases[\(to)]")
  }

  public var description: String { "\(name): \(numbers)" }

  fileprivate var numbers: String {
    "analytic \(significantText(Double(analytic), digits: 10)), "
      + "numerical \(significantText(Double(numerical), digits: 10)), "
      + "relative error \(significantText(Double(relativeError), digits: 2))"
  }
}
