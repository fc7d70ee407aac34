import Glibc
import LessonOutput

@testable import LessonRender

/// Values such as lessons show, one for each kind of drawing.
enum Samples {
  static let outputs: [(name: String, output: Output)] = [
    ("table-training", .table(training)),
    ("table-words", .table(words)),
    ("table-many-columns", .table(manyColumns)),
    ("plot-losses", .plot(losses)),
    ("plot-losses-logarithmic", .plot(logarithmicLosses)),
    ("plot-sigmoid", .plot(sigmoid)),
    ("plot-scatter", .plot(scatter)),
    ("plot-histogram", .plot(histogram)),
    ("plot-bars", .plot(bars)),
    ("plot-regions", .plot(regions)),
    ("plot-surface", .plot(surface)),
    ("plot-confusion", .plot(confusion)),
    ("plot-wave", .plot(wave)),
    ("plot-one-point", .plot(onePoint)),
    ("plot-constant", .plot(constant)),
    ("plot-far-apart", .plot(farApart)),
    ("figure-network-2-2-1", .figure(network221)),
    ("figure-network-2-4-1", .figure(network241)),
    ("figure-shapes", .figure(shapes)),
    ("figure-two-models", .figure(twoModels)),
  ]

  /// Stands in for the mathematics of lessons: lowered digits and nothing else.
  static let tex: @Sendable (String) -> StyledText = { tex in
    let lowered = zip("0123456789", "₀₁₂₃₄₅₆₇₈₉").reduce(into: [:]) { $0[$1.0] = $1.1 }
    var (text, isLowered) = ("", false)
    for character in tex where character != "{" {
      switch character {
      case "_": isLowered = true
      case "}": isLowered = false
      default:
        text.append(isLowered ? lowered[character] ?? character : character)
        if !tex.contains("{") { isLowered = false }
      }
    }
    return StyledText(text)
  }

  static var training: Table {
    var table = Table(
      "epoch", Table.Column("E", .fixed(4)), Table.Column("accuracy", .percent(1)), "rate",
      Table.Column("largest gradient", .scientific(3)), "note", title: "Training on XOR")
    table.add(0, 0.693147, 0.5, 0.5, 0.125, "")
    table.add(100, 0.6801, 0.75, 0.25, 0.0312, "moves")
    table.add(1000, 0.0127, 1.0, 0.0625, 1.27e-5, "done")
    table.add(2000, Double.nan, 1.0, 1e-7, -Double.infinity, nil as String?)
    return table
  }

  static let words = Table(
    "symbol", "meaning", "where it appears", title: "Notation",
    rows: [
      [
        "W", "the weights of a layer, one row for each unit of the layer before it and one for the bias",
        "feedforward",
      ],
      [
        "σ", "the sigmoid, which turns a score into a probability between zero and one",
        "activation of every unit",
      ],
      ["E", "the error: the average of the cross-entropy over all the points that we train on", "training"],
    ])

  static let manyColumns = Table(
    columns: [Table.Column("step")] + (1...14).map { Table.Column("w\($0)", .fixed(4)) },
    rows: (0..<3).map { step in [step] + (1...14).map { Double($0 * (step + 1)) / 7 - 3 } })

  private static let epochs = (0..<500).map(Double.init)

  static let losses = Plot("Learning curve", x: "epoch", y: "E")
    .line(epochs.map { 0.7 * exp(-$0 / 90) + 0.01 }, name: "training")
    .line(epochs.map { 0.62 * exp(-$0 / 70) + 0.12 + 0.00016 * $0 }, name: "validation")

  static let logarithmicLosses = Plot("Learning curve", x: "epoch", y: Plot.Axis("E", .logarithmic))
    .line(epochs.map { 0.7 * exp(-$0 / 60) }, name: "training")
    .line(epochs.map { 0.5 * exp(-$0 / 110) }, name: "validation")
    .line(epochs.map { 0.3 * exp(-$0 / 200) }, name: "test")

  static let sigmoid = Plot("The sigmoid and its derivative", x: "h")
    .curve(over: -6...6, name: "σ(h)") { 1 / (1 + exp(-$0)) }
    .curve(over: -6...6, name: "σ′(h)") { 1 / (1 + exp(-$0)) * (1 - 1 / (1 + exp(-$0))) }

  static let cloud: [(x: Double, y: Double, isIn: Bool)] = (0..<60).map { index in
    let angle = Double(index) * 2.4
    let radius = index.isMultiple(of: 2) ? 0.45 + 0.006 * Double(index) : 1.25 + 0.007 * Double(index)
    return (radius * cos(angle), radius * sin(angle), index.isMultiple(of: 2))
  }

  static func points(_ isIn: Bool) -> (x: [Double], y: [Double]) {
    let chosen = cloud.filter { $0.isIn == isIn }
    return (chosen.map(\.x), chosen.map(\.y))
  }

  static let scatter = Plot("Circles", x: "x₁", y: "x₂")
    .points(x: points(true).x, y: points(true).y, name: "inside", color: .blue)
    .points(x: points(false).x, y: points(false).y, name: "outside", color: .red)

  static let histogram = Plot("Weights before training", x: "weight", y: "how many")
    .histogram((0..<400).map(weight), bins: 24)

  /// The sum of four numbers that look random: nearly a bell.
  private static func weight(_ index: Int) -> Double {
    let parts = (0..<4).map { (index * 37 + $0 * 91 + index * $0 * 13) % 101 }
    return Double(parts.reduce(0, +)) / 101 - 2
  }

