extension Figure {
  /// A feedforward network: a column of units for each layer, and a line for each weight.
  ///
  /// - Parameters:
  ///   - layers: the labels of the units, layer by layer, from the inputs to the outputs; TeX between
  ///     dollars is welcome.
  ///   - weights: `weights[l][i][j]` joins unit i of layer l to unit j of layer l + 1. A line's
  ///     weight grows with the number's size, and its colour tells the sign: blue positive, red negative.
  ///     Empty draws every line alike.
  ///   - labels: text beside the lines, in the same order as `weights`; an empty text writes none.
  ///   - highlighted: lines to draw heavier than all others, as (layer, from, to).
  public static func network(
    layers: [[String]], weights: [[[Double]]] = [], labels: [[[String]]] = [],
    highlighted: [(layer: Int, from: Int, to: Int)] = [], title: String? = nil, description: String
  ) -> Figure {
    precondition(layers.allSatisfy { !$0.isEmpty }, "every layer of a network needs a unit")
    let height = Double(layers.map(\.count).max() ?? 1) * unitDistance
    var figure = Figure(
      width: Double(layers.count - 1) * layerDistance + 2, height: height, title: title,
      description: description)
    let largest = weights.joined().joined().map(abs).max() ?? 0

    for layer in layers.indices.dropLast() {
      for from in layers[layer].indices {
        for to in layers[layer + 1].indices {
          let weight = weights.value(layer, from, to)
          let isHighlighted = highlighted.contains { $0 == (layer, from, to) }
          let start = place(layer, from, of: layers[layer].count, height: height)
          let end = place(layer + 1, to, of: layers[layer + 1].count, height: height)
          figure.join(
            start, end, label: labels.value(layer, from, to),
            color: color(of: weight, isHighlighted: isHighlighted),
            weight: isHighlighted ? 3 : lineWeight(of: weight, largest: largest))
        }
      }
    }
    for (layer, units) in layers.enumerated() {
      for (unit, label) in units.enumerated() {
        figure.circle(
          at: place(layer, unit, of: units.count, height: height), radius: unitRadius, label: label)
      }
    }
    return figure
  }

  private static let unitRadius = 0.55
  private static let unitDistance = 2.0
  private static let layerDistance = 4.0

  private static func place(_ layer: Int, _ unit: Int, of count: Int, height: Double) -> Place {
    let top = height / 2 + Double(count - 1) * unitDistance / 2
    return (1 + Double(layer) * layerDistance, top - Double(unit) * unitDistance)
  }

  private static func lineWeight(of weight: Double?, largest: Double) -> Double {
    guard let weight, largest > 0 else { return 1 }
    return 0.5 + 2 * abs(weight) / largest
  }

  private static func color(of weight: Double?, isHighlighted: Bool) -> Color {
    if isHighlighted { return .orange }
    guard let weight else { return .muted }
    return weight < 0 ? .red : .blue
  }

  /// A line from the rim of one unit to the rim of the other, its label a third of the way along, where
  /// the lines of a full layer do not cross.
  private mutating func join(_ start: Place, _ end: Place, label: String?, color: Color, weight: Double) {
    let (dx, dy) = (end.0 - start.0, end.1 - start.1)
    let length = (dx * dx + dy * dy).squareRoot()
    let rim = (dx / length * Figure.unitRadius, dy / length * Figure.unitRadius)
    line(
      from: (start.0 + rim.0, start.1 + rim.1), to: (end.0 - rim.0, end.1 - rim.1), color: color,
      weight: weight)
    if let label, !label.isEmpty {
      text(label, at: (start.0 + dx * 0.34, start.1 + dy * 0.34 + 0.3), color: color)
    }
  }
}

extension Array {
  /// `self[layer][from][to]`, or nil where there is none.
  fileprivate func value<Leaf>(_ layer: Int, _ from: Int, _ to: Int) -> Leaf? where Element == [[Leaf]] {
    guard indices.contains(layer), self[layer].indices.contains(from),
      self[layer][from].indices.contains(to)
    else { return nil }
    return self[layer][from][to]
  }
}
