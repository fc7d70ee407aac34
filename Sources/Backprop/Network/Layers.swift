/// A layer's weights, biases and activation.
public struct Layer<Scalar: Real>: Equatable, Sendable {
  /// What the layer's number is in the network, for messages.
  let index: Int
  let specification: DenseLayer

  /// W: a row for each input, a column for each output.
  public var weights: Matrix<Scalar> {
    didSet { require(weightsFit, weightsMessage) }
  }

  /// b: a number for each output.
  public var biases: [Scalar] {
    didSet { require(biases.count == outputs, biasesMessage) }
  }

  public var inputs: Int { specification.inputs }
  public var outputs: Int { specification.outputs }
  public var activation: Activation { specification.activation }

  var weightsFit: Bool { weights.rows == inputs && weights.columns == outputs }

  var weightsMessage: String {
    "weights of shape \(weights.shape) do not fit \(layerText(index, specification)), "
      + "whose weights have shape \(shapeText(inputs, outputs))"
  }

  var biasesMessage: String {
    "\(biases.count) biases do not fit \(layerText(index, specification)), which has \(outputs)"
  }
}

/// The layers of a network, each read from and written to the network's one array of parameters.
public struct Layers<Scalar: Real>: RandomAccessCollection, MutableCollection, Sendable {
  let layout: ParameterLayout
  var parameters: [Scalar]

  public var startIndex: Int { 0 }
  public var endIndex: Int { layout.layers.count }

  public subscript(index: Int) -> Layer<Scalar> {
    get {
      requireLayer(index, layout)
      return Layer(
        index: index, specification: layout.layers[index],
        weights: layout.weights(index, from: parameters),
        biases: layout.biases(index, from: parameters))
    }
    set {
      requireLayer(index, layout)
      require(
        newValue.specification == layout.layers[index],
        "\(layerText(newValue.index, newValue.specification)) cannot take the place of "
          + layerText(index, layout.layers[index]))
      let start = layout.weights[index]
      let new = newValue.weights.elements + newValue.biases
      parameters.replaceSubrange(start..<start + new.count, with: new)
    }
  }
}
