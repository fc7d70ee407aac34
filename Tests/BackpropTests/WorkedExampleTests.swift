import Testing

@testable import Backprop

/// The lesson's example: a 2-2-1 network, one sample, and ∂E/∂W⁽¹⁾₁₁ factor by factor.
@Suite struct WorkedExampleTests {
  struct Example: Decodable {
    struct Factor: Decodable {
      var factor: String
      var value: Double
    }
    struct Descent: Decodable {
      var lr: Double
      var params: [NetworkOracle.Parameters]
      var loss: Double

      enum CodingKeys: String, CodingKey {
        case lr, params
        case loss = "E"
      }
    }
    struct Row: Decodable {
      var x: [Double]
      var y: Double
      var loss: Double
      var partial: Double

      enum CodingKeys: String, CodingKey {
        case x, y, loss
        case partial = "dE_dW11"
      }
    }

    var x: [Double]
    var y: Double
    var params: [NetworkOracle.Parameters]
    var loss: Double
    var chain: [Factor]
    var runningProduct: [Double]
    var delta2: Double
    /// ∂E/∂W⁽¹⁾₁₁
    var partial: Double
    var grads: [NetworkOracle.Parameters]
    var sgd: Descent
    var xorRows: [Row]
    var xorMeanPartial: Double

    enum CodingKeys: String, CodingKey {
      case x, y, params, chain, delta2, grads, sgd
      case loss = "E"
      case runningProduct = "running_product"
      case partial = "dE_dW11"
      case xorRows = "xor_rows"
      case xorMeanPartial = "xor_mean_dE_dW11"
    }
  }

  let example: Example
  let network: Net

  init() throws {
    example = try oracle("seed-worked-example")
    network = try makeNetwork(["sigmoid", "sigmoid"], loss: "bce", example.params)
  }

  @Test("the factors read from a trace multiply to the partial derivative")
  func chain() {
    let trace = network.forward(Matrix(row: example.x))
    let factors = [
      Loss.binaryCrossEntropy.derivative(trace.prediction[0, 0], example.y),
      sigmoidPrime(trace.z[1][0, 0]),
      network.layers[1].weights[0, 0],
      sigmoidPrime(trace.z[0][0, 0]),
      trace.x[0, 0],
    ]
    expectClose(factors, example.chain.map(\.value), "factor")
    #expect(isClose(factors.reduce(1, *), example.partial))
  }

  @Test("the engine's own chain has the same factors and running products")
  func engineChain() {
    let chain = network.chain(Matrix(row: example.x), [[example.y]], layer: 0, from: 0, to: 0)
    #expect(chain.paths.count == 1)
    expectClose(chain.paths[0].factors.map(\.value), example.chain.map(\.value), "factor")
    expectClose(chain.paths[0].runningProducts, example.runningProduct, "product")
    #expect(isClose(chain.value, example.partial))
  }

  @Test("backpropagation gives the same, and the delta on its way")
  func gradient() {
    let gradient = network.gradient(Matrix(row: example.x), [[example.y]])
    #expect(isClose(gradient[0].weights[0, 0], example.partial))
    #expect(isClose(gradient.deltas[1][0, 0], example.delta2))
    for (index, want) in example.grads.enumerated() {
      expectClose(gradient[index].weights, want.w, "dE/dW\(index + 1)")
      expectClose(gradient[index].biases, want.b, "dE/db\(index + 1)")
    }
  }

  @Test("one step downhill gives the example's parameters and smaller loss")
  func descent() {
    let (x, y) = (Matrix(row: example.x), Matrix(row: [example.y]))
    var network = network
    #expect(isClose(network.loss(x, y), example.loss))
    network.descend(network.gradient(x, y), learningRate: example.sgd.lr)
    expectClose(network, example.sgd.params, "after a step")
    #expect(isClose(network.loss(x, y), example.sgd.loss))
  }

  @Test("each XOR row has its own share in the mean")
  func rows() {
    for row in example.xorRows {
      let (x, y) = (Matrix(row: row.x), Matrix(row: [row.y]))
      #expect(isClose(network.loss(x, y), row.loss))
      #expect(isClose(network.gradient(x, y)[0].weights[0, 0], row.partial))
    }
    let xor = Dataset.xor
    #expect(isClose(network.gradient(xor.x, xor.y)[0].weights[0, 0], example.xorMeanPartial))
  }
}
