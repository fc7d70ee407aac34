import Testing

@testable import Backprop

/// Activations and losses against values rounded from four hundred digits, extremes among them.
@Suite struct ActivationAndLossTests {
  struct Scalars: Decodable {
    struct Curve: Decodable {
      var value: [Double]
      var derivative: [Double]
    }
    struct CrossEntropy: Decodable {
      var z: Double
      var y: Double
      var value: Double
      var dz: Double
    }
    struct Softmax: Decodable {
      var z: [Double]
      var label: Int
      var softmax: [Double]
      var value: Double
      var dz: [Double]
    }

    var x: [Double]
    var sigmoid: Curve
    var tanh: Curve
    var relu: Curve
    var leakyReLU: Curve
    var softplus: Curve
    var gelu: Curve
    var geluTanh: Curve
    var crossEntropy: [CrossEntropy]
    var softmax: [Softmax]

    enum CodingKeys: String, CodingKey {
      case x, sigmoid, tanh, relu, softplus, gelu
      case leakyReLU = "leakyrelu"
      case geluTanh = "gelu_tanh"
      case softmax = "softmax_ce"
      case crossEntropy = "bce_logits"
    }
  }

  let scalars: Scalars

  init() throws {
    scalars = try oracle("scalars")
  }

  @Test(
    "an activation and its derivative are right from -1000 to 1000",
    arguments: [
      (Activation.sigmoid, \Scalars.sigmoid), (.tanh, \.tanh), (.relu, \.relu),
      (.leakyReLU(), \.leakyReLU), (.softplus, \.softplus), (.gelu, \.gelu),
      (.geluTanh, \.geluTanh),
    ])
  func curve(_ activation: Activation, _ curve: KeyPath<Scalars, Scalars.Curve> & Sendable) {
    let want = scalars[keyPath: curve]
    expectClose(scalars.x.map { activation.value($0) }, want.value, "\(activation)")
    expectClose(scalars.x.map { activation.derivative($0) }, want.derivative, "\(activation)'")
  }

  @Test("a sigmoid far below zero keeps its digits")
  func smallSigmoid() {
    for (x, want) in zip(scalars.x, scalars.sigmoid.value) where x < 0 {
      #expect((sigmoid(x) - want).magnitude <= 4 * want.ulp, "x = \(x)")
    }
  }

  @Test("cross-entropy from logits neither overflows nor cancels")
  func logits() {
    let loss = Loss.binaryCrossEntropyFromLogits
    for want in scalars.crossEntropy {
      let got = loss.value(want.z, want.y)
      // Relative, not absolute: a loss of 4e-18 must not become 0.
      #expect(
        (got - want.value).magnitude <= 1e-12 * want.value, "z = \(want.z), y = \(want.y): \(got)")
      #expect(isClose(loss.derivative(want.z, want.y), want.dz), "z = \(want.z), y = \(want.y)")
    }
  }

  @Test("cross-entropy of classes from logits neither overflows nor cancels")
  func classLogits() {
    for want in scalars.softmax {
      let (z, y) = (Matrix(row: want.z), Matrix(row: [Double(want.label)]))
      let got = Loss.crossEntropyFromLogits.value(z, y)
      // Relative, not absolute: a loss of 9e-14 must not become 0.
      #expect(
        (got - want.value).magnitude <= 1e-12 * want.value, "z = \(want.z), \(want.label): \(got)")
      expectClose(softmax(want.z), want.softmax, "softmax")

      // The same by way of a network's softmax, and with a column for each class.
      let network = classifier(3, .softmax)
      let oneHot = Matrix(row: (0..<3).map { $0 == want.label ? 1.0 : 0 })
      for targets in [y, oneHot] {
        #expect(isClose(network.loss(z, targets), want.value))
        expectClose(network.gradient(z, targets).deltas[0], [want.dz], "dE/dz")
      }
    }
  }

  /// A layer that hands on its inputs.
  private func classifier(_ classes: Int, _ activation: Activation) -> Net {
    var network = Net([.dense(classes, classes, activation)], seed: 1)
    for row in 0..<classes {
      for column in 0..<classes { network.layers[0].weights[row, column] = row == column ? 1 : 0 }
    }
    return network
  }

  @Test("a saturated sigmoid under cross-entropy keeps a finite loss and gradient")
  func saturation() {
    var network = Net([.dense(1, 1, .sigmoid)], seed: 1)
    network.layers[0].weights = [[1]]
    #expect(network.loss([[1000]], [[0]]) == 1000)
    #expect(network.gradient([[1000]], [[0]])[0].biases == [1])
    #expect(network.loss([[1000]], [[1]]) == 0)
    #expect(network.gradient([[-1000]], [[1]])[0].weights == [[1000]])
  }

  @Test("cross-entropy of probabilities is infinite only where it is certain and wrong")
  func probabilities() {
    let loss = Loss.binaryCrossEntropy
    #expect(loss.value(1.0, 1) == 0 && loss.value(0.0, 0) == 0)
    #expect(loss.value(0.0, 1) == .infinity && loss.value(1.0, 0) == .infinity)
    #expect(isClose(loss.value(0.25, 1), 1.3862943611198906))
    #expect(
      isClose(loss.value([[0.25, 0.5]], [[1, 0]]), (1.3862943611198906 + 0.6931471805599453) / 2))
    #expect(loss.derivative(0.25, 1) == -4 && loss.derivative(0.25, 0) == 4 / 3.0)
  }

  @Test("squared error has no factor of a half")
  func squaredError() {
    #expect(Loss.squaredError.value([[3, 1], [0, 0]], [[1, 1], [0, 0]]) == 1.0)
    #expect(Loss.squaredError.derivative(3, 1) == 4.0)
  }

  @Test("a step fires at zero and has no slope")
  func step() {
    #expect([-0.1, 0, 0.1].map { Activation.step.value($0) } == [0, 1, 1])
    #expect([-0.1, 0, 0.1].allSatisfy { Activation.step.derivative($0) == 0 })
  }

  @Test("ReLU has no slope at zero")
  func reluAtZero() {
    #expect(Activation.relu.derivative(0.0) == 0)
  }
}
