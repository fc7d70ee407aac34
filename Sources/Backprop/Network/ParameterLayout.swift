/// Where each layer's weights and biases lie in the one array that holds them all: layer after layer,
/// weights before biases, weights row by row.
struct ParameterLayout: Hashable, Sendable {
  let layers: [DenseLayer]
  /// Where each layer's weights begin; its biases follow them.
  let weights: [Int]
  let count: Int

  init(_ specifications: [LayerSpecification]) {
    let layers = DenseLayer.layers(specifications)
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
  var last: Int { layers.count - 1 }

  var indices: Range<Int> { 0..<count }

  func biases(_ layer: Int) -> Int {
    weights[layer] + layers[layer].inputs * layers[layer].outputs
  }

  /// Which weight or bias stands at an index of the array of all parameters; `from` is nil for a bias.
  func place(of index: Int) -> (layer: Int, from: Int?, to: Int) {
    let layer = weights.lastIndex { $0 <= index } ?? 0
    let (row, to) = (index - weights[layer]).quotientAndRemainder(dividingBy: layers[layer].outputs)
    return (layer, row < layers[layer].inputs ? row : nil, to)
  }
}

extension ParameterLayout {
  /// A layer's weights in an array laid out like this.
  func weights<Scalar>(_ layer: Int, from parameters: [Scalar]) -> Matrix<Scalar> {
    let (inputs, outputs) = (layers[layer].inputs, layers[layer].outputs)
    return Matrix(
      rows: inputs, columns: outputs, elements: Array(parameters[weights[layer]..<biases(layer)]))
  }

  /// A layer's biases in an array laid out like this.
  func biases<Scalar>(_ layer: Int, from parameters: [Scalar]) -> [Scalar] {
    Array(parameters[biases(layer)..<biases(layer) + layers[layer].outputs])
  }
}

/// A layer as messages name it, counted from 1 as in W⁽¹⁾: "layer 1 (2 -> 4)".
func layerText(_ index: Int, _ layer: DenseLayer) -> String {
  "layer \(index + 1) (\(layer.inputs) -> \(layer.outputs))"
}

/// Stops with a sentence when there is no such layer.
func requireLayer(_ index: Int, _ layout: ParameterLayout) {
  require(
    index >= 0 && index < layout.layers.count,
    "there is no layer [\(index)] in a network of \(layout.layers.count), which are counted from 0")
}
