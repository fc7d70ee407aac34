import LessonModel

/// The signs that stand for a document's parts, and their colours.
struct TerminalMarks {
  let characters: Repertoire

  /// Under the first heading, and under those of the second level.
  var heavyRule: String { characters.choose("━", ascii: "=") }
  var lightRule: String { characters.choose("─", ascii: "-") }
  /// Left of code that runs, and of what it gave.
  var heavyBar: String { characters.choose("┃", ascii: "|") }
  var lightBar: String { characters.choose("│", ascii: ":") }
  /// Left of what was before the last change.
  var staleBar: String { characters.choose("┊", ascii: "?") }
  var boxTop: String { characters.choose("┏━", ascii: "+=") }
  var boxBottom: String { characters.choose("┗━", ascii: "+=") }
  var met: String { characters.choose("✓", ascii: "ok") }
  var unmet: String { characters.choose("✗", ascii: "FAILED") }
  var skipped: String { characters.choose("○", ascii: "-") }
  var warning: String { characters.choose("▲", ascii: "!") }
  var value: String { characters.choose("→", ascii: "=>") }
  var picture: String { characters.choose("▣", ascii: "[image]") }
  var dot: String { characters.choose("·", ascii: "-") }

  /// Different at each depth, for three depths.
  func bullet(depth: Int) -> String {
    characters.choose(["•", "◦", "▪"], ascii: ["*", "-", "+"])[depth % 3]
  }

  func task(isDone: Bool) -> String {
    isDone ? characters.choose("☑", ascii: "[x]") : characters.choose("☐", ascii: "[ ]")
  }
}

extension Callout.Kind {
  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  /// The shapes tell the kinds apart where there is no colour.
  func mark(in characters: Repertoire) -> String {
    switch self {
    case .note: characters.choose("●", ascii: "(i)")
    case .tip: characters.choose("✦", ascii: "(*)")
    case .important: characters.choose("◆", ascii: "(!)")
    case .warning: characters.choose("▲", ascii: "/!\\")
    case .caution: characters.choose("■", ascii: "[!]")
    }
  }

  var color: TextStyle.Color {
    switch self {
    case .note: .blue
    case .tip: .green
    case .important: .magenta
    case .warning: .yellow
    case .caution: .red
    }
  }
}

extension SyntaxToken.Kind {
  /// Nil leaves the text as it is: a page where everything has a colour is hard to read. Without yellow,
  /// which few light themes show well.
  var style: TextStyle? {
    switch self {
    case .keyword, .attribute, .directive: TextStyle(.magenta)
    case .type, .number: TextStyle(.cyan)
    case .function: TextStyle(.blue)
    case .string: TextStyle(.green)
    case .comment: TextStyle(.gray, italic: true)
    case .placeholder: TextStyle(.gray, underlined: true)
    case .identifier, .operator: nil
    }
  }
}
