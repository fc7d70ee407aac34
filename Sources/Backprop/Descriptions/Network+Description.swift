extension Network: CustomStringConvertible {
  /// The layers and how many parameters each has:
  ///
  ///     network of 17 parameters, binary cross-entropy
  ///       layer 1  2 -> 4     tanh  12
  ///       layer 2  4 -> 1  sigmoid   5
  public var description: String {
    let rows = layout.layers.enumerated().map { index, layer in
      [
        "layer \(index + 1)", "\(layer.inputs) -> \(layer.outputs)", "\(layer.activation)",
        "\(layer.parameterCount)",
      ]
    }
    return
      (["network of \(layout.count) parameters, \(lossFunction)"]
      + alignedLines(rows).map { "  " + $0 })
      .joined(separator: "\n")
  }
}

extension Layer: CustomStringConvertible {
  public var description: String {
    "\(layerText(index, specification)), \(activation)\n" + parametersText(weights, biases)
  }
}

extension Gradient: CustomStringConvertible {
  /// The derivatives by the weights and biases of each layer.
  public var description: String {
    layout.layers.indices.map { index in
      "\(layerText(index, layout.layers[index]))\n"
        + parametersText(self[index].weights, self[index].biases)
    }.joined(separator: "\n")
  }
}

extension LayerGradient: CustomStringConvertible {
  public var description: String { parametersText(weights, biases) }
}

extension Trace: CustomStringConvertible {
  /// z and a of each layer.
  public var description: String {
    z.indices.map { "layer \($0 + 1)\n" + labelled("z", z[$0]) + "\n" + labelled("a", a[$0]) }
      .joined(separator: "\n")
  }
}

private func parametersText<Scalar>(_ weights: Matrix<Scalar>, _ biases: [Scalar]) -> String {
  labelled("weights", weights) + "\n" + labelled("biases ", Matrix(row: biases))
}

/// A name before the first line of a matrix, and the other lines below it.
private func labelled<Scalar>(_ name: String, _ matrix: Matrix<Scalar>) -> String {
  let indent = "\n" + String(repeating: " ", count: name.count + 3)
  let lines = matrix.description.split(separator: "\n", omittingEmptySubsequences: false)
  return "  \(name) " + lines.joined(separator: indent)
}
