import Testing

@testable import Backprop

/// Classes, their probabilities and how often they are right.
@Suite struct ClassificationTests {
  @Test("counts stand where they belong")
  func confusion() {
    let matrix = ConfusionMatrix(
      actual: [0, 0, 1, 1, 1, 2], predicted: [0, 1, 1, 1, 0, 2], classes: 3)
    #expect(matrix.counts == [[1, 1, 0], [1, 2, 0], [0, 0, 1]])
    #expect(matrix.total == 6 && matrix.correct == 4 && isClose(matrix.accuracy, 4 / 6.0))
    #expect(isClose(matrix.precision(1), 2 / 3.0) && isClose(matrix.recall(0), 0.5))
    #expect(
      "\(matrix)" == """
        is \\ taken for  0  1  2
                     0  1  1  0
                     1  1  2  0
                     2  0  0  1
        4 of 6 right, 66.7%
        """)
  }

  @Test("one output is a class by its probability, from logits too")
  func oneOutput() {
    var network = Net([.dense(1, 1, .sigmoid)], seed: 1)
    network.layers[0].weights = [[2]]
    let x = Matrix(column: [-1, 1, 0, 0.1])
    #expect(network.classes(x) == [0, 1, 0, 1])
    #expect(isClose(network.accuracy(x, [[0], [0], [0], [1]]), 0.75))

    var logits = Net([.dense(1, 1)], loss: .binaryCrossEntropyFromLogits, seed: 1)
    logits.parameters = network.parameters
    #expect(logits.classes(x) == network.classes(x))
    #expect(logits.probabilities(x) == network.probabilities(x))
    #expect(network.probabilities(x) == network.predict(x))
  }

  @Test("of several outputs the largest is the class, in any form of y")
  func severalOutputs() {
    var network = Net([.dense(2, 3)], loss: .crossEntropyFromLogits, seed: 1)
    network.layers[0].weights = [[1, 0, -1], [0, 1, 0]]
    let x = Matrix([[1, 0], [0, 1], [-1, 0], [2, 1]])
    #expect(network.classes(x) == [0, 1, 2, 0])
    #expect(network.accuracy(x, Matrix(column: [0, 1, 2, 1])) == 0.75)
    #expect(network.accuracy(x, .oneHot([0, 1, 2, 1], classes: 3)) == 0.75)
    let probabilities = network.probabilities(x)
    for row in 0..<4 { #expect(isClose(probabilities.row(row).reduce(0, +), 1)) }
    #expect(probabilities == softmax(network.predict(x)))
  }

  @Test("class weights make a mean of weights")
  func classWeights() {
    var network = Net([.dense(1, 1, .sigmoid)], classWeights: [1, 3], seed: 1)
    let (x, y) = (Matrix(column: [0.5, -1.5]), Matrix(column: [0, 1]))
    let weighted = network.loss(x, y)
    network.classWeights = []
    let single = (0..<2).map { network.loss(x.rows([$0]), y.rows([$0])) }
    #expect(isClose(weighted, (single[0] + 3 * single[1]) / 4))
  }

  @Test("a rare class is found when it counts more")
  func rareClass() {
    var generator = SeededGenerator(seed: 1)
    let labels = (0..<300).map { Double($0 % 10 == 0 ? 1 : 0) }
    let x = Matrix(column: labels.map { generator.normal(mean: $0, deviation: 0.8) })
    func recall(_ weights: [Double]) -> Double {
      var unit = Net([.dense(1, 1, .sigmoid)], classWeights: weights, seed: 1)
      unit.train(x, Matrix(column: labels), epochs: 500, learningRate: 1)
      return unit.confusionMatrix(x, Matrix(column: labels)).recall(1)
    }
    #expect(recall([1, 9]) > recall([]) + 0.3)
  }

  @Test("an l1 penalty makes weights vanish that tell nothing")
  func lasso() {
    var generator = SeededGenerator(seed: 1)
    let x = generator.matrix(rows: 200, columns: 5)
    let y = Matrix(column: (0..<200).map { 2 * x[$0, 0] - x[$0, 3] })
    var line = Net([.dense(5, 1)], penalty: Penalty(l1: 0.2), seed: 1)
    line.train(x, y, epochs: 500, optimizer: .sgd(learningRate: 0.1).scheduled(.cosine(over: 500)))
    let weights = line.layers[0].weights.column(0).map(\.magnitude)
    #expect(weights[0] > 1.5 && weights[3] > 0.5)
    #expect(weights[1] < 1e-3 && weights[2] < 1e-3 && weights[4] < 1e-3)
  }

  @Test("regions are what the network says at each point")
  func regions() {
    var unit = Net([.dense(2, 1, .sigmoid)], seed: 1)
    unit.layers[0].weights = [[5], [0]]
    let grid = unit.regions(x: -1...1, y: 0...3, resolution: 4)
    #expect(grid.xs == [-0.75, -0.25, 0.25, 0.75] && grid.ys == [0.375, 1.125, 1.875, 2.625])
    #expect(grid.classes == [[Int]](repeating: [0, 0, 1, 1], count: 4))
    #expect(grid.probability()[2][3] == unit.predict([0.75, 1.875]))
  }
}
