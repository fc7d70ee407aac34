import Testing

@testable import Backprop

@Suite struct NetworkTests {
  @Test("the same seed gives the same weights on every machine, to the last bit")
  func seed() {
    let network = Net([.dense(2, 4, .tanh), .dense(4, 1, .sigmoid)], seed: 1)
    #expect(
      network.layers[0].weights == [
        [0.1331231503445618, 0.49156351452540226, 0.9420055071735924, -0.11128156588845584],
        [-0.1114705983472839, 0.525788783823522, 0.754697373528346, 0.04613435970196278],
      ])
    #expect(network != Net([.dense(2, 4, .tanh), .dense(4, 1, .sigmoid)], seed: 2))
  }

  @Test("new weights stay within Glorot's limit and biases are zero")
  func initialization() {
    let network = Net([.dense(30, 20)], seed: 1)
    let weights = network.layers[0].weights.elements
    let limit = (6 / 50.0).squareRoot()
    #expect(weights.allSatisfy { $0.magnitude <= limit })
    #expect(weights.map(\.magnitude).max()! > 0.98 * limit)
    #expect(network.layers[0].biases.allSatisfy { $0 == 0 })
  }

  @Test("a layer's weights and biases are parts of one array")
  func layout() {
    var network = Net([.dense(2, 2), .dense(2, 1)], seed: 1)
    network.layers[0].weights = [[1, 2], [3, 4]]
    network.layers[0].biases = [5, 6]
    network.layers[1].weights = [[7], [8]]
    network.layers[1].biases[0] = 9
    #expect(network.parameters == [1, 2, 3, 4, 5, 6, 7, 8, 9])
    network.layers[0].weights[1, 0] = 30
    network.parameters[8] = 90
    #expect(network.parameters == [1, 2, 30, 4, 5, 6, 7, 8, 90])
    #expect(network.layers[1].biases == [90])
    #expect(network.layers.map(\.outputs) == [2, 1])
  }

  @Test("a weight joins its row's input to its column's unit")
  func orientation() {
    var network = Net([.dense(2, 3)], seed: 1)
    network.layers[0].weights = [[1, 2, 3], [10, 20, 30]]
    network.layers[0].biases = [100, 200, 300]
    #expect(network.predict([[1, 0], [0, 1]]) == [[101, 202, 303], [110, 220, 330]])
  }

  @Test("the loss is the one that fits the last layer, unless another is asked for")
  func lossFunction() {
    #expect(Net([.dense(1, 1, .sigmoid)], seed: 1).lossFunction == .binaryCrossEntropy)
    #expect(Net([.dense(1, 1)], seed: 1).lossFunction == .squaredError)
    #expect(
      Net([.dense(1, 1, .sigmoid)], loss: .squaredError, seed: 1).lossFunction == .squaredError)
  }

  @Test("one sample gives one number")
  func predictsOne() {
    let network = Net([.dense(2, 4, .tanh), .dense(4, 1, .sigmoid)], seed: 1)
    #expect(network.predict([0, 1]) == network.predict([[0, 1]])[0, 0])
  }

  @Test("a batch of no samples has no predictions")
  func emptyBatch() {
    let network = Net([.dense(2, 4, .tanh), .dense(4, 1, .sigmoid)], seed: 1)
    #expect(network.predict(Matrix<Double>(rows: 0, columns: 2)).rows == 0)
  }

  @Test("a perceptron fires on its side of a line")
  func perceptron() {
    var unit = Net([.dense(2, 1, .step)], seed: 1)
    unit.layers[0].weights = [[1], [1]]
    unit.layers[0].biases = [-1.5]
    #expect(unit.predict(Dataset.and.x) == Dataset.and.y)
  }
}
