/// How the loss went while a network was trained.
public struct History<Scalar: Real>: Equatable, Sendable {
  /// Why a training ended.
  public enum End: Hashable, Sendable {
    /// All epochs were made.
    case completed
    /// The loss had not improved for as long as early stopping waits.
    case stoppedEarly
    /// The report asked for it.
    case stoppedByReport
  }

  /// The epochs that were recorded; 0 is before the first step.
  public internal(set) var epochs: [Int] = []
  /// The loss after each of these epochs, over all training samples, with nothing dropped out.
  public internal(set) var losses: [Scalar] = []
  /// The loss of the samples held back, after each of these epochs; empty where none are.
  public internal(set) var validationLosses: [Scalar] = []
  public internal(set) var end = End.completed
  /// The epoch whose parameters early stopping brought back; nil without it.
  public internal(set) var bestEpoch: Int?

  /// The loss of the network as the training left it: after the last epoch, or after the best one where early
  /// stopping brought that back.
  public var finalLoss: Scalar {
    let kept = bestEpoch.flatMap { epochs.lastIndex(of: $0) }
    return losses[kept ?? losses.count - 1]
  }
}
