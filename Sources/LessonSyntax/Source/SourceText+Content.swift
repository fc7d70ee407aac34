import LessonModel

extension SourceText {
  /// The offset of a line's own text: after the marks of `quoteDepth` quotes, as many as the line has, and
  /// after blanks.
  func contentStart(ofLine number: Int, quoteDepth: Int) -> Int {
    let line = line(number)
    var offset = line.lowerBound
    var quotes = quoteDepth
    while offset < line.upperBound {
      if bytes[offset] == UInt8(ascii: ">"), quotes > 0 {
        quotes -= 1
      } else if !bytes[offset].isBlank {
        break
      }
      offset += 1
    }
    return offset
  }

  /// The place of a line's own text.
  func contentPosition(ofLine number: Int, quoteDepth: Int) -> SourcePosition {
    let column = contentStart(ofLine: number, quoteDepth: quoteDepth) - line(number).lowerBound + 1
    return SourcePosition(line: number, column: column)
  }
}

extension Sequence<UInt8> {
  /// Whether two characters stand side by side.
  func containsPair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    var before: UInt8 = 0
    for byte in self {
      if byte == UInt8(ascii: second), before == UInt8(ascii: first) { return true }
      before = byte
    }
    return false
  }
}
