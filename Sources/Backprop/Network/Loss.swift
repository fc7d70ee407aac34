/// How wrong predictions are: a mean of one number for each output, or for each row.
public enum Loss: Hashable, Sendable {
  /// (p - y)², without the factor ½ that some books carry; the mean over rows and outputs.
  case squaredError
  /// -y ln p - (1 - y) ln(1 - p), where p is a probability; the mean over rows and outputs.
  ///
  /// Infinite where a prediction is 0 or 1 and wrong. A network that ends in a sigmoid never meets
  /// that: its loss is computed from the sigmoid's z, as below.
  case binaryCrossEntropy
  /// The same for p = σ(z), where the prediction is z: -y ln σ(z) - (1 - y) ln(1 - σ(z)).
  ///
  /// Summed as max(z, 0) - y z + ln(1 + e^-|z|), which is finite for every z.
  case binaryCrossEntropyFromLogits
  /// -ln p of the right class, where a row holds a probability for each class; the mean over rows.
  ///
  /// y is a column of class indices, counted from 0, or has a column for each class that tells its
  /// probability: then a row's loss is -Σ y ln p. A network that ends in a softmax computes it from the
  /// softmax's z, as below.
  case crossEntropy
  /// The same for p = softmax(z), where the prediction is z: ln Σ eᶻ - z of the right class, which is finite
  /// for every z.
  case crossEntropyFromLogits

  /// The mean loss of predictions: both matrices have a row for each sample and a column for each output.
  /// For the cross-entropies of classes, y may also be a column of class indices.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func value<Scalar: Real>(_ prediction: Matrix<Scalar>, _ y: Matrix<Scalar>) -> Scalar {
    let judge = Judge(loss: self, outputs: prediction.columns, targetColumns: y.columns)
    require(
      prediction.rows == y.rows && judge.targetsFit,
      "predictions of shape \(prediction.shape) cannot be compared with y of shape \(y.shape)")
    judge.requireClasses(y)
    var sum: Scalar = 0
    for term in 0..<judge.terms(rows: y.rows) {
      sum += judge.term(term, prediction.elements, y.elements)
    }
    return sum / Scalar(judge.terms(rows: y.rows))
  }

  /// The loss of one output p, where y was desired. From the logits of classes it needs all of them, so
  /// p is then the only one, and the loss is 0.
  @inline(__always)
  public func value<Scalar: Real>(_ p: Scalar, _ y: Scalar) -> Scalar {
    switch self {
    case .squaredError: return (p - y) * (p - y)
    case .binaryCrossEntropy:
      // 0 ln 0 counts as 0, its limit.
      return -(y == 0 ? 0 : y * Scalar.log(p)) - (y == 1 ? 0 : (1 - y) * Scalar.log(1 - p))
    case .binaryCrossEntropyFromLogits:
      return (p > 0 ? p : 0) - y * p + Scalar.logOnePlus(Scalar.exp(-p.magnitude))
    case .crossEntropy: return y == 0 ? 0 : -y * Scalar.log(p)
    case .crossEntropyFromLogits: return 0
    }
  }

  /// The derivative, by p, of the loss of one output p, where y was desired.
  @inline(__always)
  public func derivative<Scalar: Real>(_ p: Scalar, _ y: Scalar) -> Scalar {
    switch self {
    case .squaredError: return 2 * (p - y)
    case .binaryCrossEntropy: return (y == 1 ? 0 : (1 - y) / (1 - p)) - (y == 0 ? 0 : y / p)
    case .binaryCrossEntropyFromLogits: return Activation.sigmoid.value(p) - y
    case .crossEntropy: return y == 0 ? 0 : -y / p
    case .crossEntropyFromLogits: return 0
    }
  }

  /// Whether a row is judged as a whole, by the class that it belongs to.
  var isCategorical: Bool { self == .crossEntropy || self == .crossEntropyFromLogits }

  /// The same loss, computed from the z of the activation that makes its probabilities; nil where that is
  /// not the one.
  func fromLogits(of activation: Activation) -> Loss? {
    switch (self, activation) {
    case (.binaryCrossEntropy, .sigmoid): return .binaryCrossEntropyFromLogits
    case (.crossEntropy, .softmax): return .crossEntropyFromLogits
    default: return nil
    }
  }

  /// The loss that fits what a network ends in.
  static func fitting(_ activation: Activation?) -> Loss {
    switch activation {
    case .sigmoid: return .binaryCrossEntropy
    case .softmax: return .crossEntropy
    default: return .squaredError
    }
  }
}
