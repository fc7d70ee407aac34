/// What a layer is before it has weights: `.dense(2, 4, .tanh)`.
public struct LayerSpecification: Hashable, Sendable {
  public let inputs: Int
  public let outputs: Int
  public let activation: Activation

  /// A layer that joins each input to each output: a = f(x W + b).
  public static func dense(
    _ inputs: Int, _ outputs: Int, _ activation: Activation = .identity
  ) -> LayerSpecification {
    require(inputs > 0 && outputs > 0, "a dense layer needs inputs and outputs, not \(inputs) and \(outputs)")
    return LayerSpecification(inputs: inputs, outputs: outputs, activation: activation)
  }

  /// Weights and biases together.
  public var parameterCount: Int { (inputs + 1) * outputs }
}

/// Where each layer's weights and biases lie in the one array that holds them all: layer after layer,
/// weights before biases, weights row by row.
struct ParameterLayout: Hashable, Sendable {
  let layers: [LayerSpecification]
  /// Where each layer's weights begin; its biases follow them.
  let weights: [Int]
  let count: Int

  init(_ layers: [LayerSpecification]) {
    require(!layers.isEmpty, "a network needs at least one layer")
    for index in layers.indices.dropFirst() {
      require(
        layers[index].inputs == layers[index - 1].outputs,
        "\(layerText(index, layers[index])) takes \(layers[index].inputs) inputs, "
          + "but \(layerText(index - 1, layers[index - 1])) gives \(layers[index - 1].outputs)")
    }
    var weights: [Int] = []
    var count = 0
    for layer in layers {
      weights.append(count)
      count += layer.parameterCount
    }
    self.layers = layers
    self.weights = weights
    self.count = count
  }

  var inputs: Int { layers[0].inputs }
  var outputs: Int { layers[layers.count - 1].outputs }

  func biases(_ layer: Int) -> Int {
    weights[layer] + layers[layer].inputs * layers[layer].outputs
  }
}

/// A layer as messages name it, counted from 1 as in W⁽¹⁾: "layer 1 (2 -> 4)".
func layerText(_ index: Int, _ layer: LayerSpecification) -> String {
  "layer \(index + 1) (\(layer.inputs) -> \(layer.outputs))"
}
