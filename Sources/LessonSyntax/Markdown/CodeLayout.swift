import LessonModel

/// Which lines of the file a code block takes. libcmark tells the first line and the text; whether a fence was
/// closed and where the block ends follows from these.
struct CodeLayout {
  var isFenced: Bool
  /// Lines that hold code.
  var codeLines: Range<Int>
  /// Whether there is a closing fence, on the line after the code.
  var isClosed: Bool

  /// - Parameter nextBlockLine: where the next leaf block begins. A line of backticks there opens that block
  ///   and does not close this one.
  init(of block: LeafBlock, info: String, text: String, nextBlockLine: Int?, in source: SourceText) {
    let start = block.range.start
    let lineCount = text.utf8.count { $0 == UInt8(ascii: "\n") }
    let opening = source.bytes[source.offset(of: start)..<source.line(start.line).upperBound]
    let fence = Fence(opening)
    // Indented code may itself begin with a fence; it then holds the line that a fenced block leaves out.
    // (libcmark writes U+FFFD for a NUL byte.)
    let firstLine = text.utf8.prefix { $0 != UInt8(ascii: "\n") }
    let openingText = opening.flatMap { $0 == 0 ? Array("\u{FFFD}".utf8) : [$0] }
    guard let fence, !info.isEmpty || !firstLine.elementsEqual(openingText) else {
      isFenced = false
      codeLines = start.line..<(start.line + lineCount)
      isClosed = true
      return
    }
    isFenced = true
    codeLines = (start.line + 1)..<(start.line + 1 + lineCount)
    let after = codeLines.upperBound
    let line =
      source.contentStart(ofLine: after, quoteDepth: block.quoteDepth)..<source.line(after).upperBound
    isClosed = nextBlockLine != after && fence.isClosed(by: source.bytes[line])
  }

  /// The last line of the block.
  var lastLine: Int {
    guard isFenced else { return codeLines.upperBound - 1 }
    return isClosed ? codeLines.upperBound : codeLines.upperBound - 1
  }
}

/// A run of three or more backticks or tildes at the start of a line.
private struct Fence {
  var mark: UInt8
  var length: Int

  init?(_ line: ArraySlice<UInt8>) {
    guard let mark = line.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    self.mark = mark
    length = line.prefix { $0 == mark }.count
    guard length >= 3 else { return nil }
  }

  func isClosed(by line: ArraySlice<UInt8>) -> Bool {
    let run = line.prefix { $0 == mark }.count
    return run >= length && line.dropFirst(run).allSatisfy(\.isBlank)
  }
}
