import Testing

@testable import Backprop

@Suite struct GradientCheckTests {
  @Test(
    "the worst error follows the U-curve of a correct check",
    arguments: ["03-moons-2-6-6-1", "04-relu-3-5-4"])
  func curve(_ name: String) throws {
    struct Point: Decodable {
      var h: Double
      var error: Double

      enum CodingKeys: String, CodingKey {
        case h
        case error = "max_rel_error"
      }
    }
    struct Curves: Decodable {
      var smooth: [Point]
      var kinked: [Point]

      enum CodingKeys: String, CodingKey {
        case smooth = "03-moons-2-6-6-1"
        case kinked = "04-relu-3-5-4"
      }
    }
    let curves: Curves = try oracle("gradcheck")
    let points = name.hasPrefix("03") ? curves.smooth : curves.kinked
    let example: NetworkOracle = try oracle("net-\(name)")
    let (network, x, y) = (try example.network, Matrix(example.x), example.y.matrix)
    var compared = 0
    for point in points {
      let check = network.checkGradient(x, y, step: point.h)
      // The reference does not leave out kinks, so there is nothing to compare where a step meets one.
      guard check.kinks == 0 else { continue }
      compared += 1
      let error = check.worst.relativeError
      // From 1e-3 up the formula's own error rules, which is the same everywhere; below, rounding does.
      let tolerance = point.h >= 1e-3 ? 1.0001 : 10
      #expect(
        error / point.error < tolerance && point.error / error < tolerance,
        "h = \(point.h): \(error)")
    }
    #expect(compared >= 9)
  }

  @Test("the check of a smooth network passes and gives both gradients")
  func passes() {
    let network = Net([.dense(2, 4, .tanh), .dense(4, 1, .sigmoid)], seed: 1)
    let check = network.checkGradient(Dataset.xor.x, Dataset.xor.y)
    #expect(check.passes)
    #expect(check.analytic == network.gradient(Dataset.xor.x, Dataset.xor.y))
    #expect(check.numerical == network.numericalGradient(Dataset.xor.x, Dataset.xor.y))
    #expect(check.numerical.deltas.isEmpty && check.numerical.x == nil)
  }

  @Test("a ReLU at its kink has no derivative to check, which is told")
  func kink() {
    var network = Net([.dense(2, 2, .relu), .dense(2, 1)], seed: 1)
    // The second unit's z is exactly 0 at x = (1, 1): there is no derivative by its weights and its bias.
    network.layers[0].weights = [[0.5, 0.25], [0.5, -0.25]]
    network.layers[1].weights = [[1], [2]]
    let check = network.checkGradient([[1, 1]], [[3]])
    #expect(check.passes && check.kinks == 3)
    let kinks = check.comparisons.filter(\.crossesKink)
    #expect(
      kinks.allSatisfy { $0.layer == 0 && $0.to == 1 && $0.analytic == 0 && $0.numerical != 0 })
    #expect(!check.worst.crossesKink)
    let verdict = "gradient check of 9 parameters: passed, 3 left out at kinks\nworst: layers["
    #expect("\(check)".hasPrefix(verdict))
  }

  @Test("an l1 penalty has a kink where a weight is 0")
  func penaltyKink() {
    var network = Net([.dense(2, 1)], penalty: Penalty(l1: 0.1), seed: 1)
    network.layers[0].weights = [[0], [0.5]]
    let check = network.checkGradient([[1, 1]], [[3]])
    #expect(check.passes && check.comparisons.map(\.crossesKink) == [true, false, false])
  }

  @Test("each parameter is compared, and a wrong derivative is found")
  func comparisons() {
    let network = Net([.dense(2, 3, .tanh), .dense(3, 1, .sigmoid)], seed: 1)
    let check = network.checkGradient(Dataset.xor.x, Dataset.xor.y)
    #expect(check.comparisons.map(\.analytic) == check.analytic.parameters)
    #expect(check.comparisons.map(\.numerical) == check.numerical.parameters)
    #expect(check.comparisons.contains(check.worst))
    // A step this large makes the difference quotient another number than the derivative.
    #expect(!network.checkGradient(Dataset.xor.x, Dataset.xor.y, step: 0.1).passes)
  }

  @Test(
    "at the bottom of a valley the check passes, though the numerical gradient is mere rounding")
  func nearlyZero() {
    var line = Net([.dense(1, 1)], seed: 1)
    let (x, y) = (Matrix(column: [0, 0.3, 0.7, 1]), Matrix(column: [0.9, 0.2, 0.1, 0.6]))
    line.train(x, y, epochs: 2000, learningRate: 0.3)
    let check = line.checkGradient(x, y)
    #expect(check.worst.analytic.magnitude < 1e-15)
    #expect(check.worst.relativeError > 1e-2)
    #expect(check.passes)
  }

  @Test("a gradient that is not a number never passes")
  func notANumber() {
    var network = Net([.dense(1, 1)], loss: .binaryCrossEntropy, seed: 1)
    network.layers[0].weights = [[-1]]
    // No probability: its logarithm does not exist.
    let check = network.checkGradient([[1]], [[1]])
    #expect(!check.passes && check.worst.relativeError == .infinity)
  }

  @Test("each parameter has a place, weights row by row and then biases")
  func places() {
    let layout = ParameterLayout([.dense(2, 3), .dense(3, 1)])
    let places = layout.indices.map { layout.place(of: $0) }
    #expect(places.count == 13)
    #expect(places[1] == (0, 0, 1))
    #expect(places[3] == (0, 1, 0))
    #expect(places[8] == (0, nil, 2))
    #expect(places[9] == (1, 0, 0))
    #expect(places[12] == (1, nil, 0))
  }
}
