import Backprop

/// W6: a network of single numbers on the tape, built anew each step: 2-16-16-1 with ReLU, mean squared
/// error against ±1 over 100 points, gradient descent.
struct ScalarGraph {
  let sizes: [Int]
  static let learningRate = 0.1
  let points: Matrix<Double>
  let labels: Matrix<Double>
  let parameters: [Value]

  init(_ setup: Setup) {
    sizes = setup.sizes
    points = setup.x
    labels = setup.y
    parameters = setup.parameters.map { Value($0) }
  }

  /// One step; gives the loss before it.
  func step() -> Double {
    withTemporaryValues {
      let loss = loss()
      loss.backward()
      for parameter in parameters { parameter.data -= Self.learningRate * parameter.grad }
      return loss.data
    }
  }

  private func loss() -> Value {
    var total: Value = 0
    for row in 0..<points.rows {
      let prediction = predict([Value(points[row, 0]), Value(points[row, 1])])
      total += pow(prediction - (2 * labels[row, 0] - 1), 2)
    }
    return total * (1 / Double(points.rows))
  }

  private func predict(_ input: [Value]) -> Value {
    var (layer, start) = (input, 0)
    for index in 1..<sizes.count {
      let outputs = sizes[index]
      let biases = start + layer.count * outputs
      layer = (0..<outputs).map { unit in
        var z = parameters[biases + unit]
        for input in layer.indices { z += parameters[start + input * outputs + unit] * layer[input] }
        return index < sizes.count - 1 ? relu(z) : z
      }
      start = biases + outputs
    }
    return layer[0]
  }
}
