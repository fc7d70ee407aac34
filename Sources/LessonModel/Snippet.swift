/// Swift code from a fence, and where each of its lines stands in the Markdown.
package struct Snippet: Hashable, Sendable {
  /// The code, every line ended by a newline, without the fence's indentation.
  package var text: String
  /// The Markdown line of the code's first line.
  package var firstLine: Int
  /// For each line of the code, how many columns of Markdown stand before its first byte.
  package var indents: [Int]

  package init(text: String, firstLine: Int, indents: [Int] = []) {
    self.text = text
    self.firstLine = firstLine
    self.indents = indents
  }

  /// The place in the Markdown of a column (from 1) of a Markdown line inside the snippet.
  package func position(line: Int, column: Int) -> SourcePosition {
    let index = line - firstLine
    return SourcePosition(line: line, column: column + (indents.indices.contains(index) ? indents[index] : 0))
  }

  /// The place in the Markdown of a byte of the code.
  package func position(ofOffset offset: Int) -> SourcePosition {
    let before = text.utf8.prefix(offset)
    let lineStart =
      before.lastIndex(of: UInt8(ascii: "\n")).map { before.index(after: $0) } ?? before.startIndex
    return position(
      line: firstLine + before.count { $0 == UInt8(ascii: "\n") },
      column: before.distance(from: lineStart, to: before.endIndex) + 1)
  }

  /// As `position(line:column:)`; a place outside the code, such as on its fence, is moved to the code's beginning
  /// or to what comes after its last character.
  package func nearestPosition(line: Int, column: Int) -> SourcePosition {
    if line < firstLine { return position(ofOffset: 0) }
    let end = text.utf8.lastIndex { !($0 == UInt8(ascii: "\n") || $0.isBlank) }.map {
      text.utf8.index(after: $0)
    }
    let last = position(ofOffset: end.map { text.utf8.distance(from: text.utf8.startIndex, to: $0) } ?? 0)
    return line > last.line ? last : position(line: line, column: column)
  }
}
