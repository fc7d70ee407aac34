import Testing

@testable import Backprop

/// Batches, validation, early stopping, and what is told of them.
@Suite struct MiniBatchTests {
  let moons = Dataset.moons(90, noise: 0.2, seed: 1)
  let fresh = Net([.dense(2, 8, .tanh), .dense(8, 1, .sigmoid)], seed: 1)

  @Test("an epoch visits each sample once, in an order of its own")
  func epochs() {
    let x = Matrix(column: (0..<10).map(Double.init))
    var batches = Batches(x, -x, size: 4)
    let layout = ParameterLayout([.dense(1, 1)])
    let objective = Objective<Double>(loss: .squaredError, penalty: .none, classWeights: [])
    var workspace = Workspace<Double>(
      layout, objective, capacity: batches.capacity, targetColumns: 1)
    var orders: [[Double]] = []
    for epoch in 0..<2 {
      var (order, sizes): ([Double], [Int]) = ([], [])
      batches.begin(seed: 1, step: 3 * epoch)
      while let (x, y) = batches.next(&workspace) {
        sizes.append(workspace.rows)
        for row in 0..<workspace.rows {
          order.append(x[row])
          #expect(y[row] == -x[row])
        }
      }
      #expect(sizes == [4, 4, 2])
      #expect(order.sorted() == x.elements)
      orders.append(order)
    }
    #expect(orders[0] != orders[1])
  }

  @Test("the same seed gives the same bits, another seed other ones")
  func seeds() {
    func trained(_ seed: UInt64) -> Net {
      var network = fresh
      network.train(
        moons.x, moons.y, epochs: 4, batchSize: 16, optimizer: .adam(learningRate: 0.01), seed: seed
      )
      return network
    }
    #expect(trained(1) == trained(1))
    #expect(trained(1) != trained(2))
  }

  @Test("a batch of all samples is full-batch training")
  func fullBatch() {
    var (whole, batch) = (fresh, fresh)
    whole.train(moons.x, moons.y, epochs: 5, learningRate: 0.5)
    batch.train(
      moons.x, moons.y, epochs: 5, batchSize: 90, optimizer: .sgd(learningRate: 0.5), seed: 7)
    #expect(whole == batch)
  }

  @Test("training goes on where it was left, bit for bit", arguments: [nil, 16])
  func continuing(_ batchSize: Int?) {
    var (whole, parts) = (fresh, fresh)
    let optimizer = Optimizer.adam(learningRate: 0.01).scheduled(.cosine(over: 40))
    whole.train(moons.x, moons.y, epochs: 6, batchSize: batchSize, optimizer: optimizer, seed: 3)
    var state = OptimizerState(optimizer, for: parts)
    parts.train(moons.x, moons.y, epochs: 2, batchSize: batchSize, continuing: &state, seed: 3)
    parts.train(moons.x, moons.y, epochs: 4, batchSize: batchSize, continuing: &state, seed: 3)
    #expect(whole == parts)
  }

  @Test("losses are those of all samples and all units, whatever the batch's size", arguments: [7, 32, 90])
  func losses(_ batchSize: Int) {
    var network = Net(
      [.dense(2, 8, .tanh), .dropout(0.5), .dense(8, 1, .sigmoid)], penalty: Penalty(l2: 0.01),
      classWeights: [1, 3], seed: 1)
    var seen: [Double] = []
    let history = network.train(
      moons.x, moons.y, epochs: 3, batchSize: batchSize, optimizer: .sgd(learningRate: 0.1)
    ) { now in
      seen.append(now.network.loss(moons.x, moons.y))
    }
    #expect(history.epochs == [0, 1, 2, 3])
    expectClose(history.losses, seen, "losses")
  }

