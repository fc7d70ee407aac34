import LessonModel

/// The signs that stand for a document's parts, and their colours.
struct TerminalMarks {
  let isASCII: Bool

  init(_ options: TerminalOptions) {
    isASCII = options.characters == .ascii
  }

  private func choose(_ unicode: String, _ ascii: String) -> String { isASCII ? ascii : unicode }

  /// Under the first heading, and under those of the second level.
  var heavyRule: String { choose("━", "=") }
  var lightRule: String { choose("─", "-") }
  /// Left of code that runs, and of what it gave.
  var heavyBar: String { choose("┃", "|") }
  var lightBar: String { choose("│", ":") }
  var boxTop: String { choose("┏━", "+=") }
  var boxBottom: String { choose("┗━", "+=") }
  var met: String { choose("✓", "ok") }
  var unmet: String { choose("✗", "FAILED") }
  var skipped: String { choose("○", "-") }
  var warning: String { choose("▲", "!") }
  var value: String { choose("→", "=>") }
  var picture: String { choose("▣", "[image]") }
  var dot: String { choose("·", "-") }

  /// Different at each depth, for three depths.
  func bullet(depth: Int) -> String {
    (isASCII ? ["*", "-", "+"] : ["•", "◦", "▪"])[depth % 3]
  }

  func task(isDone: Bool) -> String {
    isDone ? choose("☑", "[x]") : choose("☐", "[ ]")
  }
}

extension Callout.Kind {
  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  /// The shapes tell the kinds apart where there is no colour.
  func mark(isASCII: Bool) -> String {
    switch self {
    case .note: isASCII ? "(i)" : "●"
    case .tip: isASCII ? "(*)" : "✦"
    case .important: isASCII ? "(!)" : "◆"
    case .warning: isASCII ? "/!\\" : "▲"
    case .caution: isASCII ? "[!]" : "■"
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
