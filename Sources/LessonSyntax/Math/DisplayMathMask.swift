import LessonModel

/// Keeps display formulas in one piece whose lines look like Markdown: in
///
///     $$
///     a
///     - b
///     $$
///
/// CommonMark sees a list. Where a `$$` is not closed in its own block but before the next blank line, the lines
/// of the formula are overwritten, byte for byte, with letters that mean nothing, and the text is parsed again.
/// The formula itself is read from the source as it was.
struct DisplayMathMask {
  /// The bytes to parse in the source's place; nil when no formula needs it.
  static func maskedBytes(of source: SourceText, leaves: [LeafBlock]) -> [UInt8]? {
    guard source.bytes.containsPair("$", "$") else { return nil }
    var mask = DisplayMathMask(source: source, leaves: leaves)
    for leaf in leaves { mask.cover(leaf) }
    return mask.masked
  }

  private let source: SourceText
  /// Lines of fenced code and HTML, where no formula can be.
  private var opaqueLines: Set<Int> = []
  private var masked: [UInt8]?
  /// The last line that is overwritten.
  private var lastMaskedLine = 0

  private init(source: SourceText, leaves: [LeafBlock]) {
    self.source = source
    for leaf in leaves where leaf.kind == .html || leaf.layout?.isFenced == true {
      opaqueLines.formUnion(leaf.range.start.line...leaf.range.end.line)
    }
  }

  private mutating func cover(_ leaf: LeafBlock) {
    guard leaf.range.start.line > lastMaskedLine, let lines = source.textLines(of: leaf),
      source.bytes[source.bytes(ofLines: lines)].containsPair("$", "$")
    else { return }
    var text = source.text(ofLines: lines, in: leaf)
    guard let opening = MathScanner(text).unclosed,
      let end = appendLinesUpToClosing(after: lines.upperBound, of: leaf, to: &text)
    else { return }
    overwrite(from: text.position(at: opening).line + 1, through: text.position(at: end - 1), leaf)
  }

  /// Adds the lines after a block to its text, and gives the offset after the `$$` in them. Nil when a blank
  /// line comes first.
  private func appendLinesUpToClosing(
    after line: Int, of leaf: LeafBlock, to text: inout SourcedText
  ) -> Int? {
    var number = line + 1
    while number <= source.lineCount, !opaqueLines.contains(number),
      source.contentStart(ofLine: number, quoteDepth: leaf.quoteDepth) < source.line(number).upperBound
    {
      let lineFeed = text.bytes.count
      source.append(number...number, in: leaf, to: &text)
      if let end = MathScanner.displayEnd(in: text.bytes, from: lineFeed) { return end }
      number += 1
    }
    return nil
  }

  private mutating func overwrite(from firstLine: Int, through end: SourcePosition, _ leaf: LeafBlock) {
    guard firstLine <= end.line else { return }
    var bytes = masked ?? source.bytes
    masked = nil
    for number in firstLine...end.line {
      let start = source.contentStart(ofLine: number, quoteDepth: leaf.quoteDepth)
      let stop = number == end.line ? source.offset(of: end) + 1 : source.line(number).upperBound
      for offset in start..<max(start, stop) { bytes[offset] = UInt8(ascii: "x") }
    }
    masked = bytes
    lastMaskedLine = end.line
  }
}
