extension TextStyle.Color {
  /// The nearest of the terminal's colours; nil for black and for what is not known.
  init?(mathColor name: String) {
    switch name.lowercased() {
    case "red": self = .red
    case "green": self = .green
    case "yellow", "orange": self = .yellow
    case "blue": self = .blue
    case "magenta", "purple", "violet", "pink": self = .magenta
    case "cyan", "teal": self = .cyan
    case "gray", "grey": self = .gray
    default: return nil
    }
  }
}
