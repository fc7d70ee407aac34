/// How wrong predictions are: the mean, over all rows and outputs, of one number for each.
public enum Loss: Hashable, Sendable {
  /// (p - y)², without the factor ½ that some books carry.
  case squaredError
  /// -y ln p - (1 - y) ln(1 - p), where p is a probability.
  ///
  /// Infinite where a prediction is 0 or 1 and wrong. A network that ends in a sigmoid never meets
  /// that: its loss is computed from the sigmoid's z, as below.
  case binaryCrossEntropy
  /// The same for p = σ(z), where the prediction is z: -y ln σ(z) - (1 - y) ln(1 - σ(z)).
  ///
  /// Summed as max(z, 0) - y z + ln(1 + e^-|z|), which is finite for every z.
  case binaryCrossEntropyFromLogits

  /// The mean loss of predictions: both matrices have a row for each sample and a column for each output.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func value<Scalar: Real>(_ prediction: Matrix<Scalar>, _ y: Matrix<Scalar>) -> Scalar {
    require(
      prediction.rows == y.rows && prediction.columns == y.columns,
      "predictions of shape \(prediction.shape) cannot be compared with y of shape \(y.shape)")
    var sum: Scalar = 0
    for index in y.elements.indices {
      sum += value(prediction.elements[index], y.elements[index])
    }
    return sum / Scalar(y.elements.count)
  }

  /// The loss of one output p, where y was desired.
  @inline(__always)
  public func value<Scalar: Real>(_ p: Scalar, _ y: Scalar) -> Scalar {
    switch self {
    case .squaredError: return (p - y) * (p - y)
    case .binaryCrossEntropy:
      // 0 ln 0 counts as 0, its limit.
      return -(y == 0 ? 0 : y * Scalar.log(p)) - (y == 1 ? 0 : (1 - y) * Scalar.log(1 - p))
    case .binaryCrossEntropyFromLogits:
      return (p > 0 ? p : 0) - y * p + Scalar.logOnePlus(Scalar.exp(-p.magnitude))
    }
  }

  /// The derivative, by p, of the loss of one output p, where y was desired.
  @inline(__always)
  public func derivative<Scalar: Real>(_ p: Scalar, _ y: Scalar) -> Scalar {
    switch self {
    case .squaredError: return 2 * (p - y)
    case .binaryCrossEntropy: return (y == 1 ? 0 : (1 - y) / (1 - p)) - (y == 0 ? 0 : y / p)
    case .binaryCrossEntropyFromLogits: return Activation.sigmoid.value(p) - y
    }
  }
}
