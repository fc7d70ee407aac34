import Backprop

/// The data and first weights of a workload: the same for the engine and for every peer.
struct Setup {
  let name: String
  let sizes: [Int]
  let x: Matrix<Double>
  let y: Matrix<Double>
  let parameters: [Double]
  /// For W3, the samples in the order of ten epochs.
  var order: [Int] = []

  init(_ name: String, sizes: [Int], _ x: Matrix<Double>, _ y: Matrix<Double>) {
    (self.name, self.sizes, self.x, self.y) = (name, sizes, x, y)
    parameters = Self.parameters(sizes)
  }

  /// Normal weights of variance 2 / (inputs + outputs), no biases.
  private static func parameters(_ sizes: [Int]) -> [Double] {
    var generator = SeededGenerator(seed: 1)
    return zip(sizes, sizes.dropFirst()).flatMap { inputs, outputs in
      let deviation = (2 / Double(inputs + outputs)).squareRoot()
      return (0..<inputs * outputs).map { _ in generator.normal(deviation: deviation) }
        + [Double](repeating: 0, count: outputs)
    }
  }
}

extension Setup {
  static let xor = Setup("W1", sizes: [2, 4, 1], Dataset.xor.x, Dataset.xor.y)
  static let moons = make("W2", [2, 16, 16, 1], Dataset.moons(400, noise: 0.1, seed: 0))
  static let scalars = make("W6", [2, 16, 16, 1], Dataset.moons(100, noise: 0.1, seed: 0))

  /// The last 360 digits are kept for the test.
  static let digits: Setup = {
    let train = Dataset.digits.split(last: 360).train
    var setup = Setup("W3", sizes: [64, 64, 10], train.x.map { $0 / 16 }, train.y)
    let batches = (train.x.rows + 31) / 32
    setup.order = (0..<10).flatMap { epochOrder(samples: train.x.rows, seed: 0, step: $0 * batches) }
    return setup
  }()

  /// Noise and random labels.
  static let synthetic: Setup = {
    var generator = SeededGenerator(seed: 0)
    let x = (0..<128 * 784).map { _ in generator.normal() }
    let y = (0..<128).map { _ in Double(generator.next() % 10) }
    return Setup(
      "W4", sizes: [784, 512, 512, 10], Matrix(rows: 128, columns: 784, elements: x), Matrix(column: y))
  }()

  static var all: [Setup] { [xor, moons, digits, synthetic, scalars] }

  private static func make(_ name: String, _ sizes: [Int], _ data: Dataset) -> Setup {
    Setup(name, sizes: sizes, data.x, data.y)
  }
}
