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
}
