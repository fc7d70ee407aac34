/// Checks a claim. A claim that does not hold fails the check; the cell goes on.
///
/// `message` says what is claimed, for the reader; the compiler fills in `line`. So it is for each `expect`.
public func expect(
  _ claim: Bool, _ message: String? = nil, line: Int = #line
) {
  report(Expectation(isMet: claim, message: message ?? "the claim holds", line: line))
}

/// Checks that two values are equal.
public func expect<Value: Equatable>(
  _ actual: Value, equals expected: Value, _ message: String? = nil, line: Int = #line
) {
  report(Expectation(actual, equals: expected, message, line: line))
}

func report(_ expectation: Expectation) {
  record(.output(.expectation(expectation)))
}

extension Expectation {
  init<Value: Equatable>(_ actual: Value, equals expected: Value, _ message: String?, line: Int) {
    let isMet = actual == expected
    let texts = TextPair(String(describing: actual), String(describing: expected))
    self.init(
      isMet: isMet, message: message ?? "equals \(texts.expected)", actual: texts.actual,
      expected: texts.expected, line: line)
  }
}

/// Two texts to be read beside each other: of long ones, the part around the first difference.
struct TextPair {
  private(set) var actual: String
  private(set) var expected: String

  /// Characters of each that are shown at most.
  private static let widest = 400
  /// Characters of these that stand before the first difference.
  private static let before = 80

  init(_ actual: String, _ expected: String) {
    self.actual = actual
    self.expected = expected
    guard max(actual.utf8.count, expected.utf8.count) > TextPair.widest else { return }
    let (left, right) = (Array(actual), Array(expected))
    let common = zip(left, right).prefix { $0 == $1 }.count
    self.actual = TextPair.excerpt(left, around: common)
    self.expected = TextPair.excerpt(right, around: common)
  }

  private static func excerpt(_ text: [Character], around place: Int) -> String {
    guard text.count > widest else { return String(text) }
    let start = max(0, min(place - before, text.count - widest))
    let end = min(start + widest, text.count)
    return (start > 0 ? "…" : "") + String(text[start..<end]) + (end < text.count ? "…" : "")
  }
}
