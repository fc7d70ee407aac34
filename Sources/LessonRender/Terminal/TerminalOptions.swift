/// What the reader's terminal can show, and what the reader asked for.
package struct TerminalOptions: Sendable, Equatable {
  package enum Color: Sendable, Equatable {
    case none
    /// The sixteen colours of the terminal's own theme.
    case sixteen
  }

  /// Columns; at least 20.
  package var width: Int
  package var color: Color
  /// Bold, italic, underlined, reversed.
  package var hasStyles: Bool
  /// Links that can be clicked (OSC 8).
  package var hasHyperlinks: Bool
  package var characters: Repertoire
  /// Write formulas as the author's TeX.
  package var isMathPlain: Bool
  /// Tell how long each cell ran.
  package var showsTimings: Bool

  package init(
    width: Int = 80, color: Color = .none, hasStyles: Bool = false, hasHyperlinks: Bool = false,
    characters: Repertoire = .unicode, isMathPlain: Bool = false, showsTimings: Bool = false
  ) {
    self.width = max(width, 20)
    self.color = color
    self.hasStyles = hasStyles
    self.hasHyperlinks = hasHyperlinks
    self.characters = characters
    self.isMathPlain = isMathPlain
    self.showsTimings = showsTimings
  }

  /// Longer lines of prose are hard to follow.
  var proseWidth: Int { min(width, 100) }
}
