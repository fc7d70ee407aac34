extension Activation: CustomStringConvertible {
  /// As in code: "tanh", "leakyReLU(0.01)".
  public var description: String {
    switch self {
    case .identity: return "identity"
    case .step: return "step"
    case .sigmoid: return "sigmoid"
    case .tanh: return "tanh"
    case .relu: return "relu"
    case .leakyReLU(let slope): return "leakyReLU(\(slope))"
    case .softplus: return "softplus"
    case .gelu: return "gelu"
    case .geluTanh: return "geluTanh"
    case .softmax: return "softmax"
    }
  }
}

extension Loss: CustomStringConvertible {
  public var description: String {
    switch self {
    case .squaredError: return "squared error"
    case .binaryCrossEntropy: return "binary cross-entropy"
    case .binaryCrossEntropyFromLogits: return "binary cross-entropy from logits"
    case .crossEntropy: return "cross-entropy"
    case .crossEntropyFromLogits: return "cross-entropy from logits"
    }
  }
}
