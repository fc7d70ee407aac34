import Testing

@testable import Backprop

/// A network of a random shape with a batch for it; the same for the same seed.
struct RandomCase: CustomTestStringConvertible, Sendable {
  let seed: UInt64
  let network: Net
  let x: Matrix<Double>
  let y: Matrix<Double>

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let loss = [Loss.squaredError, .binaryCrossEntropy, .binaryCrossEntropyFromLogits][generator.below(3)]
    let widths = (0..<generator.below(3) + 2).map { _ in generator.below(5) + 1 }
    var layers = zip(widths, widths.dropFirst()).map { inputs, outputs in
      let activation = [Activation.identity, .sigmoid, .tanh, .relu][generator.below(4)]
      return LayerSpecification.dense(inputs, outputs, activation)
    }
    if loss == .binaryCrossEntropy {
      // Only a sigmoid gives probabilities.
      layers[layers.count - 1] = .dense(widths[widths.count - 2], widths[widths.count - 1], .sigmoid)
    }
    let rows = generator.below(6) + 1
    self.seed = seed
    x = generator.matrix(rows: rows, columns: widths[0])
    y = generator.matrix(rows: rows, columns: widths[widths.count - 1])
      .map { loss == .squaredError ? $0 : Double($0 > 0 ? 1 : 0) }
    var network = Net(layers, loss: loss, seed: seed)
    // Biases too, which start at zero: there a ReLU may have its kink.
    network.parameters = network.parameters.map { $0 == 0 ? generator.normal(deviation: 0.3) : $0 }
    self.network = network
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
