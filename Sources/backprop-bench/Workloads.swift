import Backprop

/// What the engine is measured by. Each runs its training several times and reports the middle one.
enum Workloads {
  static let names = ["W1", "W2", "W3", "W4", "W5", "W6", "W7"]

  static func run(_ name: String, threads: Int) -> [Measurement] {
    switch name {
    case "W1": [xor()]
    case "W2": [moons(Double.self), moons(Float.self)]
    case "W3": [digits()]
    case "W4": [synthetic()]
    case "W5": products(threads: threads)
    case "W6": scalars()
    case "W7": [Startup.measure()]
    default: []
    }
  }

  /// W1: XOR, 2-4-1 sigmoid, binary cross-entropy, gradient descent, all four samples at once.
  private static func xor() -> Measurement {
    let steps = 20_000
    return training(
      .xor, Double.self, [.dense(2, 4, .sigmoid), .dense(4, 1, .sigmoid)], amount: steps, unit: "steps/s"
    ) { $0.train($1, $2, epochs: steps, optimizer: .sgd(learningRate: 1), every: steps) }
  }

  /// W2: 400 samples of two moons, 2-16-16-1 tanh, binary cross-entropy from logits, Adam, all at once.
  private static func moons<Scalar: Real>(_ type: Scalar.Type) -> Measurement {
    let steps = 2000
    return training(
      .moons, type, [.dense(2, 16, .tanh), .dense(16, 16, .tanh), .dense(16, 1)],
      loss: .binaryCrossEntropyFromLogits, amount: steps, unit: "steps/s"
    ) { $0.train($1, $2, epochs: steps, optimizer: .adam(learningRate: 0.01), every: steps) }
  }

  /// W3: the digits, 64-64-10 ReLU and softmax, Adam, ten epochs in batches of 32.
  private static func digits() -> Measurement {
    training(
      .digits, Float.self, [.dense(64, 64, .relu), .dense(64, 10, .softmax)],
      amount: 10 * Setup.digits.x.rows, unit: "samples/s"
    ) {
      $0.train($1, $2, epochs: 10, batchSize: 32, optimizer: .adam(learningRate: 0.001), seed: 0, every: 10)
    }
  }

  /// W4: noise, 784-512-512-10 ReLU and softmax, gradient descent, one batch of 128.
  private static func synthetic() -> Measurement {
    training(
      .synthetic, Float.self, [.dense(784, 512, .relu), .dense(512, 512, .relu), .dense(512, 10, .softmax)],
      runs: 3, amount: 300 * 128, unit: "samples/s"
    ) { $0.train($1, $2, epochs: 300, optimizer: .sgd(learningRate: 0.01), every: 300) }
  }

  private static func training<Scalar: Real>(
    _ setup: Setup, _ type: Scalar.Type, _ layers: [LayerSpecification], loss: Loss? = nil, runs: Int = 7,
    amount: Int, unit: String,
    _ train: (inout Network<Scalar>, Matrix<Scalar>, Matrix<Scalar>) -> History<Scalar>
  ) -> Measurement {
    var untrained = Network<Scalar>(layers, loss: loss, seed: 1)
    untrained.parameters = setup.parameters.map { Scalar($0) }
    let (x, y) = (Matrix<Scalar>(setup.x), Matrix<Scalar>(setup.y))
    var finalLoss: Scalar = 0
    let clock = Clock.median(of: runs) {
      var network = untrained
      finalLoss = train(&network, x, y).finalLoss
    }
    return Measurement(
      workload: setup.name, value: Double(amount) / clock.cpu, unit: unit,
      dtype: type == Float.self ? "float32" : "float64", loss: Double(finalLoss))
  }

  /// W6: the tape, over the first 50 steps and after them.
  private static func scalars() -> [Measurement] {
    let graph = ScalarGraph(.scalars)
    var loss = 0.0
    let cold = Clock.measure { for _ in 0..<50 { loss = graph.step() } }
    let warm = Clock.median(of: 3) { for _ in 0..<500 { _ = graph.step() } }
    return [
      Measurement(workload: "W6", value: 50 / cold.cpu, unit: "steps/s", variant: "first 50", loss: loss),
      Measurement(workload: "W6", value: 500 / warm.cpu, unit: "steps/s", variant: "warm"),
    ]
  }

  /// W5: square matrix products.
  private static func products(threads: Int) -> [Measurement] {
    Kernels.threads = threads
    defer { Kernels.threads = 1 }
    return [512, 1024, 2048].flatMap { n in
      [product(n, Float.self, threads), product(n, Double.self, threads)]
    }
  }

  private static func product<Scalar: Real>(_ n: Int, _ type: Scalar.Type, _ threads: Int) -> Measurement {
    var generator = SeededGenerator(seed: 0)
    let numbers = (0..<n * n).map { _ in Scalar(generator.normal()) }
    let a = Matrix<Scalar>(rows: n, columns: n, elements: numbers)
    let b = Matrix<Scalar>(rows: n, columns: n, elements: numbers.reversed())
    var c = Matrix<Scalar>(rows: n, columns: n)
    let flop = 2 * Double(n * n * n)
    let repeats = max(1, Int(1e10 / flop))
    let clock = Clock.median(of: 5) { for _ in 0..<repeats { Matrix.multiply(a, b, into: &c) } }
    return Measurement(
      workload: "W5", value: flop * Double(repeats) / (threads == 1 ? clock.cpu : clock.wall) / 1e9,
      unit: "GFLOP/s",
      dtype: type == Float.self ? "float32" : "float64", threads: threads, n: n)
  }
}
