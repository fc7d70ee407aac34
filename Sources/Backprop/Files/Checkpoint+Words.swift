// Networks and optimisers in words, for the metadata of checkpoints: "dense 2 4 tanh glorot; dense 4 1 sigmoid
// glorot", "adam 0.9 0.999 1e-08 0.0, rate 0.01".

extension Network {
  var metadata: [String: String] {
    [
      "format": "backprop 1",
      "layers": layout.layers.map(\.words).joined(separator: "; "),
      "loss": lossFunction.word,
      "penalty": "\(penalty.l1) \(penalty.l2)",
      "class weights": classWeights.map { "\(Double($0))" }.joined(separator: " "),
    ]
  }
}

extension OptimizerState {
  var metadata: [String: String] { ["optimizer": optimizer.words, "optimizer steps": "\(steps)"] }
}

/// The numbers of a text that has nothing else between its spaces.
func numbers(_ text: some StringProtocol) -> [Double]? {
  let words = text.split(separator: " ")
  let numbers = words.compactMap { Double($0) }.filter(\.isFinite)
  return numbers.count == words.count ? numbers : nil
}

extension DenseLayer {
  fileprivate var words: String {
    let dense = "dense \(inputs) \(outputs) \(activation.words) \(initializer.words)"
    return dropout > 0 ? "dropout \(dropout); \(dense)" : dense
  }
}

extension LayerSpecification {
  /// The layers of a network; nil where the text tells of none that could be one.
  static func list(_ text: String) -> [LayerSpecification]? {
    let parts = text.split(separator: ";")
    let layers = parts.compactMap { LayerSpecification($0.split(separator: " ").map(String.init)) }
    return layers.count == parts.count && isNetwork(layers) ? layers : nil
  }

  private init?(_ words: [String]) {
    switch words.first {
    case "dropout" where words.count == 2:
      guard let rate = Double(words[1]), rate > 0, rate < 1 else { return nil }
      self = .dropout(rate)
    case "dense" where words.count == 5:
      guard let inputs = Int(words[1]), let outputs = Int(words[2]), inputs > 0, outputs > 0,
        inputs.multipliedReportingOverflow(by: outputs).partialValue <= 1 << 40,
        let activation = Activation(words: words[3]), let initializer = Initializer(words: words[4])
      else { return nil }
      self = .dense(inputs, outputs, activation, weights: initializer)
    default: return nil
    }
  }

  /// Whether the layers fit each other, so that a network can be made of them without a trap.
  private static func isNetwork(_ layers: [LayerSpecification]) -> Bool {
    var width: Int?
    var isAfterDropout = false
    for layer in layers {
      switch layer {
      case .dropout:
        guard !isAfterDropout else { return false }
        isAfterDropout = true
      case .dense(let inputs, let outputs, _, _):
        guard inputs == width ?? inputs else { return false }
        (width, isAfterDropout) = (outputs, false)
      }
    }
    return width != nil && !isAfterDropout
  }
}

extension Activation {
  fileprivate var words: String { description }

  fileprivate init?(words: String) {
    let simple: [Activation] = [
      .identity, .step, .sigmoid, .tanh, .relu, .softplus, .gelu, .geluTanh, .softmax,
    ]
    if let known = simple.first(where: { $0.description == words }) {
      self = known
    } else if let slope = argument(of: "leakyReLU", words) {
      self = .leakyReLU(slope)
    } else {
      return nil
    }
  }
}

extension Initializer {
  fileprivate var words: String {
    switch self {
    case .zeros: return "zeros"
    case .normal(let deviation): return "normal(\(deviation))"
    case .uniform(let limit): return "uniform(\(limit))"
    case .glorot: return "glorot"
    case .he: return "he"
    }
  }

  fileprivate init?(words: String) {
    if let deviation = argument(of: "normal", words) {
      self = .normal(deviation: deviation)
    } else if let limit = argument(of: "uniform", words) {
      self = .uniform(limit: limit)
    } else {
      guard let known = [Initializer.zeros, .glorot, .he].first(where: { $0.words == words }) else {
        return nil
      }
      self = known
    }
    if problem != nil { return nil }
  }
}

/// The number in "name(number)".
private func argument(of name: String, _ words: String) -> Double? {
  guard words.hasPrefix("\(name)("), words.hasSuffix(")") else { return nil }
  return Double(words.dropFirst(name.count + 1).dropLast()).flatMap { $0.isFinite ? $0 : nil }
}

extension Loss {
  static let all: [Loss] = [
    .squaredError, .binaryCrossEntropy, .binaryCrossEntropyFromLogits, .crossEntropy,
    .crossEntropyFromLogits,
  ]

  fileprivate var word: String { description }

  init?(word: String) {
    guard let loss = Loss.all.first(where: { $0.word == word }) else { return nil }
    self = loss
  }
}

extension Penalty {
  init?(word: String) {
    guard let numbers = numbers(word), numbers.count == 2, numbers[0] >= 0, numbers[1] >= 0 else {
      return nil
    }
    self.init(l1: numbers[0], l2: numbers[1])
  }
}
