/// What a unit makes of its weighted sum z.
public enum Activation: Hashable, Sendable {
  /// z itself.
  case identity
  /// 1 where z ≥ 0, else 0: the perceptron's. Its derivative is 0 everywhere, so nothing learns through it.
  case step
  /// σ(z) = 1 / (1 + e⁻ᶻ), between 0 and 1.
  case sigmoid
  /// Between -1 and 1.
  case tanh
  /// z where it is positive, else 0.
  case relu

  /// The activation at z. Neither overflows nor gives a NaN for any z that is a number.
  @inline(__always)
  public func value<Scalar: Real>(_ z: Scalar) -> Scalar {
    switch self {
    case .identity: return z
    case .step: return z >= 0 ? 1 : 0
    case .sigmoid:
      // e^-|z| never overflows, and 1 / (1 + e⁻ᶻ) = eᶻ / (1 + eᶻ).
      let e = Scalar.exp(-z.magnitude)
      return (z >= 0 ? 1 : e) / (1 + e)
    case .tanh: return Scalar.tanh(z)
    case .relu: return z > 0 ? z : 0
    }
  }

  /// The derivative by z. For ReLU, which has none at 0, it is 0 there.
  public func derivative<Scalar: Real>(_ z: Scalar) -> Scalar {
    derivative(z, value: value(z))
  }

  /// The derivative at z, where the activation itself is already known: most need nothing else.
  @inline(__always)
  func derivative<Scalar: Real>(_ z: Scalar, value: Scalar) -> Scalar {
    switch self {
    case .identity: return 1
    case .step: return 0
    case .sigmoid: return value * (1 - value)
    case .tanh: return 1 - value * value
    case .relu: return z > 0 ? 1 : 0
    }
  }
}

/// σ(z) = 1 / (1 + e⁻ᶻ).
public func sigmoid(_ z: Double) -> Double {
  Activation.sigmoid.value(z)
}

/// σ′(z) = σ(z) (1 - σ(z)).
public func sigmoidPrime(_ z: Double) -> Double {
  Activation.sigmoid.derivative(z)
}

/// σ of each element.
public func sigmoid(_ z: Matrix<Double>) -> Matrix<Double> {
  z.map(sigmoid)
}

/// σ′ of each element.
public func sigmoidPrime(_ z: Matrix<Double>) -> Matrix<Double> {
  z.map(sigmoidPrime)
}
