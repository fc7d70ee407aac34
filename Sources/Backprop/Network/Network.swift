/// A network whose numbers are `Double`: what lessons use.
public typealias Net = Network<Double>

/// A feedforward network: layers, one after the other, and what its predictions are judged by.
///
///     var net = Net([.dense(2, 4, .tanh), .dense(4, 1, .sigmoid)], seed: 1)
///     net.train(x, y, epochs: 1000, learningRate: 0.5)
///     net.predict(x)
///
/// A batch has a row for each sample. A layer computes z = x W + b and a = f(z), where W has a row for
/// each input and a column for each output, so that `weights[i, j]` joins input i to unit j. (PyTorch
/// keeps the transpose.) A network of one layer is a perceptron or a logistic unit.
///
/// A value: a copy is a network of its own.
public struct Network<Scalar: Real>: Equatable, Sendable {
  let layout: ParameterLayout

  /// What `loss`, `gradient` and `train` judge predictions by.
  public var lossFunction: Loss

  /// All weights and biases: layer after layer, weights row by row, then biases.
  public var parameters: [Scalar] {
    didSet {
      require(
        parameters.count == layout.count,
        "\(parameters.count) numbers cannot be the parameters of a network that has \(layout.count)")
    }
  }

  /// A network with random weights and no biases.
  ///
  /// Weights are uniform in ±√(6 / (inputs + outputs)): X. Glorot and Y. Bengio, "Understanding the
  /// difficulty of training deep feedforward neural networks" (2010), equation 16.
  ///
  /// - Parameters:
  ///   - layers: from the inputs to the outputs; each takes as many inputs as the one before gives.
  ///   - loss: nil means binary cross-entropy where the last layer is a sigmoid, else squared error.
  ///   - seed: the same seed gives the same weights on every machine.
  public init(_ layers: [LayerSpecification], loss: Loss? = nil, seed: UInt64) {
    layout = ParameterLayout(layers)
    lossFunction = loss ?? (layers.last?.activation == .sigmoid ? .binaryCrossEntropy : .squaredError)
    parameters = []
    parameters.reserveCapacity(layout.count)
    var generator = SeededGenerator(seed: seed)
    for layer in layers {
      let limit = (6 / Double(layer.inputs + layer.outputs)).squareRoot()
      for _ in 0..<layer.inputs * layer.outputs {
        parameters.append(Scalar(generator.uniform(in: -limit..<limit)))
      }
      for _ in 0..<layer.outputs { parameters.append(0) }
    }
  }

  /// The layers, from the first hidden one to the output. Weights and biases may be set here:
  ///
  ///     net.layers[0].weights = [[0.5, -0.3], [0.8, 0.2]]
  ///     net.layers[0].biases[1] = -0.1
  public var layers: Layers<Scalar> {
    get { Layers(layout: layout, parameters: parameters) }
    set {
      require(newValue.layout == layout, "layers of another network do not fit this one")
      parameters = newValue.parameters
    }
  }
}
