/// How gradients are kept from growing too large.
///
/// R. Pascanu, T. Mikolov and Y. Bengio, "On the difficulty of training recurrent neural networks" (2013),
/// algorithm 1, for the norm.
public enum Clipping: Hashable, Sendable {
  /// Each partial derivative is moved into ±limit, which may change the gradient's direction.
  case value(_ limit: Double)
  /// Where the length of the whole gradient exceeds the limit, it is shortened to it; its direction stays.
  case globalNorm(_ limit: Double)
}

extension Clipping {
  @inline(__always)
  func apply<Scalar: Real>(_ gradient: UnsafeMutablePointer<Scalar>, count: Int) {
    switch self {
    case .value(let limit):
      let limit = Scalar(limit)
      for index in 0..<count { gradient[index] = max(-limit, min(limit, gradient[index])) }
    case .globalNorm(let limit):
      let (limit, length) = (Scalar(limit), norm(gradient, count))
      guard length > limit else { return }
      for index in 0..<count { gradient[index] *= limit / length }
    }
  }

  @inline(__always)
  private func norm<Scalar: Real>(_ gradient: UnsafePointer<Scalar>, _ count: Int) -> Scalar {
    var squares: Scalar = 0
    for index in 0..<count { squares += gradient[index] * gradient[index] }
    return squares.squareRoot()
  }
}
