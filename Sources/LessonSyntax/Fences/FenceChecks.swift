import LessonModel
import Spelling

extension FencedBlock {
  /// Everything that is wrong with the fence by itself, whatever else the lesson holds.
  func problems(in source: SourceText) -> [Diagnostic] {
    let isOurs = ["swift", "text"].contains(attributes.language)
    return unclosed + (isOurs ? attributeProblems + nulBytes(in: source) : strayAttributes)
  }

  /// A fence that is never closed swallows the rest of the lesson, or of its quote or list item.
  private var unclosed: [Diagnostic] {
    isClosed ? [] : [.unclosedFence(at: opening)]
  }

  private var attributeProblems: [Diagnostic] {
    attributes.diagnostics + attributes.items.compactMap(problem) + repeatedWords + valueProblems
  }

  /// In other languages braces are the author's own affair, unless they say what only Swift can do.
  private var strayAttributes: [Diagnostic] {
    let vocabulary = FenceRole.vocabulary(of: "swift") + FenceRole.vocabulary(of: "text")
    return attributes.items.filter { vocabulary.contains($0.word) }.prefix(1).map { item in
      .strayAttribute(item.word, language: attributes.language, at: attributes.languageRange)
    }
  }

  private func problem(with item: FenceAttributes.Item) -> Diagnostic? {
    let vocabulary = FenceRole.vocabulary(of: attributes.language)
    if item.kind != .identifier, !vocabulary.contains(item.word) {
      return .unknownAttribute(item.word, language: attributes.language, at: item.range)
    }
    if item.word == role.className.map({ ".\($0)" }) || role.allowed.contains(item.word) { return nil }
    return .misplacedAttribute(item.word, role: role, at: item.range)
  }

  private var repeatedWords: [Diagnostic] {
    attributes.items.indices.compactMap { index in
      let item = attributes.items[index]
      guard let first = attributes.items[..<index].first(where: { $0.word == item.word }) else { return nil }
      return .repeatedAttribute(item.word, at: item.range, first: first.range)
    }
  }

  private var valueProblems: [Diagnostic] {
    var problems: [Diagnostic] = []
    if let item = value(of: "timeout"), Duration(fenceValue: item.text) == nil {
      problems.append(.invalidTimeout(item.text, at: item.range))
    }
    if let item = value(of: "points"), points == nil {
      problems.append(.invalidPoints(item.text, at: item.range))
    }
    if let item = value(of: "tolerance"), tolerance == nil {
      problems.append(.invalidTolerance(item.text, at: item.range))
    }
    if role == .mistake, value(of: "says") == nil {
      problems.append(.mistakeWithoutWords(at: opening))
    }
    return problems
  }

  private func nulBytes(in source: SourceText) -> [Diagnostic] {
    let lines = code.firstLine..<max(code.firstLine, range.end.line + 1)
    return lines.compactMap { number in
      let line = source.line(number)
      guard let offset = source.bytes[line].firstIndex(of: 0) else { return nil }
      return .nulInCode(at: SourceRange(line: number, column: offset - line.lowerBound + 1))
    }
  }

  /// Nil when absent or no number from 1 to 1000.
  var points: Int? {
    guard let text = value(of: "points")?.text, let points = Int(text), 1...1000 ~= points else { return nil }
    return points
  }

  /// Nil when absent or no finite number from 0 on.
  var tolerance: Double? {
    guard let text = value(of: "tolerance")?.text, let tolerance = Double(text), tolerance.isFinite,
      tolerance >= 0
    else { return nil }
    return tolerance
  }

  /// Nil when absent or not understood.
  var timeout: Duration? {
    value(of: "timeout").flatMap { Duration(fenceValue: $0.text) }
  }
}

