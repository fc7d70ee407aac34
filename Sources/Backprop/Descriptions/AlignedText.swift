/// The lines of a table of texts, each column as wide as its widest text and leaning to the right.
func alignedLines(_ rows: [[String]], separator: String = "  ") -> [String] {
  let columns = rows.map(\.count).max() ?? 0
  let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
  return rows.map { row in
    zip(row, widths).map { text, width in padded(text, to: width) }.joined(separator: separator)
  }
}

func padded(_ text: String, to width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}

/// The indices 0..<count, or, when they are more than `limit`, the first and the last of them with a nil
/// between, where "..." is written.
func elidedIndices(_ count: Int, limit: Int) -> [Int?] {
  guard count > limit else { return Array(0..<count) }
  let head = limit / 2
  return Array(0..<head) + [nil] + Array(count - (limit - head) + 1..<count)
}

/// Texts for numbers on a screen: each place of `rows` by `columns` that is not left out.
func elidedTexts(rows: Int, columns: Int, _ text: (_ row: Int, _ column: Int) -> String)
  -> [[String]]
{
  elidedIndices(rows, limit: 12).map { row in
    elidedIndices(columns, limit: 12).map { column in
      guard let row, let column else { return "..." }
      return text(row, column)
    }
  }
}
