/// ∂E/∂W of one weight, or ∂E/∂b of one bias, for one sample, as the chain rule makes it: a product of factors
/// for each path from the weight to the error, and the sum of these products.
///
///     let chain = net.chain(x, y, layer: 0, from: 0, to: 0)
///     for factor in chain.paths[0].factors { print(factor, factor.value) }
///     chain.value                              // what net.gradient(x, y)[0].weights[0, 0] is
public struct Chain<Scalar: Real>: Equatable, Sendable {
  /// A way from the weight to the error, and its share in the derivative.
  public struct Path: Equatable, Sendable {
    /// From the error back to the weight, as the derivative is written.
    public let factors: [Factor]
    /// The product of the factors.
    public var value: Scalar { factors.reduce(1) { $0 * $1.value } }
    /// The products of the first factor, of the first two, and so on.
    public var runningProducts: [Scalar] {
      factors.indices.map { last in factors[...last].reduce(1) { $0 * $1.value } }
    }
  }

  /// One factor: the derivative of a quantity by one that it depends on directly.
  public struct Factor: Equatable, Sendable {
    public let numerator: Quantity
    public let denominator: Quantity
    public let value: Scalar
  }

  /// A number in the network. Layers, units and inputs are counted from 0.
  public enum Quantity: Equatable, Sendable {
    /// E
    case error
    /// What a unit makes of its weighted sum.
    case activation(layer: Int, unit: Int)
    /// A unit's weighted sum.
    case sum(layer: Int, unit: Int)
    case weight(layer: Int, from: Int, to: Int)
    case bias(layer: Int, to: Int)
  }

  public let paths: [Path]
  /// What the penalty on large weights adds to the paths.
  public let penalty: Scalar
  /// The partial derivative: the sum over all paths, and the penalty's.
  public var value: Scalar { paths.reduce(penalty) { $0 + $1.value } }
}

extension Network {
  /// The factors that make the derivative of the loss of one sample by one weight, or with `from` nil by a bias.
  ///
  /// A sigmoid or softmax under its own cross-entropy keeps its separate factors ∂E/∂a and ∂a/∂z, as a formula
  /// has them: where a is 0 or 1 these are infinite and 0, and only `gradient` knows their product.
  ///
  /// - Parameters:
  ///   - x: one row.
  ///   - y: one row.
  public func chain(
    _ x: Matrix<Scalar>, _ y: Matrix<Scalar>, layer: Int, from: Int?, to: Int
  ) -> Chain<Scalar> {
    requireShapes(x, y)
    requireLayer(layer, layout)
    require(x.rows == 1, "the chain rule's factors are those of one sample, but x is \(x.shape)")
    let (inputs, outputs) = (layout.layers[layer].inputs, layout.layers[layer].outputs)
    require(
      (0..<outputs).contains(to) && (0..<inputs).contains(from ?? 0),
      "there is no weight from \(from ?? 0) to \(to) in \(layerText(layer, layout.layers[layer]))")
    let links = ChainLinks(network: self, trace: forward(x), y: y)
    return Chain(
      paths: links.paths(layer: layer, from: from, to: to), penalty: slope(layer, from, to))
  }

  /// The derivative of the penalty by a weight; a bias has none.
  private func slope(_ layer: Int, _ from: Int?, _ to: Int) -> Scalar {
    guard let from else { return 0 }
    let weight = layers[layer].weights[from, to]
    return Scalar(penalty.l2) * weight + Scalar(penalty.l1) * (weight > 0 ? 1 : weight < 0 ? -1 : 0)
  }
}

/// The derivatives between neighbours in a network, for one sample.
private struct ChainLinks<Scalar: Real> {
  typealias Factor = Chain<Scalar>.Factor

  let network: Network<Scalar>
  let trace: Trace<Scalar>
  let y: Matrix<Scalar>

  /// More paths than this nobody reads, and their number grows by a factor with each layer.
  private var most: Int { 10_000 }

