/// The text of an `{.output}` block, as a pattern for what the cell prints.
///
/// `…` stands for anything within a line, and alone in a line for any number of lines. With a tolerance, numbers may
/// differ by that much; the text around them may not. Blanks at the ends of lines, and a line feed at the end of the
/// text, are of no account: editors and formatters take them away.
struct OutputPattern {
  /// A line of the block.
  private enum Line {
    case anyLines
    case pieces([Piece?])
  }

  /// Part of a line: a number, where numbers count as such, or a character.
  private enum Piece: Equatable {
    case number(Double, text: Substring)
    case character(Character)
  }

  private let lines: [Line]
  private let tolerance: Double?

  init(_ text: String, tolerance: Double? = nil) {
    self.tolerance = tolerance
    lines = text.outputLines.map { line in
      line == "…" || line.allSatisfy { $0 == " " || $0 == "…" } && line.contains("…")
        ? .anyLines : .pieces(OutputPattern.pieces(of: line, hasNumbers: tolerance != nil))
    }
  }

  /// Where a text stops being what the pattern says.
  struct Difference: Equatable {
    /// The first line of the block that does not fit, counted from 0; behind the last where the text goes on.
    var line: Int
    /// The text's line that stands there; nil where the text has ended.
    var printed: String?
  }

  /// Nil when the text fits.
  func difference(from text: String) -> Difference? {
    let printed = text.outputLines
    let pattern: [Line?] = lines.map { if case .anyLines = $0 { nil } else { $0 } }
    let reach = matchReach(of: pattern, in: printed) { line, text in
      guard case .pieces(let pieces) = line else { return false }
      return fits(text, pieces)
    }
    return reach.map {
      Difference(
        line: $0.pattern, printed: printed.indices.contains($0.text) ? String(printed[$0.text]) : nil)
    }
  }

  private func fits(_ text: Substring, _ pattern: [Piece?]) -> Bool {
    let pieces = OutputPattern.pieces(of: text, hasNumbers: tolerance != nil).compactMap { $0 }
    return matchReach(of: pattern, in: pieces, areEqual) == nil
  }

  private func areEqual(_ expected: Piece, _ printed: Piece) -> Bool {
    guard let tolerance, case .number(let left, let leftText) = expected,
      case .number(let right, let rightText) = printed
    else { return expected == printed }
    return leftText == rightText || abs(left - right) <= tolerance
  }

  // MARK: - Pieces

  /// - Returns: nil for each `…`.
  private static func pieces(of line: Substring, hasNumbers: Bool) -> [Piece?] {
    var pieces: [Piece?] = []
    var rest = line
    var last: Character?
    while let first = rest.first {
      if hasNumbers, let number = number(at: rest, after: last) {
        pieces.append(number.piece)
        last = "0"
        rest = number.rest
      } else {
        pieces.append(first == "…" ? nil : .character(first))
        last = first
        rest = rest.dropFirst()
      }
    }
    return pieces
  }

  /// The number that a text begins with: `12`, `-0.5`, `1e-06`. No part of a word, such as the 1 of `W1`.
  private static func number(at text: Substring, after last: Character?) -> (piece: Piece, rest: Substring)? {
    if let last, last.isLetter || last.isNumber || last == "_" || last == "." { return nil }
    var end = text.startIndex
    func skip(_ belongs: (Character) -> Bool) -> Bool {
      let start = end
      end = text[end...].firstIndex { !belongs($0) } ?? text.endIndex
      return end > start
    }
    func skip(one characters: Set<Character>) -> Bool {
      guard end < text.endIndex, characters.contains(text[end]) else { return false }
      end = text.index(after: end)
      return true
    }
    let isDigit = { (character: Character) in character.isASCII && character.isNumber }
    _ = skip(one: ["-", "+", "−"])
    guard skip(isDigit) else { return nil }
    let whole = end
    if skip(one: ["."]), !skip(isDigit) { end = whole }
    let mantissa = end
    if skip(one: ["e", "E"]) {
      _ = skip(one: ["-", "+"])
      if !skip(isDigit) { end = mantissa }
    }
    let word = text[..<end]
    guard let value = Double(word.replacing("−", with: "-")) else { return nil }
    return (.number(value, text: word), text[end...])
  }
}

/// Matches a text with a pattern in which nil stands for any number of elements.
///
/// - Returns: nil when they match, else how far the match came: the first element of each that does not fit.
private func matchReach<Pattern, Text>(
  of pattern: [Pattern?], in text: [Text], _ fits: (Pattern, Text) -> Bool
) -> (pattern: Int, text: Int)? {
  var (p, t) = (0, 0)
  var reach = (pattern: 0, text: 0)
  // The last nil, and where in the text the search behind it began last.
  var wildcard: (pattern: Int, text: Int)?
  while t < text.count || p < pattern.count {
    if p < pattern.count {
      guard let element = pattern[p] else {
        wildcard = (p, t)
        p += 1
        continue
      }
      if t < text.count, fits(element, text[t]) {
        p += 1
        t += 1
        continue
      }
    } else if wildcard?.pattern == pattern.count - 1 {
      return nil
    }
    if (p, t) > (reach.pattern, reach.text) { reach = (p, t) }
    guard let last = wildcard, last.text < text.count else { return reach }
    wildcard = (last.pattern, last.text + 1)
    (p, t) = (last.pattern + 1, last.text + 1)
  }
  return nil
}

extension String {
  /// The lines, without blanks at their ends; of an empty text none.
  fileprivate var outputLines: [Substring] {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.map { line in
      line.lastIndex { $0 != " " && $0 != "\t" }.map { line[...$0] } ?? line.prefix(0)
    }
  }
}
