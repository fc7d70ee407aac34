extension Dataset: CustomStringConvertible {
  /// The name, and a line for each sample; of many, the first and the last:
  ///
  ///     XOR, 4 samples
  ///     x1  x2  y
  ///      0   0  0
  public var description: String {
    let columns = columns
    let styles = columns.map { NumberStyle(fitting: $0.numbers) }
    let rows = elidedTexts(rows: count, columns: columns.count) { row, column in
      styles[column].text(columns[column].numbers[row])
    }
    let names = elidedTexts(rows: 1, columns: columns.count) { columns[$1].name }
    return (["\(name), \(count) samples"] + alignedLines(names + rows)).joined(separator: "\n")
  }

  /// Inputs and outputs, each column with its name.
  private var columns: [(name: String, numbers: [Double])] {
    let outputs = (0..<y.columns).map { (y.columns == 1 ? "y" : "y\($0 + 1)", y.column($0)) }
    return (0..<x.columns).map { (inputNames[$0], x.column($0)) } + outputs
  }
}
