/// What a layer makes of its weighted sums z.
public enum Activation: Hashable, Sendable {
  /// z itself.
  case identity
  /// 1 where z ≥ 0, else 0: the perceptron's. Its derivative is 0 everywhere, so nothing learns through it.
  case step
  /// σ(z) = 1 / (1 + e⁻ᶻ), between 0 and 1.
  case sigmoid
  /// Between -1 and 1.
  case tanh
  /// z where it is positive, else 0. V. Nair and G. E. Hinton, "Rectified linear units improve restricted
  /// Boltzmann machines" (2010).
  case relu
  /// z where it is positive, else `slope` times z, so that a unit never stops learning. A. L. Maas,
  /// A. Y. Hannun and A. Y. Ng, "Rectifier nonlinearities improve neural network acoustic models" (2013).
  case leakyReLU(_ slope: Double = 0.01)
  /// ln(1 + eᶻ), a ReLU without its kink; exact for every z, where some libraries turn to z itself above 20.
  case softplus
  /// z Φ(z), where Φ is the normal distribution's: D. Hendrycks and K. Gimpel, "Gaussian error linear
  /// units (GELUs)" (2016).
  case gelu
  /// The same paper's approximation ½ z (1 + tanh(√(2/π) (z + 0.044715 z³))).
  case geluTanh
  /// eᶻ of each unit over the sum of all of them: positive numbers that add up to 1. The only one that
  /// looks at a whole row, so each output depends on every z.
  case softmax

  /// The activation at z. Neither overflows nor gives a NaN for any z that is finite.
  ///
  /// For softmax, z is the row's only number, and the value is 1: see `softmax(_:)` for more.
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
    case .leakyReLU(let slope): return z > 0 ? z : Scalar(slope) * z
    case .softplus: return (z > 0 ? z : 0) + Scalar.logOnePlus(Scalar.exp(-z.magnitude))
    case .gelu: return z * normalDistribution(z)
    case .geluTanh: return z / 2 * (1 + Scalar.tanh(geluArgument(z)))
    case .softmax: return 1
    }
  }

  /// The derivative by z. For ReLU and the leaky ReLU, which have none at 0, it is the one on the left
  /// there: 0 and `slope`.
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
    case .leakyReLU(let slope): return z > 0 ? 1 : Scalar(slope)
    case .softplus: return Activation.sigmoid.value(z)
    case .gelu: return normalDistribution(z) + z * normalDensity(z)
    case .geluTanh: return geluTanhDerivative(z)
    case .softmax: return 0
    }
  }
}

/// Φ(z), the share of a normal distribution that lies below z.
@inline(__always)
private func normalDistribution<Scalar: Real>(_ z: Scalar) -> Scalar {
  Scalar.erfc(-z * Scalar(0.5.squareRoot())) / 2
}

/// Φ′(z) = e^(-z²/2) / √(2π).
@inline(__always)
private func normalDensity<Scalar: Real>(_ z: Scalar) -> Scalar {
  Scalar.exp(-z * z / 2) * Scalar(0.3989422804014327)
}

/// √(2/π) (z + 0.044715 z³)
@inline(__always)
private func geluArgument<Scalar: Real>(_ z: Scalar) -> Scalar {
  Scalar(0.7978845608028654) * (z + Scalar(0.044715) * z * z * z)
}

@inline(__always)
private func geluTanhDerivative<Scalar: Real>(_ z: Scalar) -> Scalar {
  let tanh = Scalar.tanh(geluArgument(z))
  let slope = 1 - tanh * tanh
  // Where tanh is level, the argument's own slope, which may be infinite, no longer matters.
  guard slope != 0 else { return (1 + tanh) / 2 }
  let argumentSlope = Scalar(0.7978845608028654) * (1 + 3 * Scalar(0.044715) * z * z)
  return (1 + tanh) / 2 + z / 2 * slope * argumentSlope
}
