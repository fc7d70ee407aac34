import Testing

@testable import Backprop

/// What layers are made of: initialisers and dropout.
@Suite struct LayerTests {
  private func weights(_ initializer: Initializer) -> [Double] {
    Net([.dense(100, 50, weights: initializer)], seed: 1).layers[0].weights.elements
  }

  private func deviation(_ numbers: [Double]) -> Double {
    (numbers.reduce(0) { $0 + $1 * $1 } / Double(numbers.count)).squareRoot()
  }

  @Test("weights begin as their initialiser says")
  func initializers() {
    #expect(weights(.zeros).allSatisfy { $0 == 0 })
    // Of 5000 numbers, the deviation is right to 1 % or so.
    #expect(isClose(deviation(weights(.normal(deviation: 0.3))), 0.3, 0.01))
    #expect(isClose(deviation(weights(.he)), (2 / 100.0).squareRoot(), 0.005))
    #expect(weights(.uniform(limit: 0.2)).allSatisfy { $0.magnitude <= 0.2 })
    #expect(isClose(deviation(weights(.uniform(limit: 0.2))), 0.2 / 3.0.squareRoot(), 0.005))
    #expect(isClose(deviation(weights(.glorot)), (2 / 150.0).squareRoot(), 0.005))
  }

  @Test("dropout has no weights, so layers are counted without it")
  func layers() {
    let network = Net([.dropout(0.1), .dense(4, 3, .relu), .dropout(0.5), .dense(3, 1)], seed: 1)
    #expect(network.layers.count == 2)
    #expect(network.parameters == Net([.dense(4, 3, .relu), .dense(3, 1)], seed: 1).parameters)
  }

  @Test("predictions, losses and gradients leave dropout out")
  func prediction() {
    var generator = SeededGenerator(seed: 1)
    let (x, y) = (generator.matrix(rows: 5, columns: 4), generator.matrix(rows: 5, columns: 1))
    let network = Net([.dropout(0.1), .dense(4, 3, .relu), .dropout(0.5), .dense(3, 1)], seed: 1)
    let plain = Net([.dense(4, 3, .relu), .dense(3, 1)], seed: 1)
    #expect(network.predict(x) == plain.predict(x))
    #expect(network.gradient(x, y).parameters == plain.gradient(x, y).parameters)
  }

  @Test("training drops the share asked for and keeps the mean")
  func masks() {
    let layout = ParameterLayout([.dropout(0.25), .dense(100, 1)])
    let objective = Objective<Double>(loss: .squaredError, penalty: .none, classWeights: [])
    var workspace = Workspace<Double>(layout, objective, capacity: 100, targetColumns: 1)
    workspace.isDropping = true
    var generator = SeededGenerator(seed: 1)
    workspace.drawMasks(&generator)
    let mask = (0..<10_000).map { workspace.mask(0)[$0] }
    #expect(mask.allSatisfy { $0 == 0 || isClose($0, 4 / 3.0) })
    #expect(isClose(mask.reduce(0, +) / 10_000, 1, 0.02))
  }

  @Test("the gradient of a thinned network agrees with central differences")
  func thinnedGradient() {
    let layout = ParameterLayout([.dropout(0.3), .dense(3, 4, .tanh), .dropout(0.5), .dense(4, 2)])
    let objective = Objective<Double>(loss: .squaredError, penalty: .none, classWeights: [])
    var generator = SeededGenerator(seed: 2)
    let (x, y) = (generator.matrix(rows: 6, columns: 3), generator.matrix(rows: 6, columns: 2))
    var workspace = Workspace<Double>(layout, objective, capacity: 6, targetColumns: 2)
    workspace.isDropping = true
    workspace.drawMasks(&generator)
    var parameters = layout.indices.map { _ in generator.normal() }
    var gradient = parameters
    workspace.forward(x.elements, parameters)
    workspace.backward(x.elements, y.elements, parameters, into: &gradient)
    for index in layout.indices {
      let middle = parameters[index]
      let losses = [1e-5, -1e-5].map { step in
        parameters[index] = middle + step
        workspace.forward(x.elements, parameters)
        return workspace.loss(y.elements, parameters)
      }
      parameters[index] = middle
      #expect(isClose(gradient[index], (losses[0] - losses[1]) / 2e-5, 1e-8), "parameter \(index)")
    }
  }

  @Test("dropout is the same for the same seed, and another for another")
  func seeds() {
    let moons = Dataset.moons(50, seed: 1)
    func trained(_ seed: UInt64) -> Net {
      var network = Net([.dense(2, 8, .tanh), .dropout(0.5), .dense(8, 1, .sigmoid)], seed: 1)
      network.train(moons.x, moons.y, epochs: 5, optimizer: .sgd(learningRate: 0.1), seed: seed)
      return network
    }
    #expect(trained(1) == trained(1))
    #expect(trained(1) != trained(2))
  }
}
