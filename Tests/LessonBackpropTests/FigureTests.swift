import LessonBackprop
import Testing

@Suite struct FigureTests {
  private func lines(_ figure: Figure) -> [Figure.Stroke] {
    figure.shapes.compactMap { if case .line(_, let stroke, _) = $0 { stroke } else { nil } }
  }

  private func labels(_ figure: Figure) -> [String] {
    figure.shapes.compactMap { if case .text(let text, _, _, _) = $0 { text } else { nil } }
  }

  @Test("a small network has all its units and weights")
  func small() {
    var net = Net([.dense(2, 3, .tanh), .dense(3, 1, .sigmoid)], seed: 1)
    net.layers[0].weights = [[1, -2, 0], [4, 5, -6]]
    let figure = Figure(net, highlighted: [(1, 2, 0)])
    #expect(labels(figure) == ["x₁", "x₂", "a₁⁽¹⁾", "a₂⁽¹⁾", "a₃⁽¹⁾", "ŷ"])
    #expect(lines(figure).count == 9)
    #expect(lines(figure).prefix(6).map(\.isDashed) == [false, true, false, false, false, true])
    #expect(lines(figure)[8].weight == 3)
    #expect(figure.description == "A network of 2 inputs; 3 tanh units, then 1 sigmoid unit.")
  }

  @Test("a large network has gaps that no line touches")
  func large() {
    let net = Net([.dense(64, 32, .relu), .dense(32, 10, .softmax)], seed: 1)
    let figure = Figure(net, most: 4, highlighted: [(0, 63, 31), (0, 40, 0)])
    #expect(
      labels(figure) == [
        "x₁", "x₂", "⋮", "x₆₄", "a₁⁽¹⁾", "a₂⁽¹⁾", "⋮", "a₃₂⁽¹⁾", "ŷ₁", "ŷ₂", "⋮", "ŷ₁₀",
      ])
    #expect(lines(figure).count == 18)
    #expect(lines(figure).map(\.weight).filter { $0 == 3 }.count == 1)
  }
}