  /// Grows the paths from the weight towards the error, a layer at a time.
  func paths(layer: Int, from: Int?, to: Int) -> [Chain<Scalar>.Path] {
    var paths: [(unit: Int, factors: [Factor])] = [(to, [first(layer, from, to)])]
    for index in layer..<network.layout.layers.count {
      paths = paths.flatMap { path in
        throughActivation(index, path.unit).map { ($0.unit, path.factors + [$0.factor]) }
      }
      guard index < network.layout.last else { break }
      let outputs = network.layout.layers[index + 1].outputs
      require(
        paths.count * outputs <= most,
        "more than \(most) paths lead from this weight to the error: use gradient, which goes them all at once"
      )
      paths = paths.flatMap { path in
        (0..<outputs).map { ($0, path.factors + [throughWeight(index, path.unit, $0)]) }
      }
    }
    return paths.map { Chain.Path(factors: ($0.factors + [throughLoss($0.unit)]).reversed()) }
  }

  /// ∂z/∂W is what came in, and ∂z/∂b is 1.
  private func first(_ layer: Int, _ from: Int?, _ to: Int) -> Factor {
    let sum = Chain<Scalar>.Quantity.sum(layer: layer, unit: to)
    guard let from else {
      return Factor(numerator: sum, denominator: .bias(layer: layer, to: to), value: 1)
    }
    let input = layer == 0 ? trace.x[0, from] : trace.a[layer - 1][0, from]
    return Factor(
      numerator: sum, denominator: .weight(layer: layer, from: from, to: to), value: input)
  }

  /// ∂a/∂z: f′(z) of the same unit, or for a softmax one for each unit of the layer.
  private func throughActivation(_ layer: Int, _ unit: Int) -> [(unit: Int, factor: Factor)] {
    let (activation, z, a) = (
      network.layout.layers[layer].activation, trace.z[layer], trace.a[layer]
    )
    let sum = Chain<Scalar>.Quantity.sum(layer: layer, unit: unit)
    func link(_ other: Int, _ value: Scalar) -> (unit: Int, factor: Factor) {
      (
        other,
        Factor(numerator: .activation(layer: layer, unit: other), denominator: sum, value: value)
      )
    }
    guard activation == .softmax else { return [link(unit, activation.derivative(z[0, unit]))] }
    return (0..<a.columns).map { link($0, a[0, $0] * (($0 == unit ? 1 : 0) - a[0, unit])) }
  }

  /// ∂z/∂a of the next layer: the weight between them.
  private func throughWeight(_ layer: Int, _ unit: Int, _ next: Int) -> Factor {
    Factor(
      numerator: .sum(layer: layer + 1, unit: next),
      denominator: .activation(layer: layer, unit: unit),
      value: network.layers[layer + 1].weights[unit, next])
  }

  /// ∂E/∂a of an output.
  private func throughLoss(_ unit: Int) -> Factor {
    let last = network.layout.last
    return Factor(
      numerator: .error, denominator: .activation(layer: last, unit: unit),
      value: network.lossSlopes(trace.a[last], y)[unit])
  }
}

extension Network {
  /// ∂E/∂a of the outputs of one sample.
  fileprivate func lossSlopes(_ prediction: Matrix<Scalar>, _ y: Matrix<Scalar>) -> [Scalar] {
    let judge = Judge(loss: lossFunction, outputs: layout.outputs, targetColumns: y.columns)
    var slopes = [Scalar](repeating: 0, count: layout.outputs)
    let weights = (0..<judge.terms(rows: 1)).map { objective.weight(ofTerm: $0, y.elements, judge) }
    let total = weights.reduce(0, +)
    for term in weights.indices {
      judge.slopes(term, prediction.elements, y.elements, into: &slopes)
    }
    return slopes.indices.map { slopes[$0] * weights[$0 / judge.outputsPerTerm] / total }
  }
}
