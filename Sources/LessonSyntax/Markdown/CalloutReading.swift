import LessonModel
import Spelling

/// What the first line of a quote says about it: `[!NOTE]` makes it a callout.
enum CalloutReading {
  case callout(Callout)
  /// `[!WORD]` with a word that names none.
  case unknown(String)

  /// Nil for an ordinary quote.
  ///
  /// - Parameter contentStart: where the text of a line of the quote begins.
  init?(_ blocks: [Block], contentStart: (Int) -> SourcePosition) {
    guard let first = blocks.first, case .paragraph(let inlines) = first.kind,
      case .text(let text) = inlines.first, inlines.count == 1 || inlines[1].isBreak
    else { return nil }
    guard let word = Self.word(in: text) else { return nil }
    guard let kind = Callout.Kind(rawValue: word.lowercased()) else {
      self = .unknown(word)
      return
    }
    var body = blocks
    let rest = Array(inlines.dropFirst(2))
    let range = first.range.map { range in
      let start = contentStart(range.start.line + 1)
      return SourceRange(start, max(start, range.end))
    }
    body[0] = Block(.paragraph(rest), at: range)
    self = .callout(Callout(kind, rest.isEmpty ? Array(body.dropFirst()) : body))
  }

  private static func word(in text: String) -> String? {
    guard text.hasPrefix("[!"), text.hasSuffix("]") else { return nil }
    let word = text.dropFirst(2).dropLast()
    return !word.isEmpty && word.allSatisfy(\.isLetter) ? String(word) : nil
  }
}

extension Inline {
  fileprivate var isBreak: Bool { self == .softBreak || self == .lineBreak }
}

extension Diagnostic {
  static func unknownCallout(_ word: String, at range: SourceRange?) -> Diagnostic {
    let known = Callout.Kind.allCases.map { $0.rawValue.uppercased() }
    let near = known.nearest(to: word)
    return Diagnostic(
      .warning, "unknown-callout", "`[!\(word)]` is no callout",
      at: range.map { range in
        let end = range.start.column + word.utf8.count + 2
        return SourceRange(range.start, SourcePosition(line: range.start.line, column: end))
      },
      why: "a callout is one of \(known.joined(separator: ", ")); the quote is shown as a quote",
      fix: near.map { "write `[!\($0)]`" } ?? "use one of these words, or leave the line out")
  }
}
