// The way forward through a network, the loss at its end, and the way back.

extension Workspace {
  /// z = x W + b and a = f(z), layer by layer. Training does without z where a tells enough: ReLU is then part of the
  /// product, and its z is not written.
  @inline(__always)
  func forward(_ x: UnsafePointer<Scalar>, _ parameters: UnsafePointer<Scalar>, keepsZ: Bool = true) {
    for index in layout.layers.indices {
      let layer = layout.layers[index]
      let isRectified = !keepsZ && layer.activation == .relu && Scalar.hasKernels
      if drops(index) { thinInputs(index, x) }
      affine(
        input(index, x), parameters + layout.weights[index], parameters + layout.biases(index),
        into: isRectified ? a(index) : z(index), rows: rows, inputs: layer.inputs, outputs: layer.outputs,
        isRectified: isRectified)
      if isRectified { continue }
      layer.activation.apply(z(index), into: a(index), rows: rows, columns: layer.outputs)
    }
  }

  /// The loss of the last layer's activations, penalty included.
  @inline(__always)
  func loss(_ y: UnsafePointer<Scalar>, _ parameters: UnsafePointer<Scalar>) -> Scalar {
    let (sum, weight) = lossSum(y)
    return sum / weight + objective.penalty.value(parameters, layout)
  }

  /// What the mean loss is made of: the sum of its terms, each times its weight, and the sum of the weights.
  @inline(__always)
  func lossSum(_ y: UnsafePointer<Scalar>) -> (sum: Scalar, weight: Scalar) {
    let fused = fusedJudge
    let (judge, predictions) = (fused ?? self.judge, fused == nil ? a(layout.last) : z(layout.last))
    var (sum, weights): (Scalar, Scalar) = (0, 0)
    for term in 0..<judge.terms(rows: rows) {
      let weight = objective.weight(ofTerm: term, y, judge)
      sum += weight * judge.term(term, predictions, y)
      weights += weight
    }
    return (sum, weights)
  }

  /// The gradient of the loss after a forward pass: ∂E/∂z of each layer from the last to the first, and from
  /// it ∂E/∂W = xᵀ delta and ∂E/∂b, the sum of delta's rows, penalty included. `gradient` is laid out like
  /// the parameters.
  @inline(__always)
  func backward(
    _ x: UnsafePointer<Scalar>, _ y: UnsafePointer<Scalar>, _ parameters: UnsafePointer<Scalar>,
    into gradient: UnsafeMutablePointer<Scalar>
  ) {
    outputDelta(y)
    for index in layout.layers.indices.reversed() {
      let layer = layout.layers[index]
      parameterGradient(
        input(index, x), delta(index), into: gradient + layout.weights[index],
        rows: rows, inputs: layer.inputs, outputs: layer.outputs)
      if index > 0 { hiddenDelta(index - 1, parameters) }
    }
    objective.penalty.addGradient(parameters, layout, to: gradient)
  }

  /// The way back and a step of plain gradient descent in one: the slopes at the end are multiplied by -rate, so that
  /// each layer's product is the step itself and is added straight to the weights. No gradient is written and read
  /// again, which with millions of parameters is a twentieth of a step. The penalty is left out.
  @inline(__always)
  func descend(
    _ x: UnsafePointer<Scalar>, _ y: UnsafePointer<Scalar>, _ parameters: UnsafeMutablePointer<Scalar>,
    rate: Scalar
  ) {
    outputDelta(y, times: -rate)
    for index in layout.layers.indices.reversed() {
      let layer = layout.layers[index]
      // By the weights before the step.
      if index > 0 { hiddenDelta(index - 1, parameters) }
      parameterGradient(
        input(index, x), delta(index), into: parameters + layout.weights[index],
        rows: rows, inputs: layer.inputs, outputs: layer.outputs, .accumulate)
    }
  }

