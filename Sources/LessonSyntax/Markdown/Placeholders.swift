import LessonModel

/// Stands in for pieces of text while libcmark parses what is around them, and puts them back.
///
/// A placeholder is a number between two marks, characters that Unicode leaves to private use and that the
/// text does not hold. To libcmark it is a word like any other.
struct Placeholders {
  private struct Piece {
    /// The text as written.
    var source: String
    /// What it is in running text.
    var inlines: [Inline]
  }

  private let mark: Unicode.Scalar
  private var pieces: [Piece] = []

  /// - Parameter text: a text that the placeholders must not be confused with.
  init(notIn text: [UInt8]) {
    // U+E000...U+E03F are EE 80 80...BF.
    var used: Set<UInt8> = []
    for index in text.indices.dropLast(2) where text[index] == 0xEE && text[index + 1] == 0x80 {
      used.insert(text[index + 2])
    }
    let free = (0x80...0xBF as ClosedRange<UInt8>).first { !used.contains($0) } ?? 0x80
    mark = Unicode.Scalar(0xE000 + UInt32(free - 0x80)) ?? "\u{E000}"
  }

  /// The placeholder of a new piece.
  mutating func add(_ source: String, as inlines: [Inline]) -> [UInt8] {
    pieces.append(Piece(source: source, inlines: inlines))
    return Array("\(mark)\(pieces.count - 1)\(mark)".utf8)
  }

  /// Running text with its pieces put back.
  func restore(_ text: String) -> [Inline] {
    guard text.unicodeScalars.contains(mark) else { return [.text(text)] }
    var inlines: [Inline] = []
    split(text) { part in
      switch part {
      case .text(let words): if !words.isEmpty { inlines.append(.text(words)) }
      case .piece(let piece): inlines += piece.inlines
      }
    }
    return inlines
  }

  /// Text that is not running text (code, an address) with its pieces as they were written.
  func restoreSource(_ text: String) -> String {
    guard text.unicodeScalars.contains(mark) else { return text }
    var source = ""
    split(text) { part in
      switch part {
      case .text(let words): source += words
      case .piece(let piece): source += piece.source
      }
    }
    return source
  }

  private enum Part {
    case text(String)
    case piece(Piece)
  }

  private func split(_ text: String, _ visit: (Part) -> Void) {
    // Text, number, text, number, ..., text.
    let parts = text.unicodeScalars.split(separator: mark, omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index % 2 == 1, let number = Int(String(part)), pieces.indices.contains(number) {
        visit(.piece(pieces[number]))
      } else {
        visit(.text(String(part)))
      }
    }
  }
}
