/// A colour by what it means. Renderers choose the shade that fits their background, and never let
/// colour alone carry a difference.
public enum Color: String, Hashable, Sendable, Codable, CaseIterable {
  case blue, red, green, orange, purple, cyan
  /// The text's own colour.
  case foreground
  /// Of lesser weight than the text.
  case muted
}
