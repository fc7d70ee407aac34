/// What a comparison of backpropagation with central differences found.
public struct GradientCheck<Scalar: Real>: Equatable, Sendable {
  /// The gradient by backpropagation.
  public let analytic: Gradient<Scalar>
  /// The gradient by central differences.
  public let numerical: Gradient<Scalar>
  /// Each weight and bias, in the order of the network's `parameters`.
  public let comparisons: [Comparison]
  /// The weight or bias where the two differ most, kinks aside.
  public let worst: Comparison

  /// One partial derivative, found in two ways.
  public struct Comparison: Equatable, Sendable {
    /// Counted from 0, like all three.
    public let layer: Int
    /// The input that the weight comes from; nil for a bias.
    public let from: Int?
    /// The unit that the weight or bias belongs to.
    public let to: Int
    public let analytic: Scalar
    public let numerical: Scalar
    /// |numerical - analytic| / max(10⁻¹², |numerical| + |analytic|), infinite where either is not a number.
    public let relativeError: Scalar
    /// Whether the step took a ReLU, or a weight under an l1 penalty, across its kink at 0: there the
    /// difference quotient is no derivative, and tells nothing about the analytic one.
    public let crossesKink: Bool
  }

  /// Whether each relative error is below 10⁻⁶, as those of a correct gradient of `Double`s are with a step
  /// of 10⁻⁵, or the difference no larger than the rounding of the loss explains: where derivatives are
  /// nearly zero, as after a long training, that is all the numerical ones consist of.
  ///
  /// Parameters whose step crosses a kink are left out; `kinks` has how many these are.
  public let passes: Bool

  /// How many parameters could not be checked, because their step crosses a kink.
  public var kinks: Int { comparisons.count { $0.crossesKink } }
}

extension Network {
  /// The gradient of `loss(x, y)` without backpropagation: each parameter in turn is moved by `step` up and
  /// down, and the change of the loss divided by 2 × `step` (central differences).
  ///
  /// The error is that of the formula, about step², plus rounding, about 10⁻¹⁶ / step: smallest near 10⁻⁵.
  public func numericalGradient(
    _ x: Matrix<Scalar>, _ y: Matrix<Scalar>, step: Scalar = 1e-5
  ) -> Gradient<Scalar> {
    centralDifferences(x, y, step).gradient
  }

  /// Compares backpropagation with central differences, parameter by parameter.
  public func checkGradient(
    _ x: Matrix<Scalar>, _ y: Matrix<Scalar>, step: Scalar = 1e-5
  ) -> GradientCheck<Scalar> {
    let analytic = gradient(x, y)
    let (numerical, kinks) = centralDifferences(x, y, step)
    let comparisons = layout.indices.map { index in
      GradientCheck.Comparison(
        layout.place(of: index), analytic: analytic.parameters[index],
        numerical: numerical.parameters[index], crossesKink: kinks[index])
    }
    // Each loss is right to a few units in its last place, and their difference is divided by the step.
    let rounding = 10 * Scalar.ulpOfOne * max(1, loss(x, y)) / step
    let checked = comparisons.filter { !$0.crossesKink }
    return GradientCheck(
      analytic: analytic, numerical: numerical, comparisons: comparisons,
      worst: checked.max { $0.relativeError < $1.relativeError } ?? comparisons[0],
      passes: checked.allSatisfy { $0.relativeError < 1e-6 || $0.difference <= rounding })
  }

  /// The numerical gradient, and for each parameter whether its step crosses a kink.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private func centralDifferences(
    _ x: Matrix<Scalar>, _ y: Matrix<Scalar>, _ step: Scalar
  ) -> (gradient: Gradient<Scalar>, kinks: [Bool]) {
    requireShapes(x, y)
    let workspace = Workspace<Scalar>(layout, objective, capacity: x.rows, targetColumns: y.columns)
    var moved = parameters
    var derivatives: [Scalar] = []
    var kinks: [Bool] = []
    for index in layout.indices {
      moved[index] = parameters[index] + step
      workspace.forward(x.elements, moved)
      let (above, sidesAbove) = (workspace.loss(y.elements, moved), workspace.sidesOfKinks())
      moved[index] = parameters[index] - step
      workspace.forward(x.elements, moved)
      derivatives.append((above - workspace.loss(y.elements, moved)) / (2 * step))
      kinks.append(sidesAbove != workspace.sidesOfKinks() || isAtPenaltyKink(index, step))
      moved[index] = parameters[index]
    }
    let gradient = Gradient(layout: layout, parameters: derivatives, deltas: [], x: nil)
    return (gradient, kinks)
  }

  /// Whether a weight is so near to 0 that its l1 penalty turns round within the step.
  private func isAtPenaltyKink(_ index: Int, _ step: Scalar) -> Bool {
    penalty.l1 > 0 && layout.place(of: index).from != nil && parameters[index].magnitude <= step
  }
}

extension Workspace {
  /// On which side of its activation's kink each z stands, unit by unit, of the layers that have one.
  fileprivate func sidesOfKinks() -> [Bool] {
    var sides: [Bool] = []
    for index in layout.layers.indices where layout.layers[index].activation.hasKink {
      let z = z(index)
      for unit in 0..<size(index) { sides.append(z[unit] > 0) }
    }
    return sides
  }
}

extension Activation {
  /// Whether it has no derivative at 0.
  fileprivate var hasKink: Bool {
    switch self {
    case .step, .relu, .leakyReLU: return true
    default: return false
    }
  }
}

extension GradientCheck.Comparison {
  init(
    _ place: (layer: Int, from: Int?, to: Int), analytic: Scalar, numerical: Scalar,
    crossesKink: Bool
  ) {
    (layer, from, to) = place
    self.analytic = analytic
    self.numerical = numerical
    self.crossesKink = crossesKink
    let error =
      (numerical - analytic).magnitude / max(1e-12, numerical.magnitude + analytic.magnitude)
    relativeError = error.isNaN ? .infinity : error
  }

  var difference: Scalar { (numerical - analytic).magnitude }
}
