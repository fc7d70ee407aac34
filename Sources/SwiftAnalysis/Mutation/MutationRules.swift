/// What a slip makes of operators, constants and names.
enum MutationRules {
  /// Each comparison has its negation, and the one that differs at the border only.
  static let operators: [String: [String]] = [
    "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"], "%": ["*"],
    "&+": ["&-"], "&-": ["&+"], "&*": ["&+"],
    "+=": ["-="], "-=": ["+="], "*=": ["/="], "/=": ["*="], "%=": ["*="],
    "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"],
    "==": ["!="], "!=": ["=="], "===": ["!=="], "!==": ["==="],
    "&&": ["||"], "||": ["&&"],
    "&": ["|"], "|": ["&"], "^": ["&"], "<<": [">>"], ">>": ["<<"],
    "..<": ["..."], "...": ["..<"],
  ]

  static let comparisons: Set = ["<", "<=", ">", ">=", "==", "!=", "===", "!=="]

  /// Operators that care which operand comes first.
  static let orderedOperators: Set = ["-", "/", "%", "&-", "<<", ">>"]

  /// Functions that do not care which argument comes first, and the one whose words nothing depends on.
  static let symmetricFunctions: Set = ["min", "max", "print"]

  static let assertions: Set = [
    "precondition", "preconditionFailure", "assert", "assertionFailure", "fatalError",
  ]

  static let twins = ["min": "max", "max": "min", "sin": "cos", "cos": "sin"]

  /// Whether what the operator becomes gives the same: `x + 0` is `x - 0`, and `x * 1` is `x / 1`.
  static func isWithoutEffect(_ symbol: String, before operand: String) -> Bool {
    switch symbol {
    case "+", "-", "+=", "-=", "&+", "&-": ["0", "0.0"].contains(operand)
    case "*", "/", "*=", "/=": ["1", "1.0"].contains(operand)
    default: false
    }
  }

  /// The next number, and the one before unless that would be negative. Only for decimal numbers: others are
  /// masks and colours, where one more or less is no likely slip.
  static func integers(besides literal: String) -> [String] {
    guard let number = Int(literal.filter { $0 != "_" }), number < 1 << 53 else { return [] }
    return (number > 0 ? [number + 1, number - 1] : [number + 1]).map(String.init)
  }

  /// Far from the number, since results are compared with a tolerance, and a step that is a little smaller may be
  /// as good: one more (of large numbers the double), and nothing at all.
  static func numbers(besides literal: String) -> [String] {
    guard let number = Double(literal.filter { $0 != "_" }), number.isFinite, !literal.hasPrefix("0x") else {
      return []
    }
    let other = number < 1000 ? number + 1 : number * 2
    return (number == 0 ? [other] : [other, 0]).filter(\.isFinite).map(\.description)
  }
}
