import LessonModel

/// Finds the lines and columns of things within the block that is being written. The parser tells only where blocks
/// stand, so what is looked for is found by its text.
struct BlockPlaces {
  private let source: SourceText
  private var block: SourceRange?
  /// Where the last text that was found in this block ends. Problems are told in the order of the text, so the
  /// next one is looked for from here first.
  private var reached = 0

  init(_ source: SourceText) {
    self.source = source
  }

  mutating func enter(_ entered: Block) {
    guard let range = entered.range else { return }
    block = range
    reached = source.offset(of: range.start)
  }

  /// The place of the next such text, or the block's first line where it cannot be found.
  mutating func range(of text: String) -> SourceRange? {
    guard let block else { return nil }
    let line = source.line(block.start.line)
    let start = source.offset(of: block.start)
    let end = max(reached, min(source.offset(of: block.end) + 1, source.bytes.count))
    let words = Array(text.utf8)
    let places = [source.bytes[reached..<end], source.bytes[start..<end]]
    guard let offset = places.lazy.compactMap({ $0.firstRange(of: words) }).first else {
      let last = SourcePosition(line: block.start.line, column: max(block.start.column, line.count))
      return SourceRange(block.start, block.end.line > block.start.line ? last : block.end)
    }
    reached = offset.upperBound
    return range(offset, fromLine: block.start.line)
  }

  private func range(_ offsets: Range<Int>, fromLine first: Int) -> SourceRange {
    var number = first
    while number < source.lineCount, source.line(number + 1).lowerBound <= offsets.lowerBound { number += 1 }
    let line = source.line(number)
    let column = offsets.lowerBound - line.lowerBound + 1
    let length = max(1, min(offsets.upperBound, line.upperBound) - offsets.lowerBound)
    return SourceRange(
      SourcePosition(line: number, column: column), SourcePosition(line: number, column: column + length - 1))
  }
}
