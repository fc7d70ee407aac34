import LessonBackprop
import Testing

@Suite struct TableTests {
  @Test("a summary has a row for each layer and one for all")
  func summary() {
    let table = Table(Net([.dense(2, 4, .tanh), .dropout(0.5), .dense(4, 1, .sigmoid)], seed: 1).summary)
    #expect(table.columns.map(\.name) == ["layer", "outputs", "parameters"])
    #expect(
      table.rows == [
        [.text("dense 2 -> 4, tanh"), .integer(4), .integer(12)],
        [.text("dropout 0.5"), .integer(4), .integer(0)],
        [.text("dense 4 -> 1, sigmoid"), .integer(1), .integer(5)],
        [.text("all, judged by binary cross-entropy"), .empty, .integer(17)],
      ])
  }

  @Test(
    "a history shows some of its epochs, the first and the last among them",
    arguments: [2, 3, 7, 12, 101, 500])
  func history(_ rows: Int) {
    var net = Net([.dense(2, 1, .sigmoid)], seed: 1)
    let history = net.train(Dataset.or.x, Dataset.or.y, epochs: 100, learningRate: 1)
    let table = Table(history, rows: rows)
    #expect(table.rows.count == min(rows, 101))
    #expect(table.rows.first == [.integer(0), .number(history.losses[0])])
    #expect(table.rows.last == [.integer(100), .number(history.finalLoss)])
    #expect(Set(table.rows.map(\.first)).count == table.rows.count)
  }

  @Test("held-back samples have a column of their own")
  func validation() {
    var net = Net([.dense(2, 1, .sigmoid)], seed: 1)
    let or = Dataset.or
    let history = net.train(
      or.x, or.y, epochs: 2, optimizer: .sgd(learningRate: 1), validation: .samples(or.x, or.y))
    let table = Table(history)
    #expect(table.columns.map(\.name) == ["epoch", "loss", "validation"])
    #expect(table.rows[2][1] == table.rows[2][2])
  }

  @Test("a confusion matrix has a row and a column for each class, by name")
  func confusion() {
    let matrix = ConfusionMatrix(actual: [0, 0, 1], predicted: [0, 1, 1], classes: 2)
    let table = Table(matrix, classNames: ["cat", "dog"])
    #expect(table.columns.map(\.name) == ["is \\ taken for", "cat", "dog", "found"])
    #expect(
      table.rows == [
        [.text("cat"), .integer(1), .integer(1), .number(0.5)],
        [.text("dog"), .integer(0), .integer(1), .number(1)],
      ])
  }

  @Test("a gradient check begins with what differs most, and ends with kinks")
  func gradientCheck() {
    var net = Net([.dense(2, 2, .relu), .dense(2, 1)], seed: 1)
    net.layers[0].weights = [[0.5, 0.25], [0.5, -0.25]]
    let check = net.checkGradient([[1, 1]], [[3]])
    let table = Table(check, rows: 20)
    #expect(table.rows.count == 9)
    #expect(table.rows[0][0] == .text(check.worst.name))
    #expect(table.rows[8][0].description.hasSuffix("(at a kink)"))
    #expect(Table(check, rows: 3).rows.count == 3)
  }

  @Test("a chain has its factors, and a number for each path where there are several")
  func chain() {
    let net = Net([.dense(2, 2, .tanh), .dense(2, 2, .tanh), .dense(2, 1)], seed: 1)
    let several = Table(net.chain([[1, 0.5]], [[1]], layer: 0, from: 0, to: 1))
    #expect(several.columns.map(\.name) == ["path", "factor", "value", "product so far"])
    #expect(several.rows.count == 14 && several.rows[7][0] == .integer(2))
    let one = Table(net.chain([[1, 0.5]], [[1]], layer: 2, from: 0, to: 0))
    #expect(one.columns.count == 3 && one.rows.count == 3)
    #expect(one.rows[2][0] == .text("∂z₁⁽³⁾/∂W₁₁⁽³⁾"))
  }

  @Test("samples are shown with their names")
  func dataset() {
    let table = Table(Dataset.xor, rows: 2)
    #expect(table.title == "XOR" && table.columns.map(\.name) == ["x1", "x2", "y"])
    #expect(table.rows == [[.number(0), .number(0), .number(0)], [.number(0), .number(1), .number(1)]])
  }
}

extension Table.Value {
  fileprivate var description: String {
    if case .text(let text) = self { text } else { "" }
  }
}
