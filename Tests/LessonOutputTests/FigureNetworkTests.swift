import LessonOutput
import Testing

@Suite("A network as a figure")
struct FigureNetworkTests {
  private let network = Figure.network(
    layers: [["a", "b"], ["c", "d"], ["e"]], weights: [[[1, -2], [0.5, 4]], [[3], [-1]]],
    labels: [[["1", "-2"], ["", "4"]], [["3"], ["-1"]]], highlighted: [(1, 0, 0)], description: "")

  private var strokes: [Figure.Stroke] {
    network.shapes.compactMap { if case .line(_, let stroke, _) = $0 { stroke } else { nil } }
  }

  @Test("has a circle for each unit and a line for each weight")
  func shapes() {
    let circles = network.shapes.count { if case .circle = $0 { true } else { false } }
    #expect(circles == 5)
    #expect(strokes.count == 6)
  }

  @Test("tells a negative weight without colour: its line is dashed")
  func signs() {
    #expect(strokes.map(\.isDashed) == [false, true, false, false, false, true])
  }

  @Test("draws the largest weight heaviest, and what is highlighted heavier still")
  func weights() {
    let weights = strokes.map(\.weight)
    #expect(weights[3] == 2.5)
    #expect(weights[2] < weights[0] && weights[0] < weights[1] && weights[1] < weights[3])
    #expect(strokes[4].weight == 3 && strokes[4].color == .orange)
  }

  @Test("keeps everything within its own size")
  func staysInside() {
    for case .circle(let center, let radius, _, _) in network.shapes {
      #expect(center.x - radius >= 0 && center.x + radius <= network.width)
      #expect(center.y - radius >= 0 && center.y + radius <= network.height)
    }
  }

  @Test("keeps the labels of one layer apart", arguments: [[2, 2], [2, 4], [3, 3], [4, 1], [1, 3]])
  func labelsAreApart(counts: [Int]) {
    let layers = counts.map { (0..<$0).map(String.init) }
    let labels = [(0..<counts[0]).map { from in (0..<counts[1]).map { "w\(from)\($0)" } }]
    let figure = Figure.network(layers: layers, labels: labels, description: "")
    let heights = figure.shapes.compactMap { shape -> Double? in
      if case .text(let words, let place, _, _) = shape, words.hasPrefix("w") { place.y } else { nil }
    }.sorted()
    #expect(heights.count == counts[0] * counts[1])
    for (lower, upper) in zip(heights, heights.dropFirst()) { #expect(upper - lower > 0.45) }
  }

  @Test("draws weights that are not numbers as thin lines")
  func notANumber() {
    let figure = Figure.network(
      layers: [["a"], ["b", "c", "d"]], weights: [[[.nan, .infinity, 2]]], description: "")
    for case .line(_, let stroke, _) in figure.shapes { #expect(stroke.weight.isFinite) }
  }
}
