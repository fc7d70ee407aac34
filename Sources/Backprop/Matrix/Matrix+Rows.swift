extension Matrix {
  /// The rows with these numbers, in this order: samples out of a batch.
  public func rows(_ numbers: [Int]) -> Matrix {
    var picked: [Scalar] = []
    picked.reserveCapacity(numbers.count * columns)
    for number in numbers {
      require(number >= 0 && number < rows, "row \(number) is outside a matrix of shape \(shape)")
      picked.append(contentsOf: elements[number * columns..<(number + 1) * columns])
    }
    return Matrix(rows: numbers.count, columns: columns, elements: picked)
  }

  /// Rows that follow each other: `x.rows(0..<10)` are the first ten.
  public func rows(_ range: Range<Int>) -> Matrix {
    rows(Array(range))
  }
}
