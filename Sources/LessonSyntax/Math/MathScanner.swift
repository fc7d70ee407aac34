/// Finds formulas in the text of one block, by Pandoc's rule.
///
/// - `$` opens when something other than a blank follows, and closes when something other than a blank stands
///   before it and no digit after it: `$5 and $6` is text.
/// - `$$` opens and closes display math, with anything between.
/// - Code spans come first, and a backslash makes a dollar text.
struct MathScanner {
  struct Span: Equatable {
    /// The formula with its dollars.
    var range: Range<Int>
    /// The TeX, without the blanks around it.
    var tex: Range<Int>
    var isDisplay: Bool
  }

  private(set) var spans: [Span] = []
  /// Where a `$$` stands that nothing closes. The search ends there.
  private(set) var unclosed: Int?

  init(_ text: SourcedText) {
    let bytes = text.bytes
    let codeSpans = CodeSpans(in: bytes)
    var offset = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\\"):
        offset += 2
      case UInt8(ascii: "`"):
        offset = codeSpans.end(ofRunAt: offset)
      case UInt8(ascii: "$") where bytes.has(UInt8(ascii: "$"), at: offset + 1):
        guard let end = Self.displayEnd(in: bytes, from: offset + 2) else {
          unclosed = offset
          return
        }
        add(offset..<end, dollars: 2, in: text)
        offset = end
      case UInt8(ascii: "$"):
        guard let end = Self.inlineEnd(in: bytes, from: offset + 1, codeSpans) else {
          offset += 1
          continue
        }
        add(offset..<end, dollars: 1, in: text)
        offset = end
      default:
        offset += 1
      }
    }
  }

  private mutating func add(_ range: Range<Int>, dollars: Int, in text: SourcedText) {
    let inside = (range.lowerBound + dollars)..<(range.upperBound - dollars)
    spans.append(Span(range: range, tex: text.trimmed(inside), isDisplay: dollars == 2))
  }

  /// The offset after the `$$` that closes a formula.
  static func displayEnd(in bytes: [UInt8], from start: Int) -> Int? {
    var offset = start
    while offset + 1 < bytes.count {
      if bytes[offset] == UInt8(ascii: "\\") {
        offset += 2
      } else if offset > start, bytes[offset] == UInt8(ascii: "$"), bytes[offset + 1] == UInt8(ascii: "$") {
        return offset + 2
      } else {
        offset += 1
      }
    }
    return nil
  }

  /// The offset after the `$` that closes a formula.
  private static func inlineEnd(in bytes: [UInt8], from start: Int, _ codeSpans: CodeSpans) -> Int? {
    guard start < bytes.count, !bytes[start].isBlankOrLineFeed else { return nil }
    var offset = start
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\\"):
        offset += 2
      case UInt8(ascii: "`") where codeSpans.isSpan(at: offset):
        return nil
      case UInt8(ascii: "$"):
        let digitFollows = offset + 1 < bytes.count && bytes[offset + 1].isDigit
        return digitFollows || bytes[offset - 1].isBlankOrLineFeed ? nil : offset + 1
      default:
        offset += 1
      }
    }
    return nil
  }
}

/// Where the code spans of a text would end.
private struct CodeSpans {
  /// The offsets after the closing runs, by the offsets of the opening ones.
  private var ends: [Int: Int] = [:]
  private let bytes: [UInt8]

  init(in bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.contains(UInt8(ascii: "`")) else { return }
    /// The nearest run of each length to the right.
    var next: [Int: Int] = [:]
    var offset = bytes.count
    while offset > 0 {
      offset -= 1
      guard bytes[offset] == UInt8(ascii: "`") else { continue }
      let end = offset + 1
      while offset > 0, bytes[offset - 1] == UInt8(ascii: "`") { offset -= 1 }
      ends[offset] = next[end - offset]
      next[end - offset] = end
    }
  }

  func isSpan(at offset: Int) -> Bool { ends[offset] != nil }

  /// The end of the code span that begins at an offset, or of the backticks when none does.
  func end(ofRunAt offset: Int) -> Int {
    ends[offset] ?? bytes[offset...].firstIndex { $0 != UInt8(ascii: "`") } ?? bytes.count
  }
}

extension [UInt8] {
  fileprivate func has(_ byte: UInt8, at offset: Int) -> Bool {
    offset < count && self[offset] == byte
  }
}
