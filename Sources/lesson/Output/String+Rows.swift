extension String {
  /// Whole rows, each with so many blanks before it; empty ones stay empty.
  func indentedRows(by count: Int) -> String {
    let blanks = String(repeating: " ", count: count)
    return split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map { ($0.isEmpty ? "" : blanks + $0) + "\n" }.joined()
  }
}
