/// What a fenced block is to the lesson. Told by its language and its first class that names a role.
enum FenceRole: Equatable {
  /// Swift that runs.
  case cell
  /// Swift that is shown and never run.
  case `static`
  case exercise
  case solution
  case check
  case mistake
  case hint
  case output
  /// Code in another language, which takes no attributes of ours.
  case other

  /// The class that gives the role; nil where no class is needed.
  var className: String? {
    switch self {
    case .cell, .other: nil
    case .static: "static"
    case .exercise: "exercise"
    case .solution: "solution"
    case .check: "check"
    case .mistake: "mistake"
    case .hint: "hint"
    case .output: "output"
    }
  }

  /// What to call such a block in a message.
  var noun: String {
    switch self {
    case .cell: "a cell"
    case .static: "a static block"
    case .exercise: "an exercise"
    case .solution: "a solution"
    case .check: "a check"
    case .mistake: "a mistake"
    case .hint: "a hint"
    case .output: "an output block"
    case .other: "a block that is not Swift"
    }
  }

  /// What the block may carry beside the class of its role, as the author writes it.
  var allowed: [String] {
    switch self {
    case .cell: ["#", ".hidden", ".fails", ".parameter", "timeout="]
    case .static: ["#"]
    case .exercise: ["#", "points=", ".incomplete"]
    case .solution: ["#", "for=", "timeout="]
    case .check: ["#", "for=", "timeout=", ".hidden"]
    case .mistake: ["for=", "says="]
    case .hint: ["for="]
    case .output: ["tolerance="]
    case .other: []
    }
  }

  static let swiftRoles: [FenceRole] = [.static, .exercise, .solution, .check, .mistake]
  static let textRoles: [FenceRole] = [.hint, .output]

  /// The roles that a language's blocks may have, beside the one without a class.
  static func roles(of language: String) -> [FenceRole] {
    switch language {
    case "swift": swiftRoles
    case "text": textRoles
    default: []
    }
  }

  /// Every class and key that some block of the language may carry.
  static func vocabulary(of language: String) -> [String] {
    var words = roles(of: language).compactMap { $0.className.map { ".\($0)" } }
    let allowed = ((language == "swift" ? [.cell] : []) + roles(of: language)).flatMap(\.allowed)
    for word in allowed where word != "#" && !words.contains(word) { words.append(word) }
    return words
  }
}

extension FenceAttributes.Item {
  /// The attribute without its value: `#`, `.hidden`, `timeout=`.
  var word: String {
    switch kind {
    case .identifier: "#"
    case .class: ".\(text)"
    case .pair(let key): "\(key)="
    }
  }
}
