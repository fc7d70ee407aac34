/// How far a long loop has come; shown while it runs, not kept.
public struct Progress: Hashable, Sendable, Codable {
  public var label: String
  /// From 0 to 1.
  public var fraction: Double

  public init(label: String, fraction: Double) {
    self.label = label
    self.fraction = fraction
  }
}

/// One line of what a cell's process tells the tool: something to display, or how far it has come.
public enum Record: Hashable, Sendable, Codable {
  case output(Output)
  case progress(Progress)
}
