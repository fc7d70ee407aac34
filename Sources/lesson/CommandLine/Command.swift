/// A command: what it is called, what may follow it, and what it does.
struct Command {
  /// `--name`, or `--name VALUE`.
  struct Option {
    var name: String
    /// What stands for the value in help texts, such as `COLUMNS`; nil for a flag.
    var value: String?
    var help: String

    init(_ name: String, _ value: String? = nil, _ help: String) {
      self.name = name
      self.value = value
      self.help = help
    }
  }

  var name: String
  /// One line, for the list of commands.
  var summary: String
  /// What follows the name, such as `LESSON`; each stands for one argument. In brackets when it may be missing;
  /// `[LESSON...]`, which comes last, stands for any number.
  var operands: [String] = []
  /// What the command does, in full sentences.
  var discussion: String
  var options: [Option] = []
  /// Commands to type, each with what it does.
  var examples: [(String, String)]
  var run: (Arguments) throws -> ExitCode
}

/// The options that every command with a lesson shares.
extension Command.Option {
  static let course = Command.Option(
    "--course", "DIR", "Take lessons from this folder, or from Lessons/ inside it.")
  static let maxSize = Command.Option(
    "--max-size", "MIB", "Refuse lesson files larger than this many MiB (16).")
  static let color = Command.Option(
    "--color", "WHEN", "auto (the default), always or never. NO_COLOR and CLICOLOR_FORCE are obeyed, too.")
  static let width = Command.Option(
    "--width", "COLUMNS", "Fit the output to this many columns instead of the terminal's.")
  static let ascii = Command.Option("--ascii", "Use 7-bit characters only, for plots and formulas too.")

  private init(_ name: String, _ help: String) {
    self.init(name, nil, help)
  }
}
