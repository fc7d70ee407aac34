import Testing

@testable import Backprop

@Suite struct OptimizerTests {
  static let optimizers: [Optimizer] = [
    .sgd(learningRate: 0.1), .momentum(learningRate: 0.1), .nesterov(learningRate: 0.1), .rmsProp(),
    .adam(learningRate: 0.01), .adamW(learningRate: 0.01),
  ]

  /// The parameters of a line, 3 x + 2, after steps along the same gradient, (2, -4).
  private func line(_ optimizer: Optimizer, steps: Int) -> [Double] {
    var network = Net([.dense(1, 1)], seed: 1)
    network.parameters = [3, 2]
    let gradient = Gradient(layout: network.layout, parameters: [2, -4.0], deltas: [], x: nil)
    var state = OptimizerState(optimizer, for: network)
    for _ in 0..<steps { network.descend(gradient, with: &state) }
    #expect(state.steps == steps)
    return network.parameters
  }

  @Test("plain descent goes against the gradient")
  func plain() {
    expectClose(line(.sgd(learningRate: 0.25), steps: 2), [2, 4], "parameters")
  }

  @Test("momentum adds steps up, and Nesterov's looks ahead")
  func momentum() {
    // v is 2, 3 and -4, -6.
    expectClose(line(.momentum(learningRate: 0.1, 0.5), steps: 2), [3 - 0.5, 2 + 1.0], "momentum")
    // g + share × v is 3, 3.5 and -6, -7.
    expectClose(line(.nesterov(learningRate: 0.1, 0.5), steps: 2), [3 - 0.65, 2 + 1.3], "nesterov")
  }

  @Test("Adam's first step is as long as the learning rate, whatever the gradient's size")
  func adam() {
    expectClose(line(.adam(learningRate: 0.5, epsilon: 0), steps: 1), [2.5, 2.5], "parameters")
    let decayed = line(.adamW(learningRate: 0.5, weightDecay: 0.1, epsilon: 0), steps: 1)
    expectClose(decayed, [3 * 0.95 - 0.5, 2 * 0.95 + 0.5], "parameters")
  }

  @Test("clipping by value keeps each derivative within its limit")
  func clippingValue() {
    expectClose(line(.sgd(learningRate: 1).clipped(.value(3)), steps: 1), [1, 5], "parameters")
  }

  @Test("clipping by norm keeps the direction", arguments: [(2.0, 1 / 5.0.squareRoot()), (100, 1)])
  func clippingNorm(_ limit: Double, _ share: Double) {
    let got = line(.sgd(learningRate: 1).clipped(.globalNorm(limit)), steps: 1)
    expectClose(got, [3 - 2 * share, 2 + 4 * share], "parameters")
  }

  @Test("every optimiser learns XOR", arguments: optimizers)
  func learns(_ optimizer: Optimizer) {
    let xor = Dataset.xor
    var network = Net([.dense(2, 8, .tanh), .dense(8, 1, .sigmoid)], seed: 1)
    network.train(xor.x, xor.y, epochs: 1000, optimizer: optimizer)
    #expect(network.accuracy(xor.x, xor.y) == 1)
  }

  @Test("a step of an optimiser is a step of training, bit for bit", arguments: optimizers)
  func steps(_ optimizer: Optimizer) {
    let xor = Dataset.xor
    var trained = Net([.dense(2, 3, .tanh), .dense(3, 1, .sigmoid)], seed: 3)
    var stepped = trained
    let optimizer = optimizer.scheduled(.exponential(factor: 0.9)).clipped(.globalNorm(0.1))
    var state = OptimizerState(optimizer, for: stepped)
    trained.train(xor.x, xor.y, epochs: 20, optimizer: optimizer)
    for _ in 0..<20 { stepped.descend(stepped.gradient(xor.x, xor.y), with: &state) }
    #expect(trained == stepped)
  }

  @Test("Float follows Double", arguments: optimizers)
  func single(_ optimizer: Optimizer) {
    let xor = Dataset.xor
    var double = Net([.dense(2, 3, .tanh), .dense(3, 1, .sigmoid)], seed: 3)
    var single = Network<Float>([.dense(2, 3, .tanh), .dense(3, 1, .sigmoid)], seed: 3)
    double.train(xor.x, xor.y, epochs: 10, optimizer: optimizer)
    single.train(Matrix(xor.x), Matrix(xor.y), epochs: 10, optimizer: optimizer)
    for (single, double) in zip(single.parameters, double.parameters) {
      #expect(isClose(Double(single), double, 1e-4))
    }
  }
}
