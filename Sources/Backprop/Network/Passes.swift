// The way forward through a network, the loss at its end, and the way back.

extension Workspace {
  /// z = x W + b and a = f(z), layer by layer.
  @inline(__always)
  func forward(_ x: UnsafePointer<Scalar>, _ parameters: UnsafePointer<Scalar>) {
    var input = x
    for index in layout.layers.indices {
      let layer = layout.layers[index]
      let (z, a) = (z(index), a(index))
      affine(
        input, parameters + layout.weights[index], parameters + layout.biases(index), into: z, rows: rows,
        inputs: layer.inputs, outputs: layer.outputs)
      for unit in 0..<size(index) { a[unit] = layer.activation.value(z[unit]) }
      input = UnsafePointer(a)
    }
  }

  /// The mean loss of the last layer's activations.
  @inline(__always)
  func loss(_ y: UnsafePointer<Scalar>) -> Scalar {
    let last = layout.layers.count - 1
    let (loss, predictions) = fusesOutput ? (.binaryCrossEntropyFromLogits, z(last)) : (lossFunction, a(last))
    var sum: Scalar = 0
    for unit in 0..<size(last) { sum += loss.value(predictions[unit], y[unit]) }
    return sum / Scalar(size(last))
  }

  /// The gradient of the mean loss after a forward pass: ∂E/∂z of each layer from the last to the first,
  /// and from it ∂E/∂W = xᵀ delta and ∂E/∂b, the sum of delta's rows. `gradient` is laid out like the
  /// parameters.
  @inline(__always)
  func backward(
    _ x: UnsafePointer<Scalar>, _ y: UnsafePointer<Scalar>, _ parameters: UnsafePointer<Scalar>,
    into gradient: UnsafeMutablePointer<Scalar>
  ) {
    outputDelta(y)
    for index in layout.layers.indices.reversed() {
      let layer = layout.layers[index]
      parameterGradient(
        index == 0 ? x : UnsafePointer(a(index - 1)), delta(index), into: gradient + layout.weights[index],
        rows: rows, inputs: layer.inputs, outputs: layer.outputs)
      if index > 0 { hiddenDelta(index - 1, parameters) }
    }
  }

  /// ∂E/∂x: rows × inputs, after a backward pass.
  @inline(__always)
  func inputGradient(_ parameters: UnsafePointer<Scalar>, into gradient: UnsafeMutablePointer<Scalar>) {
    timesTransposed(
      delta(0), parameters, into: gradient, rows: rows, inputs: layout.inputs,
      outputs: layout.layers[0].outputs)
  }

  /// ∂E/∂z of the last layer: ∂E/∂a times f′(z).
  @inline(__always)
  private func outputDelta(_ y: UnsafePointer<Scalar>) {
    let last = layout.layers.count - 1
    let (z, a, delta, activation) = (z(last), a(last), delta(last), layout.layers[last].activation)
    let share = 1 / Scalar(size(last))
    for unit in 0..<size(last) {
      let slope =
        fusesOutput
        ? a[unit] - y[unit]
        : lossFunction.derivative(a[unit], y[unit]) * activation.derivative(z[unit], value: a[unit])
      delta[unit] = slope * share
    }
  }

  /// ∂E/∂z of a hidden layer: what the next layer's deltas send back through its weights, times f′(z).
  @inline(__always)
  private func hiddenDelta(_ index: Int, _ parameters: UnsafePointer<Scalar>) {
    let next = layout.layers[index + 1]
    let (z, a, delta, activation) = (z(index), a(index), delta(index), layout.layers[index].activation)
    timesTransposed(
      self.delta(index + 1), parameters + layout.weights[index + 1], into: delta, rows: rows,
      inputs: next.inputs, outputs: next.outputs)
    for unit in 0..<size(index) { delta[unit] *= activation.derivative(z[unit], value: a[unit]) }
  }

  /// A sigmoid under binary cross-entropy: the two cancel to a - y, where one alone would divide by zero.
  private var fusesOutput: Bool {
    lossFunction == .binaryCrossEntropy && layout.layers[layout.layers.count - 1].activation == .sigmoid
  }
}
