import Testing

@testable import Backprop

/// The engine against a reference framework, number by number.
@Suite struct OracleTests {
  static let names = [
    "net-01-seed-2-2-1", "net-02-xor-2-4-1", "net-03-moons-2-6-6-1", "net-10-linear-5-1",
    "net-13-tanh-2-5-2-multibce", "net-14-single-row-3-3-1",
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

  @Test("the loss is the mean that the conventions say", arguments: names)
  func loss(_ name: String) throws {
    let oracle: NetworkOracle = try oracle(name)
    let loss = try oracle.network.loss(Matrix(oracle.x), Matrix(oracle.y))
    #expect(isClose(loss, oracle.dataLoss), "\(loss), not \(oracle.dataLoss)")
  }

  @Test("backpropagation gives every partial derivative", arguments: names)
  func gradient(_ name: String) throws {
    let oracle: NetworkOracle = try oracle(name)
    let gradient = try oracle.network.gradient(Matrix(oracle.x), Matrix(oracle.y))
    #expect(gradient.count == oracle.grads.count)
    for (index, want) in oracle.grads.enumerated() {
      expectClose(gradient[index].weights, want.w, "dE/dW\(index + 1)")
      expectClose(gradient[index].biases, want.b, "dE/db\(index + 1)")
    }
    let x = try #require(gradient.x)
    expectClose(x, oracle.gradX, "dE/dx")
  }

  @Test("gradient descent arrives at the same parameters", arguments: names)
  func descent(_ name: String) throws {
    let oracle: NetworkOracle = try oracle(name)
    let (x, y) = (Matrix(oracle.x), Matrix(oracle.y))
    let learningRate = try #require(oracle.descent.hyper["lr"])
    var network = try oracle.network

    network.descend(network.gradient(x, y), learningRate: learningRate)
    expectClose(network, oracle.descent.step1, "after 1 step")

    network = try oracle.network
    let history = network.train(x, y, epochs: 5, learningRate: learningRate, every: 1)
    expectClose(network, oracle.descent.step5, "after 5 steps")
    expectClose(history.losses, oracle.descent.losses, "losses")
  }

  @Test("a thousand steps of training keep the reference's losses")
  func trajectory() throws {
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
    struct Trajectories: Decodable {
      var xor: Trajectory

      enum CodingKeys: String, CodingKey {
        case xor = "W1"
      }
    }
    let oracle: Trajectory = (try oracle("trajectories") as Trajectories).xor
    var network = try makeNetwork(oracle.activations, loss: oracle.loss, oracle.params)
    let history = network.train(
      Matrix(oracle.x), Matrix(oracle.y), epochs: 1000, learningRate: oracle.lr, every: 1)
    // Beyond a thousand steps, rounding has grown too large to compare.
    for (step, loss) in zip(oracle.steps, oracle.losses) where step <= 1000 {
      #expect(isClose(history.losses[step], loss), "step \(step): \(history.losses[step]), not \(loss)")
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

      enum CodingKeys: String, CodingKey {
        case activations, params, p
        case gridX = "grid_x"
        case gridY = "grid_y"
      }
    }
    let oracle: Boundary = try oracle("boundary")
    let network = try makeNetwork(oracle.activations, loss: "bce_logits", oracle.params)
    for (row, y) in oracle.gridY.enumerated() {
      let p = oracle.gridX.map { sigmoid(network.predict([$0, y])) }
      expectClose(p, oracle.p[row], "p[\(row)]")
    }
  }
}
