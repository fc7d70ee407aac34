import LessonModel

/// What stands after the fence's marks: the language, and attributes in Pandoc's form,
/// `{#identifier .class key=value key="two words"}`.
struct FenceAttributes {
  struct Item {
    enum Kind: Equatable {
      /// `#text`
      case identifier
      /// `.text`
      case `class`
      /// `key=text`
      case pair(key: String)
    }

    var kind: Kind
    var text: String
    var range: SourceRange
  }

  /// The first word, lower case; empty when there is none.
  var language = ""
  /// Where the language stands, or would.
  var languageRange: SourceRange
  var items: [Item] = []
  /// What could not be read.
  var diagnostics: [Diagnostic] = []
}

extension FenceAttributes {
  /// Reads the rest of a line that opens a fenced block.
  ///
  /// - Parameter start: where the fence's first mark stands.
  init(at start: SourcePosition, in source: SourceText) {
    var scanner = AttributeScanner(at: start, in: source)
    scanner.skip { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }
    scanner.skip(\.isBlank)
    let begin = scanner.offset
    let word = scanner.take { !$0.isBlank && $0 != UInt8(ascii: "{") }
    language = word.lowercased()
    languageRange = scanner.range(from: begin)
    scanner.skip(\.isBlank)
    readBraces(&scanner)
  }

  private mutating func readBraces(_ scanner: inout AttributeScanner) {
    guard !scanner.isAtEnd else { return }
    let opening = scanner.offset
    guard scanner.skip("{") else {
      let words = scanner.take { _ in true }
      diagnostics.append(.attributesWithoutBraces(words, at: scanner.range(from: opening)))
      return
    }
    while true {
      scanner.skip(\.isBlank)
      if scanner.skip("}") { break }
      guard !scanner.isAtEnd else {
        // A quotation mark that is never closed takes the brace with it.
        if diagnostics.isEmpty { diagnostics.append(.unclosedBraces(at: scanner.range(from: opening))) }
        return
      }
      readItem(&scanner)
    }
    scanner.skip(\.isBlank)
    let rest = scanner.offset
    let words = scanner.take { _ in true }
    if !words.isEmpty {
      diagnostics.append(.textAfterAttributes(words, at: scanner.range(from: rest)))
    }
  }

  private mutating func readItem(_ scanner: inout AttributeScanner) {
    let begin = scanner.offset
    let isMarked = scanner.peek == UInt8(ascii: "#") || scanner.peek == UInt8(ascii: ".")
    if isMarked {
      let kind: Item.Kind = scanner.peek == UInt8(ascii: "#") ? .identifier : .class
      scanner.advance()
      let name = scanner.take(\.isAttributeText)
      return add(kind, name, written: scanner.text(from: begin), at: scanner.range(from: begin))
    }
    let key = scanner.take { $0.isAttributeText && $0 != UInt8(ascii: "=") }
    guard scanner.skip("=") else {
      // A lone quote, say: take it, so that the reading goes on.
      if key.isEmpty { scanner.advance() }
      let written = scanner.text(from: begin)
      return diagnostics.append(.bareWord(written, at: scanner.range(from: begin)))
    }
    guard scanner.peek == UInt8(ascii: "\"") else {
      let value = scanner.take(\.isAttributeText)
      let written = scanner.text(from: begin)
      return add(.pair(key: key), value, written: written, at: scanner.range(from: begin))
    }
    guard let value = scanner.takeQuoted() else {
      return diagnostics.append(.unclosedQuote(at: scanner.range(from: begin)))
    }
    items.append(Item(kind: .pair(key: key), text: value, range: scanner.range(from: begin)))
  }

  private mutating func add(_ kind: Item.Kind, _ text: String, written: String, at range: SourceRange) {
    if text.isEmpty {
      diagnostics.append(.emptyAttribute(written, at: range))
    } else {
      items.append(Item(kind: kind, text: text, range: range))
    }
  }
}

