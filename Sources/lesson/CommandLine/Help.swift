import FoundationEssentials

/// Help texts, made from the commands themselves so that they cannot tell of an option that is not there.
enum Help {
  static var overview: String {
    """
    lesson: live, self-checking Swift tutorials in the terminal

    Usage: lesson COMMAND [OPTIONS]

    Commands:
    \(table(Commands.all.map { ($0.name, $0.summary) }))

    Examples:
    \(table([
      ("lesson list", "see which lessons there are"),
      ("lesson run 03-backprop", "read a lesson, its cells run as you look"),
      ("lesson help run", "learn what a command can do"),
    ]))

    \(wrapped("LESSON is a file, a lesson's name, or any part of a name that fits one lesson only."))

    Exit codes:
    \(table(ExitCode.allCases.map { (String($0.rawValue), $0.meaning) }))

    """
  }

  /// `lesson help [COMMAND]`; `lesson help help` is `lesson help`.
  static func show(_ words: [String]) throws -> ExitCode {
    let name = words.first { $0 != "help" }
    try StandardOutput.write(name.map { text(for: try Commands.named($0)) } ?? overview)
    return .success
  }

  static func text(for command: Command) -> String {
    let usage =
      (["lesson", command.name] + command.operands + (command.options.isEmpty ? [] : ["[OPTIONS]"]))
      .joined(separator: " ")
    var text = "\(command.summary)\n\nUsage: \(usage)\n\n\(wrapped(command.discussion))\n"
    if !command.options.isEmpty {
      let rows = command.options.map {
        ([$0.name, $0.value].compactMap { $0 }.joined(separator: " "), $0.help)
      }
      text += "\nOptions:\n\(table(rows))\n"
    }
    return text + "\nExamples:\n\(table(command.examples))\n"
  }

  /// Two columns; the second begins where the longest entry of the first allows, or, where that leaves little
  /// room for it, on a line of its own.
  private static func table(_ rows: [(String, String)]) -> String {
    let left = (rows.map(\.0.count).max() ?? 0) + 5
    let isNarrow = width - left < 30
    return rows.map { name, help in
      let indent = isNarrow ? 6 : left
      let padding = isNarrow ? "\n" : String(repeating: " ", count: left - 2 - name.count)
      let text = wrapped(help, indent: indent)
      return "  " + name + padding + (isNarrow ? String(repeating: " ", count: indent) : "") + text
    }.joined(separator: "\n")
  }

  /// Lines that fit the terminal, all but the first indented.
  private static func wrapped(_ text: String, indent: Int = 0) -> String {
    var lines: [String] = [""]
    for word in text.split(whereSeparator: \.isWhitespace) {
      let line = lines[lines.count - 1]
      if line.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if indent + line.count + 1 + word.count <= width {
        lines[lines.count - 1] = line + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
  }

  /// Longer lines are hard to read.
  private static var width: Int {
    let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init) ?? Terminal.columns
    return min(max(columns ?? 80, 40), 100)
  }
}
