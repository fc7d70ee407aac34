extension Figure {
  /// A feedforward network: a column of units for each layer, and a line for each weight. Traps when a layer has no
  /// unit.
  ///
  /// - Parameters:
  ///   - layers: the labels of the units, layer by layer, from the inputs to the outputs; TeX between
  ///     dollars is welcome.
  ///   - weights: `weights[l][i][j]` joins unit i of layer l to unit j of layer l + 1. A line's
  ///     weight grows with the number's size. Its sign is told by the colour and, where there is none,
  ///     by the line: blue and solid for positive, red and dashed for negative. Empty draws every line alike.
  ///   - labels: text on the lines, in the same order as `weights`; an empty text writes none.
  ///   - highlighted: lines to draw heavier than all others, as (layer, from, to).
  public static func network(
    layers: [[String]], weights: [[[Double]]] = [], labels: [[[String]]] = [],
    highlighted: [(layer: Int, from: Int, to: Int)] = [], title: String? = nil, description: String
  ) -> Figure {
    require(layers.allSatisfy { !$0.isEmpty }, "every layer of a network needs a unit")
    let plan = NetworkPlan(layers.map(\.count))
    var figure = Figure(width: plan.width, height: plan.height, title: title, description: description)
    for layer in layers.indices.dropLast() {
      figure.addConnections(after: layer, plan, weights, labels, highlighted)
    }
    for (layer, units) in layers.enumerated() {
      for (unit, label) in units.enumerated() {
        figure.circle(at: plan.place(layer, unit), radius: plan.unitRadius, label: label)
      }
    }
    return figure
  }

  /// The lines from each unit of a layer to each of the next, with their labels.
  private mutating func addConnections(
    after layer: Int, _ plan: NetworkPlan, _ weights: [[[Double]]], _ labels: [[[String]]],
    _ highlighted: [(layer: Int, from: Int, to: Int)]
  ) {
    let largest = weights.joined().joined().map(abs).filter(\.isFinite).max() ?? 0
    let share = plan.labelShare(after: layer)
    for from in 0..<plan.counts[layer] {
      for to in 0..<plan.counts[layer + 1] {
        let (start, end) = (plan.place(layer, from), plan.place(layer + 1, to))
        let stroke = Stroke(
          ofWeight: weights.value(layer, from, to), largest: largest,
          isHighlighted: highlighted.contains { $0 == (layer, from, to) })
        shapes.append(.line(plan.rims(start, end), stroke, isArrow: false))
        if let label: String = labels.value(layer, from, to), !label.isEmpty {
          let place = (start.0 + (end.0 - start.0) * share, start.1 + (end.1 - start.1) * share)
          text(label, at: place, color: stroke.color == .muted ? .foreground : stroke.color)
        }
      }
    }
  }
}

/// Where the units of a network stand.
private struct NetworkPlan {
  let unitRadius = 0.6
  private let unitDistance = 2.0
  private let layerDistance = 4.4
  private let margin = 0.8
  /// How many units each layer has.
  let counts: [Int]

  init(_ counts: [Int]) {
    self.counts = counts
  }

  var width: Double { Double(max(counts.count - 1, 0)) * layerDistance + 2 * margin }
  var height: Double { Double((counts.max() ?? 1) - 1) * unitDistance + 2 * margin }

  /// The middle of a unit, counted from the top of its layer.
  func place(_ layer: Int, _ unit: Int) -> Figure.Place {
    let top = height / 2 + Double(counts[layer] - 1) * unitDistance / 2
    return (margin + Double(layer) * layerDistance, top - Double(unit) * unitDistance)
  }

  /// The ends of a line that joins two units, on their rims.
  func rims(_ start: Figure.Place, _ end: Figure.Place) -> [Figure.Point] {
    let (dx, dy) = (end.0 - start.0, end.1 - start.1)
    let share = unitRadius / (dx * dx + dy * dy).squareRoot()
    return [
      Figure.Point(start.0 + dx * share, start.1 + dy * share),
      Figure.Point(end.0 - dx * share, end.1 - dy * share),
    ]
  }

  /// How far along the lines after a layer their labels stand: as near to the middle as the lines are far enough
  /// from one another there, or where they are farthest, so that no label is on two lines.
  func labelShare(after layer: Int) -> Double {
    let shares = stride(from: 0.25, through: 0.75, by: 0.01)
    func room(_ share: Double) -> Double {
      let heights = (0..<counts[layer]).flatMap { from in
        (0..<counts[layer + 1]).map { to in
          place(layer, from).1 * (1 - share) + place(layer + 1, to).1 * share
        }
      }.sorted()
      let closest = zip(heights, heights.dropFirst()).map { $1 - $0 }.min() ?? unitDistance
      return min(closest, unitDistance / 3)
    }
    var best = 0.5
    for share in shares.sorted(by: { abs($0 - 0.5) < abs($1 - 0.5) }) where room(share) > room(best) + 0.01 {
      best = share
    }
    return best
  }
}

extension Figure.Stroke {
  /// The line of one weight of a network; nil is a weight that is not told.
  fileprivate init(ofWeight weight: Double?, largest: Double, isHighlighted: Bool) {
    let isNegative = weight.map { $0 < 0 } ?? false
    let size = abs(weight ?? 0)
    let share = largest > 0 && !size.isNaN ? min(size / largest, 1) : 0
    self.init(
      isHighlighted ? .orange : weight == nil ? .muted : isNegative ? .red : .blue,
      weight: isHighlighted ? 3 : weight == nil ? 1 : 0.5 + 2 * share,
      isDashed: isNegative)
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
