/// What large weights cost, as part of the loss: l1 Σ|w| + l2/2 Σw², over all weights but no biases.
///
/// As it is part of the loss, every optimiser meets it in the gradient. (AdamW's weight decay is another
/// thing, and acts on the parameters themselves.) With the ½, the gradient is l1 sign(w) + l2 w.
///
/// A. E. Hoerl and R. W. Kennard, "Ridge regression" (1970), for l2; R. Tibshirani, "Regression shrinkage
/// and selection via the lasso" (1996), for l1, which makes weights vanish altogether.
public struct Penalty: Hashable, Sendable {
  public var l1: Double
  public var l2: Double

  public init(l1: Double = 0, l2: Double = 0) {
    require(l1 >= 0 && l2 >= 0, "a penalty cannot be negative: l1 is \(l1) and l2 is \(l2)")
    self.l1 = l1
    self.l2 = l2
  }

  /// Large weights cost nothing.
  public static var none: Penalty { Penalty() }

  var isNone: Bool { l1 == 0 && l2 == 0 }
}

extension Penalty {
  /// The penalty of a network's weights.
  @inline(__always)
  func value<Scalar: Real>(_ parameters: UnsafePointer<Scalar>, _ layout: ParameterLayout) -> Scalar {
    guard !isNone else { return 0 }
    var (sizes, squares): (Scalar, Scalar) = (0, 0)
    for layer in layout.layers.indices {
      for index in layout.weights[layer]..<layout.biases(layer) {
        sizes += parameters[index].magnitude
        squares += parameters[index] * parameters[index]
      }
    }
    return Scalar(l1) * sizes + Scalar(l2) / 2 * squares
  }

  /// Adds the penalty's derivatives to those of the loss. |w| has none at 0, where it counts as 0.
  @inline(__always)
  func addGradient<Scalar: Real>(
    _ parameters: UnsafePointer<Scalar>, _ layout: ParameterLayout,
    to gradient: UnsafeMutablePointer<Scalar>
  ) {
    guard !isNone else { return }
    let (l1, l2) = (Scalar(l1), Scalar(l2))
    for layer in layout.layers.indices {
      for index in layout.weights[layer]..<layout.biases(layer) {
        let weight = parameters[index]
        gradient[index] += l2 * weight + (weight > 0 ? l1 : weight < 0 ? -l1 : 0)
      }
    }
  }
}
