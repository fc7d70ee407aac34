/// Ends a training when the loss no longer improves, and brings back the parameters that had the least.
///
/// The loss is that of the samples held back for validation, or of the training samples where there are none.
///
/// L. Prechelt, "Early stopping - but when?" (1998).
public struct EarlyStopping: Hashable, Sendable {
  /// How many epochs may pass without an improvement.
  public var patience: Int
  /// By how much the loss must fall for it to count as one.
  public var leastImprovement: Double

  public init(patience: Int, leastImprovement: Double = 0) {
    require(patience > 0, "early stopping needs a patience of at least one epoch, not \(patience)")
    self.patience = patience
    self.leastImprovement = leastImprovement
  }
}

/// The best epoch so far.
struct BestEpoch<Scalar: Real> {
  private let stopping: EarlyStopping
  private(set) var epoch = 0
  private var loss = Scalar.infinity
  /// The network's parameters after it.
  private(set) var parameters: [Scalar]

  init(_ stopping: EarlyStopping, parameters: [Scalar]) {
    self.stopping = stopping
    self.parameters = parameters
  }

  /// Takes note of an epoch's loss, and tells whether patience has come to its end.
  mutating func isOverdue(
    _ epoch: Int, _ loss: Scalar, _ parameters: UnsafeMutableBufferPointer<Scalar>
  ) -> Bool {
    if loss < self.loss - Scalar(stopping.leastImprovement) {
      self.epoch = epoch
      self.loss = loss
      for index in parameters.indices { self.parameters[index] = parameters[index] }
    }
    return epoch - self.epoch >= stopping.patience
  }
}
