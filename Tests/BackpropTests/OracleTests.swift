import Testing

@testable import Backprop

/// The engine against a reference framework, number by number.
@Suite struct OracleTests {
  static let names = [
    "net-01-seed-2-2-1", "net-02-xor-2-4-1", "net-03-moons-2-6-6-1", "net-04-relu-3-5-4",
    "net-05-leaky-3-6-3-l2", "net-06-softplus-4-6-2", "net-07-gelu-4-6-1-l2",
    "net-08-gelutanh-4-6-3",
    "net-09-sigmoid-2-5-1-l2", "net-10-linear-5-1", "net-11-softmax-mse-4-5-3",
    "net-12-deep-3-4-4-4-2-l2", "net-13-tanh-2-5-2-multibce", "net-14-single-row-3-3-1",
  ]

  @Test("a forward pass gives every z and a", arguments: names)
  func forward(_ name: String) throws {
    let oracle: NetworkOracle = try oracle(name)
    let trace = try oracle.network.forward(Matrix(oracle.x))
    #expect(trace.z.count == oracle.z.count && trace.a.count == oracle.a.count)
    for index in oracle.z.indices {
      expectClose(trace.z[index], oracle.z[index], "z\(index + 1)")
      expectClose(trace.a[index], oracle.a[index], "a\(index + 1)")
    }
    #expect(try oracle.network.predict(Matrix(oracle.x)) == trace.prediction)
  }

  @Test("the loss is the mean that the conventions say, and the penalty", arguments: names)
  func loss(_ name: String) throws {
    let oracle: NetworkOracle = try oracle(name)
    var network = try oracle.network
    let total = network.loss(Matrix(oracle.x), oracle.y.matrix)
    #expect(isClose(total, oracle.totalLoss), "\(total), not \(oracle.totalLoss)")
    network.penalty = .none
    let data = network.loss(Matrix(oracle.x), oracle.y.matrix)
    #expect(isClose(data, oracle.dataLoss), "\(data), not \(oracle.dataLoss)")
  }

  @Test("backpropagation gives every partial derivative", arguments: names)
  func gradient(_ name: String) throws {
    let oracle: NetworkOracle = try oracle(name)
    let gradient = try oracle.network.gradient(Matrix(oracle.x), oracle.y.matrix)
    #expect(gradient.count == oracle.grads.count)
    for (index, want) in oracle.grads.enumerated() {
      expectClose(gradient[index].weights, want.w, "dE/dW\(index + 1)")
      expectClose(gradient[index].biases, want.b, "dE/db\(index + 1)")
    }
    let x = try #require(gradient.x)
    expectClose(x, oracle.gradX, "dE/dx")
  }

  static let optimizers: [(Optimizer, KeyPath<NetworkOracle, NetworkOracle.Descent> & Sendable)] = [
    (.sgd(learningRate: 0.1), \.sgd), (.momentum(learningRate: 0.1), \.momentum),
    (.nesterov(learningRate: 0.1), \.nesterov), (.rmsProp(learningRate: 0.01), \.rmsProp),
    (.adam(learningRate: 0.01), \.adam), (.adamW(learningRate: 0.01), \.adamW),
  ]

  @Test("an optimiser arrives at the same parameters", arguments: names, optimizers)
  func descent(
    _ name: String,
    _ method: (optimizer: Optimizer, want: KeyPath<NetworkOracle, NetworkOracle.Descent> & Sendable)
  ) throws {
    let oracle: NetworkOracle = try oracle(name)
    let (x, y, want) = (Matrix(oracle.x), oracle.y.matrix, oracle[keyPath: method.want])

    var network = try oracle.network
    var state = OptimizerState(method.optimizer, for: network)
    network.descend(network.gradient(x, y), with: &state)
    expectClose(network, want.step1, "after 1 step")

    network = try oracle.network
    let history = network.train(x, y, epochs: 5, optimizer: method.optimizer, every: 1)
    expectClose(network, want.step5, "after 5 steps")
    expectClose(history.losses, want.losses, "losses")
  }

  // Beyond a thousand steps, rounding has grown too large to compare; fifty of the larger network keep an
  // unoptimised test short.
  @Test(
    "a long training keeps the reference's losses",
    arguments: [("W1", Optimizer.sgd(learningRate: 0), 1000), ("W2", .adam(learningRate: 0), 50)])
  func trajectory(_ name: String, _ optimizer: Optimizer, _ last: Int) throws {
    struct Trajectory: Decodable {
      var activations: [String]
      var loss: String
      var lr: Double
      var x: [[Double]]
      var y: [[Double]]
      var params: [NetworkOracle.Parameters]
      var steps: [Int]
      var losses: [Double]
    }
    let all: [String: Trajectory] = try oracle("trajectories")
    let oracle = try #require(all[name])
    var network = try makeNetwork(oracle.activations, loss: oracle.loss, oracle.params)
    var optimizer = optimizer
    optimizer.learningRate = oracle.lr
    let steps = oracle.steps.filter { $0 <= last }
    #expect(steps.count >= 6)
    let history = network.train(
      Matrix(oracle.x), Matrix(oracle.y), epochs: last, optimizer: optimizer, every: 1)
    for (step, loss) in zip(steps, oracle.losses) {
      #expect(
        isClose(history.losses[step], loss), "step \(step): \(history.losses[step]), not \(loss)")
    }
  }

  @Test("a trained network divides the plane where the reference does")
  func boundary() throws {
    struct Boundary: Decodable {
      var activations: [String]
      var params: [NetworkOracle.Parameters]
      var gridX: [Double]
      var gridY: [Double]
      var p: [[Double]]
      var classRows: [String]
      var x: [[Double]]
      var y: [[Double]]
      var accuracy: Double

      enum CodingKeys: String, CodingKey {
        case activations, params, p, x, y, accuracy
        case classRows = "class_rows"
        case gridX = "grid_x"
        case gridY = "grid_y"
      }
    }
    let oracle: Boundary = try oracle("boundary")
    let network = try makeNetwork(oracle.activations, loss: "bce_logits", oracle.params)
    let grid = network.regions(xs: oracle.gridX, ys: oracle.gridY)
    for row in oracle.gridY.indices {
      expectClose(grid.probability()[row], oracle.p[row], "p[\(row)]")
      #expect(grid.classes[row].map(String.init).joined() == oracle.classRows[row])
    }
    #expect(network.accuracy(Matrix(oracle.x), Matrix(oracle.y)) == oracle.accuracy)
  }
}
