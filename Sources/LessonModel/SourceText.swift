/// A file's text: UTF-8 with line feeds only, and where each line begins.
///
/// A byte order mark is left out, and CR LF and lone CR become LF, so that lines and columns are those that an
/// editor shows whichever way the file was saved.
package struct SourceText: Sendable {
  package let bytes: [UInt8]
  /// Offsets of the first byte of each line.
  private let lineStarts: [Int]
  /// Where the file stops being UTF-8; nil when it is all UTF-8.
  package let firstInvalidByte: (offset: Int, position: SourcePosition)?

  package init(_ file: [UInt8]) {
    var text = file.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(file.dropFirst(3)) : file
    let invalidOffset = Self.firstInvalidOffset(in: text)
    if let invalidOffset {
      let before = Self.withLineFeedsOnly(Array(text[..<invalidOffset]))
      let starts = Self.lineStarts(in: before + [0])
      let position = SourcePosition(line: starts.count, column: before.count - (starts.last ?? 0) + 1)
      firstInvalidByte = (file.count - text.count + invalidOffset, position)
      text = Array(String(decoding: text, as: UTF8.self).utf8)
    } else {
      firstInvalidByte = nil
    }
    bytes = Self.withLineFeedsOnly(text)
    lineStarts = Self.lineStarts(in: bytes)
  }

  package var lineCount: Int { lineStarts.count }

  /// Offsets of a line's bytes without its line feed. A line outside the text is empty.
  package func line(_ number: Int) -> Range<Int> {
    guard number >= 1, number <= lineStarts.count else { return bytes.count..<bytes.count }
    let start = lineStarts[number - 1]
    let next = number < lineStarts.count ? lineStarts[number] : bytes.count
    let endsWithLineFeed = next > start && bytes[next - 1] == UInt8(ascii: "\n")
    return start..<(endsWithLineFeed ? next - 1 : next)
  }

  /// The offset of a position, moved to the nearest place in its line.
  package func offset(of position: SourcePosition) -> Int {
    let line = line(position.line)
    return min(line.lowerBound + max(position.column - 1, 0), line.upperBound)
  }

  /// The place of a line's last byte that is not blank, or of its first byte.
  package func endPosition(ofLine number: Int) -> SourcePosition {
    let line = line(number)
    let last = bytes[line].lastIndex { !$0.isBlank } ?? line.lowerBound
    return SourcePosition(line: number, column: last - line.lowerBound + 1)
  }

  package func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}

extension UInt8 {
  /// Whether the byte is a space or a tab.
  @inlinable package var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}

extension SourceText {
  private static func firstInvalidOffset(in bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var offset = 0
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
    }
    return offset
  }

  private static func withLineFeedsOnly(_ bytes: [UInt8]) -> [UInt8] {
    let carriageReturn = UInt8(ascii: "\r")
    guard bytes.contains(carriageReturn) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte != carriageReturn {
        result.append(byte)
      } else if index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n") {
        result.append(UInt8(ascii: "\n"))
      }
    }
    return result
  }

  private static func lineStarts(in bytes: [UInt8]) -> [Int] {
    var starts = bytes.isEmpty ? [] : [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") && index + 1 < bytes.count {
      starts.append(index + 1)
    }
    return starts
  }
}
