import Testing

@testable import Backprop

@Suite struct TrainingTests {
  let xor = Dataset.xor

  @Test("XOR is learnt from any seed", arguments: 1...8 as ClosedRange<UInt64>)
  func learns(_ seed: UInt64) {
    var network = Net([.dense(2, 4, .tanh), .dense(4, 1, .sigmoid)], seed: seed)
    network.train(xor.x, xor.y, epochs: 2000, learningRate: 0.5)
    #expect(network.loss(xor.x, xor.y) < 0.01)
    #expect(network.predict(xor.x).map { $0.rounded() } == xor.y)
  }

  @Test("a line that separates is found by a single unit, but none for XOR")
  func singleUnit() {
    var unit = Net([.dense(2, 1, .sigmoid)], seed: 1)
    unit.train(Dataset.and.x, Dataset.and.y, epochs: 2000, learningRate: 1)
    #expect(unit.predict(Dataset.and.x).map { $0.rounded() } == Dataset.and.y)
    unit.train(xor.x, xor.y, epochs: 2000, learningRate: 1)
    // The best a line can do: 0.5 everywhere.
    #expect(isClose(unit.loss(xor.x, xor.y), Double.log(2), 1e-6))
  }

  @Test("training is the loop of gradient and descend, bit for bit")
  func loop() {
    var trained = Net([.dense(2, 3, .tanh), .dense(3, 1, .sigmoid)], seed: 3)
    var stepped = trained
    trained.train(xor.x, xor.y, epochs: 20, learningRate: 0.5)
    for _ in 0..<20 { stepped.descend(stepped.gradient(xor.x, xor.y), learningRate: 0.5) }
    #expect(trained == stepped)
  }

  static let endings: [(last: LayerSpecification, loss: Loss?, classWeights: [Double])] = [
    (.dense(40, 3, .softmax), nil, []), (.dense(40, 3, .softmax), nil, [1, 2, 0.5]),
    (.dense(40, 1, .sigmoid), nil, []), (.dense(40, 2, .relu), .squaredError, []),
  ]

  // Its steps are part of the products that are added to the weights, so sums are taken in another order.
  @Test("training a larger network is that loop but for rounding", arguments: endings.indices)
  func largerLoop(_ index: Int) {
    let (last, loss, classWeights) = Self.endings[index]
    let untrained = Net(
      [.dense(2, 40, .relu), .dense(40, 40, .gelu), last], loss: loss, classWeights: classWeights, seed: 3)
    var (trained, stepped) = (untrained, untrained)
    let data = Dataset.moons(50, noise: 0.1, seed: 1)
    let y = loss == .squaredError ? Matrix(data.y.elements.map { [$0, 1 - $0] }) : data.y
    trained.train(
      data.x, y, epochs: 5, optimizer: .sgd(learningRate: 0.1).scheduled(.step(every: 2, factor: 0.5)))
    for rate in [0.1, 0.1, 0.05, 0.05, 0.025] {
      stepped.descend(stepped.gradient(data.x, y), learningRate: rate)
    }
    expectClose(trained.parameters, stepped.parameters, "parameters")
    #expect(trained != untrained)
  }

  @Test("training in parts is training at once")
  func parts() {
    var whole = Net([.dense(2, 3, .tanh), .dense(3, 1, .sigmoid)], seed: 3)
    var parts = whole
    whole.train(xor.x, xor.y, epochs: 30, learningRate: 0.5)
    parts.train(xor.x, xor.y, epochs: 10, learningRate: 0.5)
    parts.train(xor.x, xor.y, epochs: 20, learningRate: 0.5)
    #expect(whole == parts)
  }

  @Test("the history has the first loss, every so many, and the last")
  func history() {
    var network = Net([.dense(2, 3, .tanh), .dense(3, 1, .sigmoid)], seed: 3)
    let first = network.loss(xor.x, xor.y)
    var reported: [Int] = []
    let history = network.train(xor.x, xor.y, epochs: 10, learningRate: 0.5, every: 4) { epoch, _ in
      reported.append(epoch)
    }
    #expect(history.epochs == [0, 4, 8, 10])
    #expect(reported == history.epochs)
    #expect(history.losses.count == 4)
    #expect(history.losses[0] == first)
    #expect(history.finalLoss == network.loss(xor.x, xor.y))
  }

  @Test(
    "about a hundred losses are recorded when nothing else is asked for",
    arguments: [0, 1, 50, 5000])
  func defaultInterval(_ epochs: Int) {
    var network = Net([.dense(2, 1, .sigmoid)], seed: 3)
    let history = network.train(xor.x, xor.y, epochs: epochs, learningRate: 0.5)
    #expect(history.epochs.first == 0 && history.epochs.last == epochs)
    #expect(history.epochs.count == min(epochs, 100) + 1)
  }

  @Test("a report may be handed the network as it is at that epoch")
  func snapshots() {
    var network = Net([.dense(2, 3, .tanh), .dense(3, 1, .sigmoid)], seed: 3)
    var losses: [Double] = []
    var last: Net?
    let history = network.train(xor.x, xor.y, epochs: 10, learningRate: 0.5, every: 2) {
      _, _, now in
      losses.append(now.loss(xor.x, xor.y))
      last = now
    }
    #expect(losses == history.losses)
    #expect(last == network)
  }

  @Test("a copy of a network is a network of its own")
  func copies() {
    let original = Net([.dense(2, 3, .tanh), .dense(3, 1, .sigmoid)], seed: 3)
    var copy = original
    copy.train(xor.x, xor.y, epochs: 1, learningRate: 0.5)
    #expect(copy != original)
    #expect(original == Net([.dense(2, 3, .tanh), .dense(3, 1, .sigmoid)], seed: 3))
  }
}
