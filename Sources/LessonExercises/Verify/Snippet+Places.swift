import LessonModel

extension Snippet {
  /// The code in a line of the Markdown, without the blanks around it.
  func range(ofLine line: Int) -> SourceRange {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.indices.contains(line - firstLine) else { return SourceRange(line: line, column: 1) }
    let code = lines[line - firstLine]
    let first = code.prefix { $0.isBlank }.count
    let last = code.count - code.reversed().prefix { $0.isBlank }.count
    return SourceRange(
      position(line: line, column: first + 1), position(line: line, column: max(last, first + 1)))
  }

  /// Where a name stands first as a whole word.
  func range(ofWord word: String) -> SourceRange? {
    let bytes = Array(text.utf8)
    let word = Array(word.utf8)
    var start = 0
    while let found = bytes[start...].firstRange(of: word) {
      let isWhole =
        (found.lowerBound == 0 || !bytes[found.lowerBound - 1].isPartOfName)
        && (found.upperBound == bytes.count || !bytes[found.upperBound].isPartOfName)
      if isWhole {
        return SourceRange(position(ofOffset: found.lowerBound), position(ofOffset: found.upperBound - 1))
      }
      start = found.upperBound
    }
    return nil
  }
}

extension SourceRange {
  func contains(line: Int) -> Bool { start.line <= line && line <= end.line }
}

extension UInt8 {
  fileprivate var isPartOfName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }
}
