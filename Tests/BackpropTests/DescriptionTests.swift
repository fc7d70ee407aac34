import Testing

@testable import Backprop

@Suite struct DescriptionTests {
  @Test("a matrix is aligned by the points of its numbers")
  func matrix() {
    #expect("\(Matrix([[0.5, -0.3], [12, 0.25]]))" == "[  0.50  -0.30 ]\n[ 12.00   0.25 ]")
    #expect("\(Matrix([[0, 1], [1, 0]]))" == "[ 0  1 ]\n[ 1  0 ]")
    #expect("\(Matrix([[1 / 3.0]]))" == "[ 0.333333 ]")
    #expect("\(Matrix<Double>(rows: 0, columns: 3))" == "[ 0 x 3 ]")
  }

  @Test(
    "six significant digits of the largest number are kept",
    arguments: [
      ([0.000123456], "[ 0.000123456 ]"), ([123_456.7, 0.1], "[ 123457  0 ]"),
      ([9.9999999], "[ 10 ]"),
      ([-0.0000001, 1], "[ 0  1 ]"), ([0, -0.0], "[ 0  0 ]"),
    ])
  func significance(_ numbers: [Double], _ text: String) {
    #expect("\(Matrix(row: numbers))" == text)
  }

  @Test(
    "very large and very small numbers have exponents",
    arguments: [
      ([1e9, -3], "[ 1.00000e+09  -3.00000e+00 ]"), ([2.5e-7], "[ 2.50000e-07 ]"),
      ([9.9999999e-5], "[ 1.00000e-04 ]"), ([.greatestFiniteMagnitude], "[ 1.79769e+308 ]"),
      ([.leastNormalMagnitude], "[ 2.22507e-308 ]"),
      ([1e9, .leastNonzeroMagnitude], "[ 1.00000e+09  5e-324 ]"),
    ])
  func exponents(_ numbers: [Double], _ text: String) {
    #expect("\(Matrix(row: numbers))" == text)
  }

  @Test("numbers that are none are told")
  func notFinite() {
    #expect("\(Matrix([[.nan, .infinity, -.infinity, 0.5]]))" == "[ nan  inf  -inf  0.5 ]")
  }

  @Test("a large matrix shows its corners and its shape")
  func elision() {
    let lines = "\(Matrix(rows: 100, columns: 20, repeating: 1.0))".split(separator: "\n")
    #expect(lines.count == 13)
    #expect(lines[0] == "[   1    1    1    1    1    1  ...    1    1    1    1    1 ]")
    #expect(lines[6].contains("..."))
    #expect(lines[12] == "(100 x 20)")
    #expect("\(Matrix(rows: 12, columns: 1, repeating: 1.0))".split(separator: "\n").count == 12)
  }

  @Test("a network lists its layers and how many parameters they have")
  func network() {
    let network = Net([.dense(2, 4, .tanh), .dense(4, 1, .sigmoid)], seed: 1)
    #expect(
      "\(network)" == """
        network of 17 parameters, binary cross-entropy
          layer 1  2 -> 4     tanh  12
          layer 2  4 -> 1  sigmoid   5
        """)
  }

  @Test("a layer shows its weights and biases")
  func layer() {
    var network = Net([.dense(2, 2, .tanh)], seed: 1)
    network.layers[0].weights = [[0.5, -0.3], [0.8, 0.2]]
    #expect(
      "\(network.layers[0])" == """
        layer 1 (2 -> 2), tanh
          weights [ 0.5  -0.3 ]
                  [ 0.8   0.2 ]
          biases  [ 0  0 ]
        """)
  }

  @Test("a trace shows z and a of each layer")
  func trace() {
    var network = Net([.dense(1, 1, .relu)], seed: 1)
    network.layers[0].weights = [[2]]
    #expect(
      "\(network.forward([[3], [-1]]))" == "layer 1\n  z [  6 ]\n    [ -2 ]\n  a [ 6 ]\n    [ 0 ]")
  }

  @Test("a gradient shows the derivatives layer by layer")
  func gradient() {
    var network = Net([.dense(1, 1)], seed: 1)
    network.layers[0].weights = [[2]]
    let text = "layer 1 (1 -> 1)\n  weights [ 24 ]\n  biases  [ 8 ]"
    #expect("\(network.gradient([[3]], [[2]]))" == text)
  }

  @Test("a grid shows its classes as they lie on the plane")
  func grid() {
    var unit = Net([.dense(2, 1, .sigmoid)], seed: 1)
    unit.layers[0].weights = [[1], [1]]
    unit.layers[0].biases = [-1]
    #expect("\(unit.regions(x: 0...1, y: 0...1, resolution: 3))" == "011\n001\n000")
  }

  @Test("an optimiser and what it did are told in words")
  func optimizer() {
    let optimizer = Optimizer.sgd(learningRate: 0.5).scheduled(.cosine(over: 10)).clipped(.value(2))
    #expect("\(optimizer)" == "sgd, rate 0.5, cosine 10 0.0, warm-up 0, clip 2.0")
    let state = OptimizerState(optimizer, for: Net([.dense(1, 1)], seed: 1))
    #expect("\(state)" == "sgd, rate 0.5, cosine 10 0.0, warm-up 0, clip 2.0, after 0 steps")
  }

  @Test("a history is a table of losses")
  func history() {
    var network = Net([.dense(1, 1)], seed: 1)
    network.layers[0].weights = [[2]]
    let history = network.train([[1]], [[1]], epochs: 2, learningRate: 0.125, every: 1)
    #expect("\(history)" == "epoch    loss\n    0  1.0000\n    1  0.2500\n    2  0.0625")
  }

  @Test("a gradient check names the worst weight as code does")
  func check() {
    let comparison = GradientCheck<Double>.Comparison(
      (0, 1, 0), analytic: -0.0253122299584493, numerical: -0.02531, crossesKink: false)
    #expect(
      "\(comparison)"
        == "layers[0].weights[1, 0]: analytic -0.02531222996, numerical -0.02531000000, relative error 4.4e-05"
    )
    let network = Net([.dense(2, 1, .sigmoid)], seed: 1)
    let check = network.checkGradient(Dataset.or.x, Dataset.or.y)
    #expect("\(check)".hasPrefix("gradient check of 3 parameters: passed\nworst: layers[0]."))
  }

  @Test("a dataset is a table with a name above each column")
  func dataset() {
    #expect(
      "\(Dataset.or)" == "OR, 4 samples\nx1  x2  y\n 0   0  0\n 0   1  1\n 1   0  1\n 1   1  1")
  }
}
