import Testing

@testable import Backprop

/// A network of a random shape with a batch for it; the same for the same seed.
struct RandomCase: CustomTestStringConvertible, Sendable {
  let seed: UInt64
  let layers: [LayerSpecification]
  var network: Net
  let x: Matrix<Double>
  let y: Matrix<Double>

  static let activations: [Activation] = [
    .identity, .sigmoid, .tanh, .relu, .leakyReLU(0.2), .softplus, .gelu, .geluTanh, .softmax,
  ]
  static let losses: [Loss] = [
    .squaredError, .binaryCrossEntropy, .binaryCrossEntropyFromLogits, .crossEntropy,
    .crossEntropyFromLogits,
  ]
  static let penalties = [
    Penalty.none, Penalty(l1: 0.03), Penalty(l2: 0.1), Penalty(l1: 0.02, l2: 0.05),
  ]

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    self.init(
      RandomCase.activations[generator.below(9)], RandomCase.losses[generator.below(5)],
      RandomCase.penalties[generator.below(4)], seed: seed)
  }

  /// A network with that activation in its hidden layers, and at its end where the loss allows it.
  init(_ activation: Activation, _ loss: Loss, _ penalty: Penalty, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var widths = (0..<generator.below(3) + 2).map { _ in generator.below(5) + 1 }
    let last = widths.count - 1
    if loss.isCategorical { widths[last] = max(2, widths[last]) }
    var layers = (0..<last).map { LayerSpecification.dense(widths[$0], widths[$0 + 1], activation) }
    // Only these give probabilities.
    let needed: Activation? =
      loss == .binaryCrossEntropy ? .sigmoid : loss == .crossEntropy ? .softmax : nil
    if let needed { layers[last - 1] = .dense(widths[last - 1], widths[last], needed) }
    let rows = generator.below(6) + 1
    self.seed = seed
    self.layers = layers
    x = generator.matrix(rows: rows, columns: widths[0])
    y = RandomCase.targets(loss, rows: rows, outputs: widths[last], from: &generator)
    var network = Net(layers, loss: loss, penalty: penalty, seed: seed)
    // Biases too, which start at zero: there a ReLU may have its kink.
    network.parameters = network.parameters.map { $0 == 0 ? generator.normal(deviation: 0.3) : $0 }
    self.network = network
  }

  private static func targets(
    _ loss: Loss, rows: Int, outputs: Int, from generator: inout SeededGenerator
  ) -> Matrix<Double> {
    if loss.isCategorical, generator.below(2) == 0 {
      return Matrix(column: (0..<rows).map { _ in Double(generator.below(outputs)) })
    }
    let numbers = generator.matrix(rows: rows, columns: outputs)
    switch loss {
    case .squaredError: return numbers
    case .binaryCrossEntropy, .binaryCrossEntropyFromLogits: return numbers.map { $0 > 0 ? 1.0 : 0 }
    case .crossEntropy, .crossEntropyFromLogits: return softmax(numbers)
    }
  }

  var testDescription: String { "seed \(seed)" }
}

extension SeededGenerator {
  /// A whole number from 0 up to, but not including, `bound`.
  mutating func below(_ bound: Int) -> Int {
    Int(uniform() * Double(bound))
  }

  mutating func matrix(rows: Int, columns: Int) -> Matrix<Double> {
    Matrix(rows: rows, columns: columns, elements: (0..<rows * columns).map { _ in normal() })
  }
}
