import LessonModel

/// Text gathered from several places of a file, such as the lines of a quoted paragraph without their `>`, that
/// remembers where each of its bytes came from.
struct SourcedText {
  private(set) var bytes: [UInt8] = []
  /// Where the runs begin, in the text and in the file. Within a run the bytes stand side by side.
  private var runs: [(offset: Int, position: SourcePosition)] = []

  /// Adds a part of a line of the source.
  mutating func append(_ range: Range<Int>, ofLine line: Int, in source: SourceText) {
    let column = range.lowerBound - source.line(line).lowerBound + 1
    runs.append((bytes.count, SourcePosition(line: line, column: column)))
    bytes += source.bytes[range]
  }

  /// Adds a byte that belongs to the run before it: the line feed after a line.
  mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  /// Where the byte at an offset stands in the file.
  func position(at offset: Int) -> SourcePosition {
    let next = runCount(upTo: offset)
    guard next > 0 else { return SourcePosition(line: 1, column: 1) }
    let run = runs[next - 1]
    return SourcePosition(line: run.position.line, column: run.position.column + offset - run.offset)
  }

  /// How many runs begin at or before an offset.
  private func runCount(upTo offset: Int) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// From the first byte of a part to its last.
  func range(of part: Range<Int>) -> SourceRange {
    SourceRange(position(at: part.lowerBound), position(at: max(part.lowerBound, part.upperBound - 1)))
  }

  func string(_ part: Range<Int>) -> String {
    String(decoding: bytes[part], as: UTF8.self)
  }

  /// A part of the text, with its places.
  subscript(part: Range<Int>) -> SourcedText {
    var result = SourcedText()
    result.append(part, of: self)
    return result
  }

  mutating func append(_ part: Range<Int>, of other: SourcedText) {
    guard !part.isEmpty else { return }
    runs.append((bytes.count, other.position(at: part.lowerBound)))
    for run in other.runs[other.runCount(upTo: part.lowerBound)..<other.runCount(upTo: part.upperBound - 1)] {
      runs.append((bytes.count + run.offset - part.lowerBound, run.position))
    }
    bytes += other.bytes[part]
  }

  /// The parts between line feeds.
  var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(start..<offset)
      start = offset + 1
    }
    lines.append(start..<bytes.count)
    return lines
  }

  /// The part without blanks and line feeds at its ends.
  func trimmed(_ part: Range<Int>) -> Range<Int> {
    var part = part
    while let first = part.first, bytes[first].isBlankOrLineFeed { part = (first + 1)..<part.upperBound }
    while let last = part.last, bytes[last].isBlankOrLineFeed { part = part.lowerBound..<last }
    return part
  }
}

extension UInt8 {
  var isBlankOrLineFeed: Bool { isBlank || self == UInt8(ascii: "\n") }
}

extension SourceText {
  /// The text of lines of a leaf block, without what stands before them for its containers.
  func text(ofLines lines: ClosedRange<Int>, in leaf: LeafBlock) -> SourcedText {
    var text = SourcedText()
    append(lines, in: leaf, to: &text)
    return text
  }

  func append(_ lines: ClosedRange<Int>, in leaf: LeafBlock, to text: inout SourcedText) {
    for number in lines {
      if !text.bytes.isEmpty { text.append(UInt8(ascii: "\n")) }
      let start =
        number == leaf.range.start.line
        ? offset(of: leaf.range.start) : contentStart(ofLine: number, quoteDepth: leaf.quoteDepth)
      text.append(start..<line(number).upperBound, ofLine: number, in: self)
    }
  }
}
