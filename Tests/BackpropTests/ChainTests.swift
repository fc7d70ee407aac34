import Testing

@testable import Backprop

@Suite struct ChainTests {
  @Test(
    "the paths of every parameter add up to its derivative",
    arguments: 1...40 as ClosedRange<UInt64>)
  func sums(_ seed: UInt64) {
    let example = RandomCase(seed: seed)
    let (x, y) = (example.x.rows([0]), example.y.rows([0]))
    let network = example.network
    let gradient = network.gradient(x, y).parameters
    for index in network.layout.indices {
      let place = network.layout.place(of: index)
      let chain = network.chain(x, y, layer: place.layer, from: place.from, to: place.to)
      #expect(isClose(chain.value, gradient[index], 1e-10), "\(network) at \(place)\n\(chain)")
    }
  }

  @Test("a chain is written as formulas are")
  func description() {
    var network = Net([.dense(2, 2, .relu), .dense(2, 1)], seed: 1)
    network.layers[0].weights = [[0.5, -0.3], [0.8, 0.2]]
    network.layers[1].weights = [[0.7], [-0.4]]
    let chain = network.chain([[1, 0.5]], [[1]], layer: 0, from: 1, to: 0)
    #expect(chain.paths.count == 1)
    #expect(
      chain.paths[0].factors.map { "\($0)" } == [
        "∂E/∂a₁⁽²⁾", "∂a₁⁽²⁾/∂z₁⁽²⁾", "∂z₁⁽²⁾/∂a₁⁽¹⁾", "∂a₁⁽¹⁾/∂z₁⁽¹⁾", "∂z₁⁽¹⁾/∂W₂₁⁽¹⁾",
      ])
    #expect(
      "\(chain)" == """
        ∂E/∂a₁⁽²⁾       -0.740000
        ∂a₁⁽²⁾/∂z₁⁽²⁾    1.00000
        ∂z₁⁽²⁾/∂a₁⁽¹⁾    0.700000
        ∂a₁⁽¹⁾/∂z₁⁽¹⁾    1.00000
        ∂z₁⁽¹⁾/∂W₂₁⁽¹⁾   0.500000
        product         -0.259000
        """)
  }

  @Test("two ways to the error are two paths")
  func paths() {
    let network = Net([.dense(1, 1, .tanh), .dense(1, 3, .tanh), .dense(3, 1, .sigmoid)], seed: 1)
    let chain = network.chain([[0.5]], [[1]], layer: 0, from: nil, to: 0)
    #expect(chain.paths.count == 3)
    #expect(isClose(chain.value, chain.paths.reduce(0) { $0 + $1.value }))
    #expect(
      "\(chain)".hasSuffix(
        "\n\n∂E/∂b₁⁽¹⁾      \(chain.value < 0 ? "" : " ")\(significant(chain.value))"))
  }

  private func significant(_ number: Double) -> String { significantText(number, digits: 6) }
}