  @Test("a share of the samples is held back and judged")
  func validation() {
    var network = fresh
    let history = network.train(
      moons.x, moons.y, epochs: 10, optimizer: .adam(learningRate: 0.01), seed: 5,
      validation: .share(0.3))
    #expect(history.validationLosses.count == history.losses.count)
    let (learnt, held) = Split(90, share: 0.3, seed: 5).rows
    #expect(held.count == 27 && learnt.count == 63)
    #expect((learnt + held).sorted() == Array(0..<90))
    #expect(isClose(history.finalLoss, network.loss(moons.x.rows(learnt), moons.y.rows(learnt))))
    let validation = network.loss(moons.x.rows(held), moons.y.rows(held))
    #expect(isClose(history.validationLosses.last ?? 0, validation))
  }

  @Test("samples of validation's own change nothing of the training")
  func otherSamples() {
    var (with, without) = (fresh, fresh)
    let other = Dataset.moons(33, noise: 0.2, seed: 2)
    with.train(
      moons.x, moons.y, epochs: 5, optimizer: .adam(), validation: .samples(other.x, other.y))
    without.train(moons.x, moons.y, epochs: 5, optimizer: .adam())
    #expect(with == without)
  }

  @Test("early stopping ends the training and brings back the best parameters")
  func earlyStopping() {
    var network = Net([.dense(2, 32, .tanh), .dense(32, 1, .sigmoid)], seed: 1)
    // Few noisy samples to learn from, so that the validation's loss soon rises.
    let few = Dataset.moons(20, noise: 0.4, seed: 3)
    let others = Dataset.moons(200, noise: 0.4, seed: 4)
    var epochs: [Int: Net] = [:]
    let history = network.train(
      few.x, few.y, epochs: 5000, optimizer: .adam(learningRate: 0.05),
      validation: .samples(others.x, others.y), stopping: EarlyStopping(patience: 20)
    ) { now in
      epochs[now.epoch] = now.network
    }
    #expect(history.end == .stoppedEarly)
    let best = history.validationLosses.indices.min {
      history.validationLosses[$0] < history.validationLosses[$1]
    }
    #expect(history.bestEpoch == best)
    #expect(history.epochs.last == (best ?? 0) + 20)
    #expect(network == epochs[best ?? 0])
    #expect(history.finalLoss == network.loss(few.x, few.y))
    #expect(
      "\(history)".hasSuffix(
        "stopped early after epoch \((best ?? 0) + 20), kept epoch \(best ?? 0)"))
  }

  @Test("a loss that is not a number is no improvement")
  func divergence() {
    var network = Net([.dense(2, 1)], seed: 1)
    let start = network
    let history = network.train(
      moons.x, moons.y, epochs: 2000, optimizer: .sgd(learningRate: 1e6),
      stopping: EarlyStopping(patience: 3)
    )
    #expect(history.end == .stoppedEarly && history.bestEpoch == 0)
    #expect(network == start)
  }

  @Test("a training without an end is brought to one by early stopping")
  func endless() {
    var network = Net([.dense(1, 1)], seed: 1)
    let history = network.train(
      [[1]], [[1]], epochs: .max, optimizer: .sgd(learningRate: 0.1),
      stopping: EarlyStopping(patience: 5))
    #expect(history.end == .stoppedEarly && history.finalLoss < 1e-20)
  }

  @Test("a report may end the training")
  func report() {
    var network = fresh
    let history = network.train(moons.x, moons.y, epochs: 50, optimizer: .sgd(learningRate: 0.1)) {
      now in
      if now.epoch == 7 { now.stops = true }
    }
    #expect(history.end == .stoppedByReport && history.epochs.last == 7)
    #expect(network.loss(moons.x, moons.y) == history.finalLoss)
  }

  @Test("a report tells what is known")
  func progress() {
    var network = fresh
    var lines: [String] = []
    network.train(
      moons.x, moons.y, epochs: 2,
      optimizer: .sgd(learningRate: 0.1).scheduled(.exponential(factor: 0.5)),
      validation: .samples(moons.x, moons.y)
    ) { now in
      lines.append("\(now)")
      #expect(isClose(now.learningRate, 0.1 * power(0.5, now.epoch)))
      #expect(now.validationLoss == now.loss)
    }
    #expect(lines.count == 3 && lines[1].hasPrefix("epoch 1 of 2, loss 0."))
  }
}