extension Duration {
  /// Reads `500ms`, `20s` or `2m`: whole numbers, more than nothing and at most an hour.
  init?(fenceValue text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), number > 0, number <= 3_600_000 else { return nil }
    switch text.dropFirst(digits.count) {
    case "ms": self = .milliseconds(number)
    case "s": self = .seconds(number)
    case "m": self = .seconds(number * 60)
    default: return nil
    }
    if self > .seconds(3600) { return nil }
  }
}

extension Diagnostic {
  fileprivate static func unclosedFence(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, "unclosed-fence", "the code block is never closed", at: range,
      why: "everything after it counts as code", fix: "add a line with the same marks after the code")
  }

  fileprivate static func strayAttribute(_ word: String, language: String, at range: SourceRange)
    -> Diagnostic
  {
    let fence = language.isEmpty ? "a fence without a language" : "`\(language)`"
    let meant = FenceRole.vocabulary(of: "text").contains(word) && word != "for=" ? "text" : "swift"
    let why = "only `swift` blocks run, and only `text` blocks are hints and outputs"
    let fix = "write `\(meant)`, or take the attribute out"
    return Diagnostic(.error, "misplaced-attribute", "`\(word)` on \(fence)", at: range, why: why, fix: fix)
  }

  fileprivate static func unknownAttribute(
    _ word: String, language: String, at range: SourceRange
  ) -> Diagnostic {
    let allowed = FenceRole.vocabulary(of: language)
    let name = { (word: String) in word.filter { $0 != "." && $0 != "=" } }
    let near = allowed.map(name).nearest(to: name(word)).flatMap { near in
      allowed.first { name($0) == near }
    }
    return Diagnostic(
      .error, "unknown-attribute", "unknown attribute `\(word)`", at: range,
      why: "a `\(language)` block may carry \(allowed.map { "`\($0)`" }.joined(separator: ", "))",
      fix: near.map { "write `\($0)`" } ?? "take it out")
  }

  fileprivate static func misplacedAttribute(
    _ word: String, role: FenceRole, at range: SourceRange
  ) -> Diagnostic {
    let allowed = role.allowed.map { $0 == "#" ? "`#name`" : "`\($0)`" }.joined(separator: ", ")
    let shown = word == "#" ? "#name" : word
    return Diagnostic(
      .error, "misplaced-attribute", "`\(shown)` does not belong to \(role.noun)", at: range,
      why: allowed.isEmpty ? "\(role.noun) takes no attributes" : "\(role.noun) may carry \(allowed)",
      fix: "take it out, or give it a block of its own")
  }

  fileprivate static func repeatedAttribute(
    _ word: String, at range: SourceRange, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .error, "repeated-attribute", "`\(word == "#" ? "#name" : word)` is given twice", at: range,
      why: "a block has each attribute once; the first one counts", fix: "take this one out",
      notes: [Note("given here first", at: first)])
  }

  fileprivate static func invalidTimeout(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, "invalid-timeout", "`\(text)` is no time limit", at: range,
      why: "a limit is a whole number with a unit, from `1ms` to `60m`",
      fix: "write, for example, `timeout=500ms`, `timeout=20s` or `timeout=2m`")
  }

  fileprivate static func invalidPoints(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, "invalid-points", "`\(text)` is no number of points", at: range,
      why: "points are a whole number from 1 to 1000", fix: "write, for example, `points=2`")
  }

  fileprivate static func invalidTolerance(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, "invalid-tolerance", "`\(text)` is no tolerance", at: range,
      why: "a tolerance is a number from 0 on: how far a printed number may be from the recorded one",
      fix: "write, for example, `tolerance=1e-6`")
  }

  fileprivate static func mistakeWithoutWords(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, "mistake-without-words", "the mistake does not say what to tell who makes it", at: range,
      fix: #"add `says="…"` to its attributes"#)
  }

  fileprivate static func nulInCode(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, "nul-in-code", "a NUL byte in code", at: range,
      why: "no compiler takes it; U+FFFD stands for it",
      fix: "delete the byte; in a string, write `\\0`")
  }
}