  static let bars = Plot("Gradient by layer", x: "layer", y: "mean")
    .adding(.bars, "before", [1, 2, 3, 4], [0.8, 0.31, -0.12, 0.05])
    .adding(.bars, "after", [1, 2, 3, 4], [0.5, 0.45, -0.4, 0.3])

  static let regions = Plot("After 500 epochs", x: "x₁", y: "x₂")
    .regions(x: -2...2, y: -2...2, classes: ["outside", "inside"]) { x, y in
      x * x + y * y + 0.3 * sin(3 * x) < 1 ? 1 : 0
    }
    .points(x: points(false).x, y: points(false).y, name: "outside", color: .red)
    .points(x: points(true).x, y: points(true).y, name: "inside", color: .blue)

  static let surface = Plot("The error mountain", x: "w₁", y: "w₂")
    .surface(x: -3...3, y: -2...2) { x, y in 0.5 * x * x + y * y + 0.8 * sin(2 * x) }

  static let confusion = Plot("Confusion matrix", x: "predicted", y: "true class")
    .heatMap([[48, 2, 0], [3, 41, 6], [0, 5, 45]])

  /// Noise, a gap, and values out of every range.
  static let wave = Plot("A signal with a gap", x: "t in s", y: Plot.Axis("U in V", range: -1.5...1.5)).line(
    x: (0..<1000).map { Double($0) / 1000 },
    y: (0..<1000).map { index in
      if (400..<450).contains(index) { return .nan }
      if index == 700 { return 1e9 }
      return sin(Double(index) / 40) + 0.2 * sin(Double(index) * 1.7)
    })

  static let onePoint = Plot("One point").points(x: [2], y: [3], name: "lonely")

  static let constant = Plot(x: "epoch", y: "E").line([0.25, 0.25, 0.25, 0.25])

  static let farApart = Plot("Far apart", x: "count", y: "size").line(
    x: [0, 2.5e6, 5e6, 1e7], y: [1e-9, -2e-9, 4e-9, .infinity])

  static let network221 = Figure.network(
    layers: [["$x_1$", "$x_2$"], ["$σ(h_1)$", "$σ(h_2)$"], ["$ŷ$"]],
    weights: [[[2, -3], [1.5, 4]], [[5], [-2]]],
    labels: [[["$W_{11}$", "$W_{12}$"], ["$W_{21}$", "$W_{22}$"]], [["5.0"], ["-2.0"]]],
    highlighted: [(0, 0, 0)], title: "Backpropagation to one weight",
    description: "Two inputs, two hidden units and one output.")

  static let network241 = Figure.network(
    layers: [["$x_1$", "$x_2$"], ["$h_1$", "$h_2$", "$h_3$", "$h_4$"], ["$ŷ$"]],
    labels: [
      [["0.5", "-1.2", "2.0", "0.1"], ["1.5", "0.7", "-0.3", "-2.2"]], [["1.0"], ["2.1"], ["-3.0"], ["0.4"]],
    ],
    description: "Two inputs, four hidden units and one output.")

  static var shapes: Figure {
    var figure = Figure(width: 12, height: 6, title: "One neuron", description: "Shapes of all kinds.")
    figure.rectangle(at: (0.5, 1), width: 3, height: 4, label: "a layer", fill: .muted)
    figure.circle(at: (6, 3), radius: 1.2, label: "$h$", color: .blue)
    figure.arrow(from: (3.5, 3), to: (4.8, 3), label: "x")
    figure.arrow(from: (7.2, 3), to: (9.5, 5), label: "up", color: .red, weight: 2)
    figure.arrow(from: (7.2, 3), to: (9.5, 1), color: .green, dashed: true)
    figure.curve(from: (6, 1.8), (6, 0), (3, 0), to: (2, 1), color: .orange, arrow: true)
    figure.polygon([(9.6, 0.4), (11.6, 0.4), (10.6, 2)], color: .purple, fill: .red)
    figure.line(from: (0.2, 5.8), to: (11.8, 5.8), weight: 3)
    figure.dot(at: (10, 4), color: .blue)
    figure.dot(at: (11, 4.5), color: .red)
    figure.text("end of the line", at: (11.8, 3), anchor: .end)
    return figure
  }

  /// Half-planes, a line between them, and points.
  static var twoModels: Figure {
    var figure = Figure(width: 10, height: 5, description: "A line that leaves one point on the wrong side.")
    figure.polygon([(0, 0), (7, 0), (3, 5), (0, 5)], color: .blue, weight: 0, fill: .blue)
    figure.polygon([(7, 0), (10, 0), (10, 5), (3, 5)], color: .red, weight: 0, fill: .red)
    figure.line(from: (7, 0), to: (3, 5), weight: 2)
    for place in [(1.0, 1.0), (2, 3), (3.5, 1.5), (8, 3)] { figure.dot(at: place, color: .blue) }
    for place in [(6.0, 4.0), (7.5, 2), (9, 4), (2.5, 4)] { figure.dot(at: place, color: .red) }
    figure.arrow(from: (5, 2.5), to: (6.8, 2.9), label: "closer")
    return figure
  }
}

extension Plot {
  fileprivate func adding(_ mark: Series.Mark, _ name: String, _ x: [Double], _ y: [Double]) -> Plot {
    var plot = self
    plot.series.append(Series(mark, name: name, x: x, y: y))
    return plot
  }
}
