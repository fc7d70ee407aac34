/// A place in a text file. Lines and columns are counted from 1; columns in UTF-8 bytes.
package struct SourcePosition: Hashable, Comparable, Sendable, Codable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// From the first byte of something to its last, both included, as libcmark counts.
package struct SourceRange: Hashable, Sendable, Codable {
  package var start: SourcePosition
  package var end: SourcePosition

  package init(_ start: SourcePosition, _ end: SourcePosition) {
    self.start = start
    self.end = end
  }

  /// One place.
  package init(line: Int, column: Int) {
    self.init(SourcePosition(line: line, column: column), SourcePosition(line: line, column: column))
  }
}
