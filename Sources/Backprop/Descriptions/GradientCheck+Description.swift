extension GradientCheck: CustomStringConvertible {
  /// The verdict and the parameter that it rests on.
  public var description: String {
    let verdict =
      "gradient check of \(comparisons.count) parameters: \(passes ? "passed" : "FAILED")"
    let skipped = kinks > 0 ? ", \(kinks) left out at kinks" : ""
    return verdict + skipped + ", worst \(worst)"
  }
}

extension GradientCheck.Comparison: CustomStringConvertible {
  /// The parameter, as in code: `layers[0].weights[1, 0]`.
  public var name: String {
    "layers[\(layer)]." + (from.map { "weights[\($0), \(to)]" } ?? "biases[\(to)]")
  }

  public var description: String {
    "\(name): analytic \(significantText(Double(analytic), digits: 10)), "
      + "numerical \(significantText(Double(numerical), digits: 10)), "
      + "relative error \(significantText(Double(relativeError), digits: 2))"
  }
}
