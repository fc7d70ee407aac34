/// What a network is made of, a row for each layer.
public struct NetworkSummary: Equatable, Sendable {
  public struct Row: Equatable, Sendable {
    /// "dense 64 -> 32, relu" or "dropout 0.2".
    public let layer: String
    /// How many numbers it gives for each sample.
    public let outputs: Int
    /// Weights and biases together.
    public let parameters: Int
  }

  public let rows: [Row]
  /// What the network is judged by.
  public let loss: Loss

  /// Weights and biases of all layers.
  public var parameters: Int { rows.reduce(0) { $0 + $1.parameters } }
}
