import Backprop
import LessonKit

extension Figure {
  /// A network: a column of units for the inputs and for each layer, and a line for each weight, as heavy as
  /// the weight is large.
  ///
  /// - Parameters:
  ///   - most: how many units of a layer are drawn; of more, the first, three dots and the last.
  ///   - highlighted: weights to draw heavier than all others, as (layer, from, to), counted from 0 like those of
  ///     the network.
  public init<Scalar>(
    _ network: Network<Scalar>, most: Int = 8, highlighted: [(layer: Int, from: Int, to: Int)] = [],
    title: String? = nil
  ) {
    let shown = network.units.map { Selection($0.count, most: most) }
    let weights = network.weightsByLayer.enumerated().map { layer, weights in
      shown[layer].pick(weights).map { row in row.map { shown[layer + 1].pick($0).map { $0 ?? 0 } } ?? [] }
    }
    self = .network(
      layers: zip(network.units, shown).map { names, shown in shown.pick(names).map { $0 ?? "⋮" } },
      weights: weights,
      highlighted: highlighted.compactMap { weight in
        guard let from = shown[weight.layer].position(weight.from),
          let to = shown[weight.layer + 1].position(weight.to)
        else { return nil }
        return (weight.layer, from, to)
      },
      title: title, description: "A network of \(network.units[0].count) inputs; \(network.layersInWords).")
    leaveOutGaps(shown)
  }

  /// No line leads to or from the dots that stand for many units. A figure of a network begins with its lines:
  /// by layer, then by the unit they come from, then by the one they go to.
  private mutating func leaveOutGaps(_ shown: [Selection]) {
    let lines = zip(shown, shown.dropFirst()).flatMap { left, right in
      left.units.flatMap { from in right.units.map { to in from != nil && to != nil } }
    }
    shapes = shapes.enumerated().filter { $0.offset >= lines.count || lines[$0.offset] }.map(\.element)
  }
}

/// Which units of a layer are drawn: all, or the first, a gap and the last.
private struct Selection {
  /// Nil is the gap.
  let units: [Int?]

  init(_ count: Int, most: Int) {
    let most = max(most, 3)
    units = count <= most ? Array(0..<count) : Array(0..<most - 2) + [nil, count - 1]
  }

  func pick<Element>(_ elements: [Element]) -> [Element?] { units.map { $0.map { elements[$0] } } }

  func position(_ unit: Int) -> Int? { units.firstIndex(of: unit) }
}

extension Network {
  /// "4 tanh units, then 1 sigmoid unit"
  fileprivate var layersInWords: String {
    layers.map { "\($0.outputs) \($0.activation) unit\($0.outputs == 1 ? "" : "s")" }
      .joined(separator: ", then ")
  }
}
