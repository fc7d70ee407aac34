/// A command that the formula defines for itself.
struct Macro: Hashable {
  var name: String
  var parameterCount: Int
  /// What `#1` is when it is not given in brackets.
  var defaultArgument: [Token]?
  var body: [Token]
}

/// The macros of a formula, and how much they may still do.
struct MacroTable {
  /// How many times macros may be expanded in one formula.
  static let expansionLimit = 1000
  /// How many tokens all expansions of one formula may give.
  static let tokenLimit = 100_000

  private var macros: [String: Macro] = [:]
  private(set) var expansions = 0
  private(set) var tokens = 0

  subscript(name: String) -> Macro? {
    get { macros[name] }
    set { macros[name] = newValue }
  }

  /// Whether one more expansion, to so many tokens, is within the limits.
  mutating func count(expansionTo count: Int) -> Bool {
    expansions += 1
    tokens += count
    return expansions <= Self.expansionLimit && tokens <= Self.tokenLimit
  }
}
