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
        "\(parameters.count) numbers cannot be the parameters of a network that has \(layout.count)"
      )
    }
  }

  /// What large weights cost; part of what `loss` gives, and of its gradient.
  public var penalty: Penalty

  /// How much the samples of each class count in the mean loss, which is Σ weight × loss / Σ weight; empty
  /// where all count alike. Binary cross-entropy has the classes 0 and 1.
  public var classWeights: [Scalar] {
    didSet { objective.requireClassWeights(outputs: layout.outputs) }
  }

  /// A network with new weights, and biases of zero.
  ///
  /// - Parameters:
  ///   - layers: from the inputs to the outputs; each takes as many inputs as the one before gives.
  ///   - loss: nil means the cross-entropy that fits where the last layer is a sigmoid or a softmax, else
  ///     squared error.
  ///   - penalty: what large weights cost.
  ///   - classWeights: how much each class counts; empty where all count alike.
  ///   - seed: the same seed gives the same weights on every machine.
  public init(
    _ layers: [LayerSpecification], loss: Loss? = nil, penalty: Penalty = .none,
    classWeights: [Scalar] = [], seed: UInt64
  ) {
    layout = ParameterLayout(layers)
    lossFunction = loss ?? .fitting(layout.layers[layout.last].activation)
    self.penalty = penalty
    self.classWeights = classWeights
    parameters = []
    parameters.reserveCapacity(layout.count)
    var generator = SeededGenerator(seed: seed)
    for layer in layout.layers {
      for _ in 0..<layer.inputs * layer.outputs {
        let (inputs, outputs) = (layer.inputs, layer.outputs)
        let weight = layer.initializer.weight(inputs: inputs, outputs: outputs, from: &generator)
        parameters.append(Scalar(weight))
      }
      for _ in 0..<layer.outputs { parameters.append(0) }
    }
    objective.requireClassWeights(outputs: layout.outputs)
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

  /// What training makes small.
  var objective: Objective<Scalar> {
    Objective(loss: lossFunction, penalty: penalty, classWeights: classWeights)
  }
}
