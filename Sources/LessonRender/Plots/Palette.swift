import LessonOutput

extension Color {
  /// The terminal's colour for this one; nil is the text's own.
  package var terminalColor: TextStyle.Color? {
    switch self {
    case .blue: .blue
    case .red: .red
    case .green: .green
    // The sixteen colours have no orange; their yellow is a dark one in most themes.
    case .orange: .yellow
    case .purple: .magenta
    case .cyan: .cyan
    case .foreground: nil
    case .muted: .gray
    }
  }

  /// The colours of series that name none, in order. Neighbours differ in lightness and along the axis from
  /// blue to yellow, which nearly all eyes tell apart.
  package static let cycle: [Color] = [.blue, .orange, .purple, .cyan, .red, .green]

  package static func inCycle(_ index: Int) -> Color {
    cycle[index % cycle.count]
  }
}

/// What tells series, classes and fills apart where there is no colour.
enum Mark {
  /// The mark of the points of the `index`-th series.
  static func point(_ index: Int, _ space: DrawingSpace) -> Character {
    let marks: [Character] = space.choose(
      ["●", "×", "◆", "○", "▲", "□"], ascii: ["o", "x", "+", "@", "*", "%"])
    return marks[index % marks.count]
  }

  /// The mark of a single datum in a figure, by its colour.
  static func dot(_ color: Color, _ space: DrawingSpace) -> Character {
    switch color {
    case .blue, .foreground: point(0, space)
    case .red: point(1, space)
    case .green: point(2, space)
    case .orange: point(3, space)
    case .purple: point(4, space)
    case .cyan, .muted: point(5, space)
    }
  }

  /// The texture of the `index`-th class, or of a filled shape.
  static func texture(_ index: Int, _ space: DrawingSpace) -> Character {
    let textures: [Character] = space.choose(
      ["░", "▒", "·", "╱", "▓", "─"], ascii: [".", ":", "-", "/", "=", "|"])
    return textures[index % textures.count]
  }

  /// What the bars of the `index`-th series are filled with.
  static func bar(_ index: Int, _ space: DrawingSpace) -> Character {
    let fills: [Character] = space.choose(["█", "▒", "░", "▓"], ascii: ["#", "=", ":", "%"])
    return fills[index % fills.count]
  }

  /// What lines are drawn with in ASCII, where several must be told apart.
  static func line(_ index: Int) -> Character {
    let marks: [Character] = ["*", "+", "o", "x", "#", "@"]
    return marks[index % marks.count]
  }
}
