import Foundation

@testable import Backprop

/// A network, a batch and everything that follows from them, as a reference framework computed it.
struct NetworkOracle: Decodable {
  struct Parameters: Decodable {
    var w: [[Double]]
    var b: [Double]
  }

  struct Descent: Decodable {
    var hyper: [String: Double]
    var losses: [Double]
    var step1: [Parameters]
    var step5: [Parameters]
  }

  var sizes: [Int]
  var activations: [String]
  var loss: String
  var x: [[Double]]
  var y: [[Double]]
  var params: [Parameters]
  var z: [[[Double]]]
  var a: [[[Double]]]
  var dataLoss: Double
  var grads: [Parameters]
  var gradX: [[Double]]
  var descent: Descent

  enum CodingKeys: String, CodingKey {
    case sizes, activations, loss, x, y, params, z, a, grads
    case dataLoss = "data_loss"
    case gradX = "grad_x"
    case descent = "opt_sgd"
  }

  var network: Net {
    get throws { try makeNetwork(activations, loss: loss, params) }
  }
}

/// A file of `Tests/Fixtures/oracles`.
func oracle<Value: Decodable>(_ name: String) throws -> Value {
  let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  let file = tests.appending(path: "Fixtures/oracles/\(name).json")
  return try JSONDecoder().decode(Value.self, from: Data(contentsOf: file))
}

struct UnknownWord: Error {
  var word: String
}

func makeNetwork(
  _ activations: [String], loss: String, _ parameters: [NetworkOracle.Parameters]
) throws -> Net {
  let layers = try zip(activations, parameters).map { name, parameters in
    guard let activation = activationsByName[name] else { throw UnknownWord(word: name) }
    return LayerSpecification.dense(parameters.w.count, parameters.b.count, activation)
  }
  guard let loss = lossesByName[loss] else { throw UnknownWord(word: loss) }
  var network = Net(layers, loss: loss, seed: 0)
  for (index, layer) in parameters.enumerated() {
    network.layers[index].weights = Matrix(layer.w)
    network.layers[index].biases = layer.b
  }
  return network
}

private let activationsByName: [String: Activation] = [
  "identity": .identity, "sigmoid": .sigmoid, "tanh": .tanh, "relu": .relu,
]

private let lossesByName: [String: Loss] = [
  "mse": .squaredError, "bce": .binaryCrossEntropy, "bce_logits": .binaryCrossEntropyFromLogits,
]
