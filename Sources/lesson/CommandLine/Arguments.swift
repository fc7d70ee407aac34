import Spelling

/// What the user typed after the command's name, sorted into operands and options.
struct Arguments {
  private(set) var operands: [String] = []
  /// In the order in which they were typed.
  private var values: [String: [String]] = [:]

  /// Options may stand before and after operands; `--name VALUE` and `--name=VALUE` are the same; what follows
  /// `--` is an operand whatever it looks like.
  init(_ words: [String], of command: Command) throws {
    var words = words[...]
    while let word = words.popFirst() {
      if word == "--" {
        operands += words
        break
      } else if word.hasPrefix("-"), word != "-" {
        try addOption(word, &words, command)
      } else {
        operands.append(word)
      }
    }
    try checkOperands(command)
  }

  func has(_ option: Command.Option) -> Bool { values[option.name] != nil }

  func has(_ name: String) -> Bool { values[name] != nil }

  /// Of an option that was given several times, the last value counts.
  func value(_ name: String) -> String? { values[name]?.last }

  /// All values of an option that may be given several times.
  func values(_ option: Command.Option) -> [String] { values[option.name] ?? [] }

  /// The value as a whole number in a range; nil when the option was not given.
  func integer(_ option: Command.Option, in range: ClosedRange<Int>) throws -> Int? {
    guard let text = value(option.name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw UsageError(
        "\(option.name) takes a whole number from \(range.lowerBound) to \(range.upperBound), not `\(text)`")
    }
    return number
  }

  private mutating func addOption(
    _ word: String, _ words: inout ArraySlice<String>, _ command: Command
  ) throws {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let option = command.options.first(where: { $0.name == parts[0] }) else {
      let near = command.options.map(\.name).nearest(to: parts[0])
      throw UsageError(
        "`lesson \(command.name)` has no option \(parts[0])",
        fix: (near.map { "did you mean \($0)? " } ?? "") + "`lesson help \(command.name)` lists the options")
    }
    if let value = option.value {
      guard let given = parts.count == 2 ? parts[1] : words.popFirst() else {
        throw UsageError("\(option.name) needs a value", fix: "write \(option.name) \(value)")
      }
      values[option.name, default: []].append(given)
    } else if parts.count == 2 {
      throw UsageError("\(option.name) takes no value")
    } else {
      values[option.name, default: []].append("")
    }
  }

  private func checkOperands(_ command: Command) throws {
    let required = command.operands.filter { !$0.hasPrefix("[") }
    if operands.count < required.count {
      throw UsageError(
        "`lesson \(command.name)` needs \(required[operands.count])",
        fix: "for example: \(command.examples[0].0)")
    }
    let mayRepeat = command.operands.last?.contains("...") ?? false
    if operands.count > command.operands.count, !mayRepeat {
      throw UsageError(
        "`lesson \(command.name)` does not know what to do with `\(operands[command.operands.count])`",
        fix: "`lesson help \(command.name)` shows how it is used")
    }
  }
}
