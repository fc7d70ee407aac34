import Backprop

/// The data and first weights of a workload: the same for the engine and for every peer.
struct Setup {
  var x: Matrix<Double>
  var y: Matrix<Double>
  var parameters: [Double]

  /// Normal weights of variance 2 / (inputs + outputs), no biases.
  static func parameters(_ sizes: [Int], seed: UInt64 = 1) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    return zip(sizes, sizes.dropFirst()).flatMap { inputs, outputs in
      let deviation = (2 / Double(inputs + outputs)).squareRoot()
      return (0..<inputs * outputs).map { _ in generator.normal(deviation: deviation) }
        + [Double](repeating: 0, count: outputs)
    }
  }
}