extension UInt8 {
  /// Whether the byte may stand in a name or in a value without quotes.
  fileprivate var isAttributeText: Bool {
    !isBlank && self != UInt8(ascii: "}") && self != UInt8(ascii: "{") && self != UInt8(ascii: "\"")
  }
}

/// A place in one line of the source that moves to the right.
private struct AttributeScanner {
  private let source: SourceText
  private let line: Int
  private let end: Int
  private(set) var offset: Int

  init(at start: SourcePosition, in source: SourceText) {
    self.source = source
    line = start.line
    let range = source.line(start.line)
    var end = range.upperBound
    offset = source.offset(of: start)
    while end > offset, source.bytes[end - 1].isBlank { end -= 1 }
    self.end = end
  }

  var isAtEnd: Bool { offset >= end }
  var peek: UInt8? { isAtEnd ? nil : source.bytes[offset] }

  mutating func advance() {
    offset = min(offset + 1, end)
  }

  mutating func skip(_ belongs: (UInt8) -> Bool) {
    while let byte = peek, belongs(byte) { advance() }
  }

  mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: mark) else { return false }
    advance()
    return true
  }

  mutating func take(_ belongs: (UInt8) -> Bool) -> String {
    let begin = offset
    skip(belongs)
    return text(from: begin)
  }

  /// The text between double quotes, with `\"` and `\\` in it; nil when the closing quote is missing.
  mutating func takeQuoted() -> String? {
    advance()
    var value: [UInt8] = []
    while let byte = peek {
      advance()
      if byte == UInt8(ascii: "\"") { return String(decoding: value, as: UTF8.self) }
      if byte == UInt8(ascii: "\\"), peek == UInt8(ascii: "\"") || peek == UInt8(ascii: "\\") {
        value.append(source.bytes[offset])
        advance()
      } else {
        value.append(byte)
      }
    }
    return nil
  }

  func text(from begin: Int) -> String {
    source.string(begin..<offset)
  }

  func range(from begin: Int) -> SourceRange {
    let lineStart = source.line(line).lowerBound
    return SourceRange(
      SourcePosition(line: line, column: begin - lineStart + 1),
      SourcePosition(line: line, column: max(offset - lineStart, begin - lineStart + 1)))
  }
}

extension Diagnostic {
  private static let form = #"attributes are written `{#name .class key=value key="two words"}`"#

  fileprivate static func malformedAttributes(
    _ summary: String, at range: SourceRange, fix: String
  ) -> Diagnostic {
    Diagnostic(.error, "malformed-attributes", summary, at: range, why: form, fix: fix)
  }

  fileprivate static func attributesWithoutBraces(_ words: String, at range: SourceRange) -> Diagnostic {
    malformedAttributes(
      "`\(words)` stands outside braces", at: range, fix: "write `{\(words)}`, or take it out")
  }

  fileprivate static func unclosedBraces(at range: SourceRange) -> Diagnostic {
    malformedAttributes("`{` is never closed", at: range, fix: "end the line with `}`")
  }

  fileprivate static func textAfterAttributes(_ words: String, at range: SourceRange) -> Diagnostic {
    malformedAttributes("`\(words)` stands after the attributes", at: range, fix: "move it into the braces")
  }

  fileprivate static func bareWord(_ word: String, at range: SourceRange) -> Diagnostic {
    malformedAttributes(
      "`\(word)` is neither a name, a class nor a value", at: range,
      fix: "write `.\(word)` for a class, `#\(word)` for a name or `\(word)=…` for a value")
  }

  fileprivate static func emptyAttribute(_ written: String, at range: SourceRange) -> Diagnostic {
    malformedAttributes(
      "`\(written)` has nothing after it", at: range, fix: "write a word after `\(written)`")
  }

  fileprivate static func unclosedQuote(at range: SourceRange) -> Diagnostic {
    malformedAttributes("the quotation mark is never closed", at: range, fix: "close it with `\"`")
  }
}
