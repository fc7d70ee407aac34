/// What a comparison of backpropagation with central differences found.
public struct GradientCheck<Scalar: Real>: Equatable, Sendable {
  /// The gradient by backpropagation.
  public let analytic: Gradient<Scalar>
  /// The gradient by central differences.
  public let numerical: Gradient<Scalar>
  /// The weight or bias where the two differ most.
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
  }

  /// Whether each relative error is below 10⁻⁶, as those of a correct gradient of `Double`s are with a step
  /// of 10⁻⁵, or the difference no larger than the rounding of the loss explains: where derivatives are
  /// nearly zero, as after a long training, that is all the numerical ones consist of.
  ///
  /// A ReLU whose z is within a step of 0 may miss it, having no derivative there.
  public let passes: Bool
}

extension Network {
  /// The gradient of `loss(x, y)` without backpropagation: each parameter in turn is moved by `step` up and
  /// down, and the change of the loss divided by 2 × `step` (central differences).
  ///
  /// The error is that of the formula, about step², plus rounding, about 10⁻¹⁶ / step: smallest near 10⁻⁵.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func numericalGradient(
    _ x: Matrix<Scalar>, _ y: Matrix<Scalar>, step: Scalar = 1e-5
  ) -> Gradient<Scalar> {
    requireShapes(x, y)
    let workspace = Workspace<Scalar>(layout, lossFunction, rows: x.rows)
    var moved = parameters
    var derivatives: [Scalar] = []
    derivatives.reserveCapacity(layout.count)
    for index in parameters.indices {
      moved[index] = parameters[index] + step
      workspace.forward(x.elements, moved)
      let above = workspace.loss(y.elements)
      moved[index] = parameters[index] - step
      workspace.forward(x.elements, moved)
      derivatives.append((above - workspace.loss(y.elements)) / (2 * step))
      moved[index] = parameters[index]
    }
    return Gradient(layout: layout, parameters: derivatives, deltas: [], x: nil)
  }

  /// Compares backpropagation with central differences, parameter by parameter.
  public func checkGradient(
    _ x: Matrix<Scalar>, _ y: Matrix<Scalar>, step: Scalar = 1e-5
  ) -> GradientCheck<Scalar> {
    let analytic = gradient(x, y)
    let numerical = numericalGradient(x, y, step: step)
    let comparisons = layout.indices.map { index in
      let place = layout.place(of: index)
      return GradientCheck.Comparison(
        layer: place.layer, from: place.from, to: place.to, analytic: analytic.parameters[index],
        numerical: numerical.parameters[index])
    }
    // Each loss is right to a few units in its last place, and their difference is divided by the step.
    let rounding = 10 * Scalar.ulpOfOne * max(1, loss(x, y)) / step
    return GradientCheck(
      analytic: analytic, numerical: numerical,
      worst: comparisons.max { $0.relativeError < $1.relativeError } ?? comparisons[0],
      passes: comparisons.allSatisfy { $0.relativeError < 1e-6 || $0.difference <= rounding })
  }
}

extension GradientCheck.Comparison {
  init(layer: Int, from: Int?, to: Int, analytic: Scalar, numerical: Scalar) {
    self.layer = layer
    self.from = from
    self.to = to
    self.analytic = analytic
    self.numerical = numerical
    let error = (numerical - analytic).magnitude / max(1e-12, numerical.magnitude + analytic.magnitude)
    relativeError = error.isNaN ? .infinity : error
  }

  var difference: Scalar { (numerical - analytic).magnitude }
}

extension ParameterLayout {
  var indices: Range<Int> { 0..<count }

  /// Which weight or bias stands at an index of the array of all parameters; `from` is nil for a bias.
  func place(of index: Int) -> (layer: Int, from: Int?, to: Int) {
    let layer = weights.lastIndex { $0 <= index } ?? 0
    let (row, to) = (index - weights[layer]).quotientAndRemainder(dividingBy: layers[layer].outputs)
    return (layer, row < layers[layer].inputs ? row : nil, to)
  }
}
