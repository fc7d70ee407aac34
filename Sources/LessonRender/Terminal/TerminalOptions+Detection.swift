extension TerminalOptions {
  /// Whether something is done: by what the terminal can, or because the reader says so.
  package enum Choice: String, Sendable, CaseIterable {
    case auto, always, never
  }

  /// What the command line says about the output's look.
  package struct Flags: Sendable {
    package var color = Choice.auto
    package var hyperlinks = Choice.auto
    package var width: Int?
    package var isASCII = false
    package var isMathPlain = false
    package var showsTimings = false

    package init() {}
  }

  /// The options for a stream, from what is known about it; decide for standard output and standard error
  /// separately.
  ///
  /// - Parameter ttyWidth: the columns that the terminal reports; nil when there is none to ask.
  package static func detect(
    environment: [String: String], isTerminal: Bool, ttyWidth: Int? = nil, flags: Flags = Flags()
  ) -> TerminalOptions {
    let isCapable = isTerminal && !["", "dumb"].contains(environment["TERM"] ?? "")
    let hasColor = hasColor(environment, isTerminal: isTerminal, isCapable: isCapable, flags.color)
    return TerminalOptions(
      width: width(environment, ttyWidth, flags.width),
      color: hasColor ? .sixteen : .none,
      hasStyles: isCapable || hasColor,
      hasHyperlinks: hasHyperlinks(environment, isCapable: isCapable, flags.hyperlinks),
      characters: isUTF8(environment) && !flags.isASCII ? .unicode : .ascii,
      isMathPlain: flags.isMathPlain,
      showsTimings: flags.showsTimings)
  }

  /// The first that says anything wins: the flag, `NO_COLOR` (no-color.org), `CLICOLOR_FORCE` and
  /// `FORCE_COLOR`, the stream, `TERM`, `CLICOLOR`.
  private static func hasColor(
    _ environment: [String: String], isTerminal: Bool, isCapable: Bool, _ flag: Choice
  ) -> Bool {
    func isForced(by name: String) -> Bool { !["", "0"].contains(environment[name] ?? "") }
    if flag != .auto { return flag == .always }
    if environment["NO_COLOR"]?.isEmpty == false { return false }
    if isForced(by: "CLICOLOR_FORCE") || isForced(by: "FORCE_COLOR") { return true }
    return isTerminal && isCapable && environment["CLICOLOR"] != "0"
  }

  /// Terminals that do not know OSC 8 skip it, except the Linux console, which prints it.
  private static func hasHyperlinks(
    _ environment: [String: String], isCapable: Bool, _ flag: Choice
  ) -> Bool {
    flag == .auto ? isCapable && environment["TERM"] != "linux" : flag == .always
  }

  private static func width(_ environment: [String: String], _ ttyWidth: Int?, _ flag: Int?) -> Int {
    let columns = environment["COLUMNS"].flatMap(Int.init)
    // A variable is exported on purpose, so it counts more than what the terminal says of itself.
    return [flag, columns, ttyWidth].lazy.compactMap { $0 }.first { $0 > 0 } ?? 80
  }

  /// As the C library reads the locale: the first of the three that is set decides.
  private static func isUTF8(_ environment: [String: String]) -> Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let encoding = locale.lowercased()
    return encoding.contains("utf-8") || encoding.contains("utf8")
  }
}
