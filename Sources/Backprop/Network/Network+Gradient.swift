/// The partial derivatives of a network's loss, shaped like the network.
///
///     let g = net.gradient(x, y)
///     g[0].weights[0, 1]        // ∂E/∂W₁₂⁽¹⁾: layer 1, from input 1 to unit 2
///     g[1].biases[0]            // ∂E/∂b₁⁽²⁾
///     g.deltas[0]               // ∂E/∂z⁽¹⁾, a row for each sample
public struct Gradient<Scalar: Real>: Equatable, Sendable {
  let layout: ParameterLayout

  /// All partial derivatives, in the order of the network's `parameters`.
  public let parameters: [Scalar]

  /// ∂E/∂z of each layer: a row for each sample, a column for each unit. As E is a mean, a row holds
  /// that sample's share of it. Empty for a numerical gradient, which never goes backward.
  public let deltas: [Matrix<Scalar>]

  /// ∂E/∂x: how the loss would change with the inputs; a row for each sample. Nil for a numerical gradient.
  public let x: Matrix<Scalar>?

  /// The derivatives by one layer's weights and biases; layers are counted from 0.
  public subscript(layer: Int) -> LayerGradient<Scalar> {
    requireLayer(layer, layout)
    return LayerGradient(
      weights: layout.weights(layer, from: parameters),
      biases: layout.biases(layer, from: parameters))
  }

  /// How many layers there are.
  public var count: Int { layout.layers.count }
}

/// The derivatives of the loss by one layer's weights and biases, in their shapes.
public struct LayerGradient<Scalar: Real>: Equatable, Sendable {
  /// ∂E/∂W: `weights[i, j]` belongs to the weight from input i to unit j.
  public let weights: Matrix<Scalar>
  /// ∂E/∂b: a number for each unit.
  public let biases: [Scalar]
}

extension Network {
  /// The gradient of `loss(x, y)`, by backpropagation.
  ///
  /// D. E. Rumelhart, G. E. Hinton and R. J. Williams, "Learning representations by back-propagating
  /// errors" (1986).
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func gradient(_ x: Matrix<Scalar>, _ y: Matrix<Scalar>) -> Gradient<Scalar> {
    requireShapes(x, y)
    let workspace = forwardPass(x, targetColumns: y.columns)
    var derivatives = [Scalar](repeating: 0, count: layout.count)
    workspace.backward(x.elements, y.elements, parameters, into: &derivatives)
    // A small network's derivatives are added up as training adds them, so that the two agree to the last bit.
    if let lanes = Lanes(layout, objective, capacity: x.rows, targetColumns: y.columns) {
      lanes.load(x.elements, y.elements, rows: x.rows)
      lanes.gradient(parameters, rows: x.rows, into: &derivatives)
      objective.penalty.addGradient(parameters, layout, to: &derivatives)
    }
    var inputs = Matrix<Scalar>(rows: x.rows, columns: x.columns)
    workspace.inputGradient(0, parameters, into: &inputs.elements)
    return Gradient(
      layout: layout, parameters: derivatives,
      deltas: layout.layers.indices.map { workspace.matrix(workspace.delta($0), $0) }, x: inputs)
  }

  /// A step of gradient descent: each parameter p becomes p - learningRate × ∂E/∂p.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public mutating func descend(_ gradient: Gradient<Scalar>, learningRate: Scalar) {
    require(gradient.layout == layout, "the gradient of another network does not fit this one")
    for index in parameters.indices {
      parameters[index] -= learningRate * gradient.parameters[index]
    }
  }
}
