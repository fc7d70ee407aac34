import LessonOutput

extension Color {
  /// The terminal's colour for this one; nil is the text's own.
  var terminalColor: TextStyle.Color? {
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
  static let cycle: [Color] = [.blue, .orange, .purple, .cyan, .red, .green]

  static func inCycle(_ index: Int) -> Color {
    cycle[index % cycle.count]
  }
}

extension Color {
  /// Which mark and which texture go with the colour in figures, where nothing else says so.
  var ordinal: Int {
    switch self {
    case .blue, .foreground: 0
    case .red: 1
    case .muted: 2
    case .green: 3
    case .orange: 4
    case .purple, .cyan: 5
    }
  }
}

/// What tells series, classes and fills apart where there is no colour.
enum Mark {
  /// The mark of the points of the `index`-th series.
  static func point(_ index: Int, _ space: DrawingSpace) -> Character {
    let marks: [Character] = space.characters.choose(
      ["●", "×", "◆", "○", "▲", "□"], ascii: ["o", "x", "+", "@", "*", "%"])
    return marks[index % marks.count]
  }

  /// The texture of the `index`-th class, or of a filled shape.
  static func texture(_ index: Int, _ space: DrawingSpace) -> Character {
    let textures: [Character] = space.characters.choose(
      ["░", "▒", "·", "╱", "▓", "─"], ascii: [".", ":", "-", "/", "=", "|"])
    return textures[index % textures.count]
  }

  /// What the bars of the `index`-th series are filled with.
  static func bar(_ index: Int, _ space: DrawingSpace) -> Character {
    let fills: [Character] = space.characters.choose(["█", "▒", "░", "▓"], ascii: ["#", "=", ":", "%"])
    return fills[index % fills.count]
  }

  /// What lines are drawn with in ASCII, where several must be told apart.
  static func line(_ index: Int) -> Character {
    let marks: [Character] = ["*", "+", "o", "x", "#", "@"]
    return marks[index % marks.count]
  }
}
