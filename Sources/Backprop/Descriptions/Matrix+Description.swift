extension Matrix: CustomStringConvertible {
  /// The rows, one below the other; of a large matrix, only its corners:
  ///
  ///     [ 0.5  -0.3 ]
  ///     [ 0.8   0.2 ]
  public var description: String {
    guard !elements.isEmpty else { return "[ \(shape) ]" }
    let style = NumberStyle(fitting: elements.map { Double($0) })
    let texts = elidedTexts(rows: rows, columns: columns) { style.text(Double(self[$0, $1])) }
    let lines = alignedLines(texts).map { "[ \($0) ]" }
    return (lines + (texts.count < rows || texts[0].count < columns ? ["(\(shape))"] : []))
      .joined(separator: "\n")
  }
}
