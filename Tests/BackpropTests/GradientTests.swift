import Testing

@testable import Backprop

@Suite struct GradientTests {
  static let cases = (1...60).map { RandomCase(seed: UInt64($0)) }

  @Test("backpropagation agrees with central differences in every random network", arguments: cases)
  func centralDifferences(_ example: RandomCase) {
    expectNumericalGradient(example)
  }

  @Test(
    "backpropagation agrees with central differences for every activation, loss and penalty",
    arguments: RandomCase.activations, RandomCase.losses)
  func everyCombination(_ activation: Activation, _ loss: Loss) {
    for (index, penalty) in RandomCase.penalties.enumerated() {
      expectNumericalGradient(RandomCase(activation, loss, penalty, seed: 100 + UInt64(index)))
    }
  }

  @Test(
    "class weights are in the gradient too",
    arguments: [Loss.binaryCrossEntropy, .crossEntropyFromLogits])
  func classWeights(_ loss: Loss) {
    for seed in 200..<220 as Range<UInt64> {
      var example = RandomCase(.tanh, loss, .none, seed: seed)
      example.network.classWeights = (0..<(loss.isCategorical ? example.network.layout.outputs : 2))
        .map { 0.5 + Double($0) }
      expectNumericalGradient(example)
    }
  }

  private func expectNumericalGradient(
    _ example: RandomCase, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let check = example.network.checkGradient(example.x, example.y)
    #expect(check.kinks <= 8, "\(check)", sourceLocation: sourceLocation)
    // Differences of losses of order 1 over 2e-5 carry a rounding error of some 1e-11.
    let wrong = check.comparisons.first {
      !$0.crossesKink && !isClose($0.analytic, $0.numerical, 1e-8)
    }
    #expect(
      wrong == nil, "\(example.network), seed \(example.seed), \(wrong.map { "\($0)" } ?? "")",
      sourceLocation: sourceLocation)
  }

  @Test("the gradient by x agrees with central differences too", arguments: cases)
  func inputs(_ example: RandomCase) throws {
    let analytic = try #require(example.network.gradient(example.x, example.y).x)
    let step = 1e-5
    for row in 0..<example.x.rows {
      for column in 0..<example.x.columns {
        var (above, below) = (example.x, example.x)
        above[row, column] += step
        below[row, column] -= step
        let change = example.network.loss(above, example.y) - example.network.loss(below, example.y)
        #expect(isClose(analytic[row, column], change / (2 * step), 1e-8), "[\(row), \(column)]")
      }
    }
  }

  @Test("a batch's loss and gradient are the means of its samples'", arguments: cases)
  func batches(_ example: RandomCase) {
    let (network, x, y) = (example.network, example.x, example.y)
    // The penalty is the network's, not a sample's: its share in each of the means is the same.
    var loss = 0.0
    var gradient = [Double](repeating: 0, count: network.parameters.count)
    for row in 0..<x.rows {
      let (x, y) = (Matrix(row: x.row(row)), Matrix(row: y.row(row)))
      loss += network.loss(x, y) / Double(example.x.rows)
      for (index, partial) in network.gradient(x, y).parameters.enumerated() {
        gradient[index] += partial / Double(example.x.rows)
      }
    }
    #expect(isClose(network.loss(x, y), loss))
    expectClose(network.gradient(x, y).parameters, gradient, "gradient")
  }

  @Test("a layer's gradient is what its deltas and inputs make of it", arguments: cases)
  func deltas(_ example: RandomCase) {
    var network = example.network
    // A penalty adds to the gradient what no delta knows of.
    network.penalty = .none
    let trace = network.forward(example.x)
    let gradient = network.gradient(example.x, example.y)
    for layer in 0..<gradient.count {
      let input = layer == 0 ? trace.x : trace.a[layer - 1]
      let want = input.transposed() * gradient.deltas[layer]
      expectClose(gradient[layer].weights.elements, want.elements, "dE/dW")
      let ones = Matrix(rows: 1, columns: input.rows, repeating: 1.0)
      expectClose(gradient[layer].biases, (ones * gradient.deltas[layer]).elements, "dE/db")
    }
  }

  @Test("nothing is learnt through a step")
  func step() {
    let network = Net([.dense(2, 3, .step), .dense(3, 1, .sigmoid)], seed: 1)
    let gradient = network.gradient(Dataset.xor.x, Dataset.xor.y)
    #expect(gradient[0].weights.elements.allSatisfy { $0 == 0 })
    #expect(gradient[1].biases != [0])
  }

  @Test("Float has the same gradient to its own precision", arguments: cases.prefix(10))
  func single(_ example: RandomCase) {
    var network = Network<Float>(
      example.layers, loss: example.network.lossFunction, penalty: example.network.penalty, seed: 0)
    network.parameters = example.network.parameters.map { Float($0) }
    let got = network.gradient(Matrix(example.x), Matrix(example.y)).parameters
    let want = example.network.gradient(example.x, example.y).parameters
    for (got, want) in zip(got, want) {
      #expect(isClose(Double(got), want, 1e-5))
    }
  }
}
