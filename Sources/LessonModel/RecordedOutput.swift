/// An `{.output}` block: what the cell above printed when its author last looked.
package struct RecordedOutput: Hashable, Sendable {
  /// The lines of the block, and where they stand.
  package var lines: Snippet
  /// `tolerance=1e-6`: how far a printed number may be from the recorded one; nil where the text must be the same.
  package var tolerance: Double?
  /// The whole fence.
  package var range: SourceRange

  package init(lines: Snippet, tolerance: Double? = nil, range: SourceRange) {
    self.lines = lines
    self.tolerance = tolerance
    self.range = range
  }
}
