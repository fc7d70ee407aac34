/// How a layer's weights begin. Biases begin at zero.
public enum Initializer: Hashable, Sendable {
  /// All of them 0: every unit of a hidden layer then stays like every other. Fine for a single layer.
  case zeros
  /// From the normal distribution around 0.
  case normal(deviation: Double = 0.05)
  /// Evenly from ±limit.
  case uniform(limit: Double = 0.05)
  /// Evenly from ±√(6 / (inputs + outputs)), which keeps the deviation of activations and deltas from layer
  /// to layer where tanh is nearly linear. Also called after its author's first name, Xavier.
  ///
  /// X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks"
  /// (2010), equation 16.
  case glorot
  /// From the normal distribution with a deviation of √(2 / inputs), for ReLU, which lets half through.
  ///
  /// K. He, X. Zhang, S. Ren and J. Sun, "Delving deep into rectifiers" (2015), equation 10.
  case he

  /// A weight for a layer of this many inputs and outputs.
  func weight(inputs: Int, outputs: Int, from generator: inout SeededGenerator) -> Double {
    switch self {
    case .zeros: return 0
    case .normal(let deviation): return generator.normal(deviation: deviation)
    case .uniform(let limit): return generator.uniform(in: -limit..<limit)
    case .glorot:
      let limit = (6 / Double(inputs + outputs)).squareRoot()
      return generator.uniform(in: -limit..<limit)
    case .he: return generator.normal(deviation: (2 / Double(inputs)).squareRoot())
    }
  }

  /// What is wrong with the numbers given, if something is.
  var problem: String? {
    switch self {
    case .normal(let deviation) where !(deviation >= 0): return "a deviation of \(deviation)"
    case .uniform(let limit) where !(limit > 0): return "a limit of \(limit)"
    default: return nil
    }
  }
}
