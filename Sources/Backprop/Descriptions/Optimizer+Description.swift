extension Optimizer: CustomStringConvertible {
  /// As checkpoints have it: "adam 0.9 0.999 1e-08 0.0, rate 0.01, constant, warm-up 0".
  public var description: String { words }
}

extension OptimizerState: CustomStringConvertible {
  /// What it does and how often it did; not the numbers it remembers, which are as many as the network's.
  public var description: String { "\(optimizer), after \(steps) steps" }
}
