import Testing

@testable import Backprop

/// What does not fit stops the program with a sentence that gives both shapes and names the layer.
@Suite struct ShapeMessageTests {
  @Test("a product gives both shapes")
  func product() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix([[1, 2, 3], [4, 5, 6]]) * Matrix([[1], [2]])
    }
    expectSentence(
      "2 x 3 * 2 x 1: the left matrix has 3 columns, so the right one must have 3 rows", result)
  }

  @Test("a batch that does not fit names the first layer")
  func input() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Net([.dense(2, 4), .dense(4, 1)], seed: 1).predict([[1, 2, 3]])
    }
    expectSentence(
      "x of shape 1 x 3 does not fit layer 1 (2 -> 4): x must have 2 columns, one for each input",
      result)
  }

  @Test("targets that do not fit name the last layer")
  func target() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Net([.dense(2, 4), .dense(4, 1)], seed: 1).gradient([[1, 2], [3, 4]], [[1, 0]])
    }
    expectSentence(
      "y of shape 1 x 2 does not fit layer 2 (4 -> 1) and x of shape 2 x 2: y must have shape 2 x 1",
      result)
  }

  @Test("layers that do not follow each other are both named")
  func layers() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Net([.dense(2, 4), .dense(3, 1)], seed: 1)
    }
    expectSentence("layer 2 (3 -> 1) takes 3 inputs, but layer 1 (2 -> 4) gives 4", result)
  }

  @Test("weights that do not fit name their layer")
  func weights() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var network = Net([.dense(2, 4), .dense(4, 1)], seed: 1)
      network.layers[1].weights = [[1, 2, 3, 4]]
    }
    expectSentence(
      "weights of shape 1 x 4 do not fit layer 2 (4 -> 1), whose weights have shape 4 x 1", result)
  }

  @Test("rows of different lengths are no matrix")
  func raggedRows() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix([[1, 2], [3]])
    }
    expectSentence("row 1 of a matrix has 1 elements, but row 0 has 2", result)
  }

  @Test("an element outside a matrix gives its shape")
  func outside() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix([[1, 2], [3, 4]])[0, 2]
    }
    expectSentence("[0, 2] is outside a matrix of shape 2 x 2", result)
  }

  @Test("targets of classes may have either form, and no other")
  func classTargets() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Net([.dense(2, 3, .softmax)], seed: 1).loss([[1, 2], [3, 4]], [[1, 0], [0, 1]])
    }
    expectSentence(
      "y of shape 2 x 2 does not fit layer 1 (2 -> 3) and x of shape 2 x 2: "
        + "y must have shape 2 x 3, or 2 x 1 for class indices", result)
  }

  @Test("a label that is no class is told with its row")
  func label() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var network = Net([.dense(2, 3, .softmax)], seed: 1)
      network.train([[1, 2], [3, 4]], [[1], [3]], epochs: 1, optimizer: .adam())
    }
    expectSentence(
      "y[1, 0] is no class: with 3 outputs, classes are the whole numbers from 0 to 2", result)
  }

  @Test("a row that is no distribution over the classes is told")
  func distribution() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Net([.dense(1, 3, .softmax)], seed: 1).loss([[1], [2]], [[0, 0.25, 0.75], [1, 0, 1]])
    }
    expectSentence(
      "row 1 of y holds no probabilities of 3 classes: they cannot be negative, and must add up to 1",
      result)
  }

  @Test("class weights that do not fit the classes are counted")
  func classWeights() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Net([.dense(2, 3, .softmax)], classWeights: [1, 2], seed: 1)
    }
    expectSentence("2 class weights do not fit 3 classes", result)
  }

  @Test("dropout at the end, or after dropout, makes no network")
  func dropout() async {
    let end = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Net([.dense(2, 3), .dropout(0.5)], seed: 1)
    }
    expectSentence(
      "a dropout layer must stand before a dense one: what a network predicts is whole", end)
    let rate = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Net([.dropout(1), .dense(2, 3)], seed: 1)
    }
    expectSentence("dropout needs a rate from 0 up to, but not including, 1, not 1.0", rate)
  }

  @Test("an optimiser of another network is told from this one's")
  func optimizer() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var network = Net([.dense(2, 3)], seed: 1)
      var state = OptimizerState(.adam(), for: Net([.dense(2, 1)], seed: 1))
      network.train([[1, 2]], [[1, 2, 3]], epochs: 1, continuing: &state)
    }
    expectSentence("an optimiser of 3 parameters does not fit a network of 9", result)
  }

  private func expectSentence(
    _ sentence: String, _ result: ExitTest.Result?,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("Fatal error: \(sentence)"), sourceLocation: sourceLocation)
  }
}
