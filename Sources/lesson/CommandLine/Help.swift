/// Help texts, made from the commands themselves so that they cannot tell of an option that is not there.
enum Help {
  static var overview: String {
    """
    lesson — live, self-checking Swift tutorials in the terminal

    Usage: lesson COMMAND [OPTIONS]

    Commands:
    \(table(Commands.all.map { ($0.name, $0.summary) }))

    Examples:
    \(table([
      ("lesson list", "see which lessons there are"),
      ("lesson run 03-backprop", "read a lesson, its cells run as you look"),
      ("lesson help run", "learn what a command can do"),
    ]))

    LESSON is a file, a lesson's name, or any part of a name that fits one lesson only.

    Exit codes: 0 fine · 1 a cell or check failed · 2 bad command line · 3 malformed lesson or course ·
    4 something is missing on this machine · 130 interrupted

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
    var text = "\(command.summary)\n\nUsage: \(usage)\n\n\(command.discussion)\n"
    if !command.options.isEmpty {
      let rows = command.options.map {
        ([$0.name, $0.value].compactMap { $0 }.joined(separator: " "), $0.help)
      }
      text += "\nOptions:\n\(table(rows))\n"
    }
    return text + "\nExamples:\n\(table(command.examples))\n"
  }

  /// Two columns; the second begins where the longest entry of the first allows.
  private static func table(_ rows: [(String, String)]) -> String {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { left, right in
      "  " + left + String(repeating: " ", count: width - left.count + 3) + right
    }.joined(separator: "\n")
  }
}
