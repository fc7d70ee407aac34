/// Numbers in rows and columns, kept row by row.
///
///     let x = Matrix([[0, 0], [0, 1], [1, 0], [1, 1]])
///     x[2, 0]                                       // 1: row 2, column 0, both counted from 0
///
/// A batch of samples is a matrix with a sample in each row. Shapes that do not fit stop the program
/// with a sentence that gives both.
public struct Matrix<Scalar: Real>: Equatable, Sendable {
  public let rows: Int
  public let columns: Int
  /// All elements, row after row: element [r, c] is number r × columns + c.
  public internal(set) var elements: [Scalar]

  /// A matrix of the given shape from its elements, row after row.
  public init(rows: Int, columns: Int, elements: [Scalar]) {
    require(
      rows >= 0 && columns >= 0 && elements.count == rows * columns,
      "\(elements.count) elements do not fill a matrix of shape \(shapeText(rows, columns))")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// A matrix of the given shape with the same number everywhere.
  public init(rows: Int, columns: Int, repeating value: Scalar = 0) {
    self.init(
      rows: rows, columns: columns, elements: [Scalar](repeating: value, count: rows * columns))
  }

  /// A matrix from its rows, which must be equally long.
  public init(rows: [[Scalar]]) {
    let columns = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() {
      require(
        row.count == columns,
        "row \(index) of a matrix has \(row.count) elements, but row 0 has \(columns)")
    }
    self.init(rows: rows.count, columns: columns, elements: Array(rows.joined()))
  }

  /// A matrix of one column.
  public init(column: [Scalar]) {
    self.init(rows: column.count, columns: 1, elements: column)
  }

  /// A matrix of one row.
  public init(row: [Scalar]) {
    self.init(rows: 1, columns: row.count, elements: row)
  }

  public subscript(row: Int, column: Int) -> Scalar {
    get { elements[offset(row, column)] }
    set { elements[offset(row, column)] = newValue }
  }

  /// The elements of one row, from left to right.
  public func row(_ row: Int) -> [Scalar] {
    require(row >= 0 && row < rows, "row \(row) is outside a matrix of shape \(shape)")
    return Array(elements[row * columns..<(row + 1) * columns])
  }

  /// The elements of one column, from top to bottom.
  public func column(_ column: Int) -> [Scalar] {
    require(
      column >= 0 && column < columns, "column \(column) is outside a matrix of shape \(shape)")
    return (0..<rows).map { elements[$0 * columns + column] }
  }

  private func offset(_ row: Int, _ column: Int) -> Int {
    require(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "[\(row), \(column)] is outside a matrix of shape \(shape)")
    return row * columns + column
  }
}

extension Matrix: ExpressibleByArrayLiteral {
  /// `[[1, 2], [3, 4]]` is a matrix of two rows wherever a matrix is expected.
  public init(arrayLiteral rows: [Scalar]...) {
    self.init(rows: rows)
  }
}

extension Matrix<Double> {
  /// A matrix from its rows: `Matrix([[1, 2], [3, 4]])`, without a word on its type of number.
  public init(_ rows: [[Double]]) {
    self.init(rows: rows)
  }
}

extension Matrix {
  /// The same numbers with the precision of another type.
  @specialized(where Scalar == Float, Other == Double)
  @specialized(where Scalar == Double, Other == Float)
  public init<Other: Real>(_ other: Matrix<Other>) {
    self.init(rows: other.rows, columns: other.columns, elements: other.elements.map { Scalar($0) })
  }
}
