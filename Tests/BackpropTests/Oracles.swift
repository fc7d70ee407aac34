import Foundation

@testable import Backprop

/// A network, a batch and everything that follows from them, as a reference framework computed it.
struct NetworkOracle: Decodable {
  struct Parameters: Decodable {
    var w: [[Double]]
    var b: [Double]
  }

  /// What an optimiser makes of it in full-batch steps.
  struct Descent: Decodable {
    var hyper: [String: Double]
    var losses: [Double]
    var step1: [Parameters]
    var step5: [Parameters]
  }

  /// Rows of targets, or a class index for each row.
  struct Targets: Decodable {
    var matrix: Matrix<Double>

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let labels = try? value.decode([Double].self) {
        matrix = Matrix(column: labels)
      } else {
        matrix = Matrix(try value.decode([[Double]].self))
      }
    }
  }

  var activations: [String]
  var loss: String
  var l2: Double
  var x: [[Double]]
  var y: Targets
  var params: [Parameters]
  var z: [[[Double]]]
  var a: [[[Double]]]
  var dataLoss: Double
  var totalLoss: Double
  var grads: [Parameters]
  var gradX: [[Double]]
  var sgd: Descent
  var momentum: Descent
  var nesterov: Descent
  var rmsProp: Descent
  var adam: Descent
  var adamW: Descent

  enum CodingKeys: String, CodingKey {
    case activations, loss, l2, x, y, params, z, a, grads
    case dataLoss = "data_loss"
    case totalLoss = "total_loss"
    case gradX = "grad_x"
    case sgd = "opt_sgd"
    case momentum = "opt_momentum"
    case nesterov = "opt_nesterov"
    case rmsProp = "opt_rmsprop"
    case adam = "opt_adam"
    case adamW = "opt_adamw"
  }

  var network: Net {
    get throws { try makeNetwork(activations, loss: loss, params, penalty: Penalty(l2: l2)) }
  }
}

/// A file of `Tests/Fixtures/oracles`.
func oracle<Value: Decodable>(_ name: String) throws -> Value {
  let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
  let file = tests.appending(path: "Fixtures/oracles/\(name).json")
  return try JSONDecoder().decode(Value.self, from: Data(contentsOf: file))
}

struct UnknownWord: Error {
  var word: String
}

func makeNetwork(
  _ activations: [String], loss: String, _ parameters: [NetworkOracle.Parameters],
  penalty: Penalty = .none
) throws -> Net {
  let layers = try zip(activations, parameters).map { name, parameters in
    guard let activation = activationsByName[name] else { throw UnknownWord(word: name) }
    return LayerSpecification.dense(parameters.w.count, parameters.b.count, activation)
  }
  guard let loss = lossesByName[loss] else { throw UnknownWord(word: loss) }
  var network = Net(layers, loss: loss, penalty: penalty, seed: 0)
  for (index, layer) in parameters.enumerated() {
    network.layers[index].weights = Matrix(layer.w)
    network.layers[index].biases = layer.b
  }
  return network
}

private let activationsByName: [String: Activation] = [
  "identity": .identity, "sigmoid": .sigmoid, "tanh": .tanh, "relu": .relu,
  "leakyrelu": .leakyReLU(0.01), "softplus": .softplus, "gelu": .gelu, "gelu_tanh": .geluTanh,
  "softmax": .softmax,
]

private let lossesByName: [String: Loss] = [
  "mse": .squaredError, "bce": .binaryCrossEntropy, "bce_logits": .binaryCrossEntropyFromLogits,
  "softmax_ce": .crossEntropyFromLogits,
]
