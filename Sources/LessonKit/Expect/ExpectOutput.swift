/// Checks what `body` prints. Blanks at the ends of lines and empty lines at the end do not count.
///
///     expectOutput("1\n2\n3") { countToThree() }
public func expectOutput(
  _ expected: String, _ message: String? = nil, line: Int = #line, _ body: () throws -> Void
) rethrows {
  let printed = try capturingOutput(body)
  report(Expectation(printed: printed, expected: expected, message, line: line))
}

extension Expectation {
  init(printed: String, expected: String, _ message: String?, line: Int) {
    let (actualLines, expectedLines) = (Expectation.lines(of: printed), Expectation.lines(of: expected))
    let isMet = actualLines == expectedLines
    let texts = TextPair(
      actualLines.joined(separator: "\n"), expectedLines.joined(separator: "\n"))
    self.init(
      isMet: isMet, message: message ?? "prints the expected text",
      actual: texts.actual.isEmpty ? "nothing was printed" : texts.actual,
      expected: texts.expected.isEmpty ? "nothing" : texts.expected,
      guess: isMet ? nil : Expectation.guess(actualLines, expectedLines), line: line)
  }

  private static func lines(of text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(
        line.prefix(
          upTo: line.lastIndex { !$0.isWhitespace }.map { line.index(after: $0) } ?? line.startIndex))
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// Says where to look, when there is more than one line to look at.
  private static func guess(_ actual: [String], _ expected: [String]) -> String? {
    guard !actual.isEmpty, max(actual.count, expected.count) > 1 else { return nil }
    let common = zip(actual, expected).prefix { $0 == $1 }.count
    if common == actual.count { return "The output ends after line \(common); more is expected." }
    if common == expected.count { return "Nothing more is expected after line \(common)." }
    return "Line \(common + 1) is the first that differs."
  }
}