  /// What a layer's deltas send back through its weights, ∂E by what entered the layer: rows × inputs.
  @inline(__always)
  func inputGradient(
    _ layer: Int, _ parameters: UnsafePointer<Scalar>, into gradient: UnsafeMutablePointer<Scalar>
  ) {
    let (inputs, outputs) = (layout.layers[layer].inputs, layout.layers[layer].outputs)
    timesTransposed(
      delta(layer), parameters + layout.weights[layer], into: gradient, rows: rows, inputs: inputs,
      outputs: outputs)
    guard drops(layer) else { return }
    let mask = mask(layer)
    for unit in 0..<rows * inputs { gradient[unit] *= mask[unit] }
  }

  /// ∂E/∂z of the last layer, times a factor.
  @inline(__always)
  private func outputDelta(_ y: UnsafePointer<Scalar>, times factor: Scalar = 1) {
    let (z, a, delta) = (z(layout.last), a(layout.last), delta(layout.last))
    if fusedJudge != nil {
      judge.slopes(rows: rows, ofProbabilities: a, y, into: delta)
    } else {
      for term in 0..<judge.terms(rows: rows) { judge.slopes(term, a, y, into: delta) }
      layout.layers[layout.last].activation.backward(
        z, a, delta, rows: rows, columns: layout.outputs)
    }
    scaleToMean(delta, y, times: factor)
  }

  /// ∂E/∂z of a hidden layer: what the next layer's deltas send back through its weights, times f′(z).
  @inline(__always)
  private func hiddenDelta(_ index: Int, _ parameters: UnsafePointer<Scalar>) {
    let (z, a, delta, layer) = (z(index), a(index), delta(index), layout.layers[index])
    inputGradient(index + 1, parameters, into: delta)
    layer.activation.backward(z, a, delta, rows: rows, columns: layer.outputs)
  }

  /// Slopes of single terms become those of their mean.
  @inline(__always)
  private func scaleToMean(
    _ delta: UnsafeMutablePointer<Scalar>, _ y: UnsafePointer<Scalar>, times factor: Scalar
  ) {
    let (terms, outputs) = (judge.terms(rows: rows), judge.outputsPerTerm)
    guard !objective.classWeights.isEmpty else {
      let share = factor / Scalar(terms)
      for unit in 0..<size(layout.last) { delta[unit] *= share }
      return
    }
    var weights: Scalar = 0
    for term in 0..<terms { weights += objective.weight(ofTerm: term, y, judge) }
    for term in 0..<terms {
      let share = factor * objective.weight(ofTerm: term, y, judge) / weights
      for unit in term * outputs..<(term + 1) * outputs { delta[unit] *= share }
    }
  }

  /// A sigmoid or softmax under its own cross-entropy is judged by its z: the two cancel to a - y, where one
  /// alone would divide by zero. Nil where the last layer is another.
  private var fusedJudge: Judge? {
    guard let loss = judge.loss.fromLogits(of: layout.layers[layout.last].activation) else {
      return nil
    }
    return Judge(loss: loss, outputs: judge.outputs, targetColumns: judge.targetColumns)
  }
}

// Dropout, which only training knows.
extension Workspace {
  /// Draws anew which inputs each layer does without.
  @inline(__always)
  func drawMasks(_ generator: inout SeededGenerator) {
    for index in layout.layers.indices where drops(index) {
      let (mask, rate) = (mask(index), layout.layers[index].dropout)
      let kept = Scalar(1 / (1 - rate))
      for unit in 0..<rows * layout.layers[index].inputs {
        mask[unit] = generator.uniform() < rate ? 0 : kept
      }
    }
  }

  @inline(__always)
  private func thinInputs(_ index: Int, _ x: UnsafePointer<Scalar>) {
    let (mask, thinned) = (mask(index), thinned(index))
    let whole = index == 0 ? x : UnsafePointer(a(index - 1))
    for unit in 0..<rows * layout.layers[index].inputs { thinned[unit] = whole[unit] * mask[unit] }
  }
}
