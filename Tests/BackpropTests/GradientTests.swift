import Testing

@testable import Backprop

@Suite struct GradientTests {
  static let cases = (1...60).map { RandomCase(seed: UInt64($0)) }

  @Test("backpropagation agrees with central differences in every random network", arguments: cases)
  func centralDifferences(_ example: RandomCase) {
    let network = example.network
    let analytic = network.gradient(example.x, example.y)
    let numerical = network.numericalGradient(example.x, example.y)
    // Differences of losses of order 1 over 2e-5 carry a rounding error of some 1e-11.
    for (index, (got, want)) in zip(analytic.parameters, numerical.parameters).enumerated() {
      let place = network.layout.place(of: index)
      #expect(isClose(got, want, 1e-8), "\(network) at \(place): \(got), numerically \(want)")
    }
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
    let trace = example.network.forward(example.x)
    let gradient = example.network.gradient(example.x, example.y)
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
    let layers = example.network.layout.layers
    var network = Network<Float>(layers, loss: example.network.lossFunction, seed: 0)
    network.parameters = example.network.parameters.map { Float($0) }
    let got = network.gradient(Matrix(example.x), Matrix(example.y)).parameters
    let want = example.network.gradient(example.x, example.y).parameters
    for (got, want) in zip(got, want) {
      #expect(isClose(Double(got), want, 1e-5))
    }
  }
}
