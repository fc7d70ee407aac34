import Testing

@testable import Backprop

@Suite struct SummaryTests {
  let network = Net(
    [.dense(64, 32, .relu, weights: .he), .dropout(0.2), .dense(32, 10, .softmax)], seed: 1)

  @Test("a summary has a row for each layer")
  func rows() {
    #expect(network.summary.rows.map(\.outputs) == [32, 32, 10])
    #expect(network.summary.rows.map(\.parameters) == [2080, 0, 330])
    #expect(network.summary.parameters == network.parameters.count)
    #expect(
      "\(network.summary)" == """
        layer                         outputs  parameters
        dense 64 -> 32, relu               32        2080
        dropout 0.2                        32           0
        dense 32 -> 10, softmax            10         330
        all, judged by cross-entropy                 2410
        """)
  }

  @Test("units and weights are named and nested as figures take them")
  func figure() {
    var network = Net([.dense(2, 3, .tanh), .dense(3, 1, .sigmoid)], seed: 1)
    network.layers[0].weights = [[1, 2, 3], [4, 5, 6]]
    #expect(network.units == [["x₁", "x₂"], ["a₁⁽¹⁾", "a₂⁽¹⁾", "a₃⁽¹⁾"], ["ŷ"]])
    #expect(network.weightsByLayer[0] == [[1, 2, 3], [4, 5, 6]])
    #expect(network.weightsByLayer[1].count == 3)
    #expect(self.network.units[2].last == "ŷ₁₀")
  }
}
