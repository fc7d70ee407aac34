// Operators name the types they are compiled for, because a cell that calls them is compiled without
// optimisation and cannot do that itself.

infix operator .* : MultiplicationPrecedence

extension Matrix {
  /// The matrix product: `[n, k]` times `[k, m]` gives `[n, m]`.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    var product = Matrix(rows: left.rows, columns: right.columns)
    multiply(left, right, into: &product)
    return product
  }

  /// The matrix product, written over a matrix that has its shape already.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package static func multiply(_ left: Matrix, _ right: Matrix, into product: inout Matrix) {
    require(left.columns == right.rows, productMessage(left, right))
    timesPlain(
      left.elements, right.elements, into: &product.elements, rows: left.rows, inputs: left.columns,
      outputs: right.columns)
  }

  /// Rows become columns: `[n, m]` gives `[m, n]`.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func transposed() -> Matrix {
    var elements = [Scalar]()
    elements.reserveCapacity(self.elements.count)
    for column in 0..<columns {
      for row in 0..<rows {
        elements.append(self.elements[row * columns + column])
      }
    }
    return Matrix(rows: columns, columns: rows, elements: elements)
  }

  /// The function applied to each element.
  public func map<Result: Real>(_ function: (Scalar) -> Result) -> Matrix<Result> {
    Matrix<Result>(rows: rows, columns: columns, elements: elements.map(function))
  }

  /// Element by element: both must have the same shape.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public static func + (left: Matrix, right: Matrix) -> Matrix {
    left.combined(with: right, "+") { $0 + $1 }
  }

  /// Element by element: both must have the same shape.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public static func - (left: Matrix, right: Matrix) -> Matrix {
    left.combined(with: right, "-") { $0 - $1 }
  }

  /// Element by element (the Hadamard product): both must have the same shape.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public static func .* (left: Matrix, right: Matrix) -> Matrix {
    left.combined(with: right, ".*") { $0 * $1 }
  }

  /// Each element times the number.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public static func * (number: Scalar, matrix: Matrix) -> Matrix {
    matrix.map { number * $0 }
  }

  public static prefix func - (matrix: Matrix) -> Matrix {
    matrix.map { -$0 }
  }

  /// The row added to each row of the matrix, as biases are to a batch.
  public static func + (matrix: Matrix, row: [Scalar]) -> Matrix {
    require(
      row.count == matrix.columns,
      "a row of \(row.count) numbers cannot be added to each row of a matrix of shape \(matrix.shape)"
    )
    var sum = matrix
    for index in sum.elements.indices { sum.elements[index] += row[index % matrix.columns] }
    return sum
  }

  /// The sum of all elements.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func sum() -> Scalar {
    elements.reduce(0, +)
  }

  /// The mean of all elements; not a number where there are none.
  public func mean() -> Scalar {
    sum() / Scalar(elements.count)
  }

  private func combined(
    with other: Matrix, _ sign: String, _ combine: (Scalar, Scalar) -> Scalar
  ) -> Matrix {
    require(
      rows == other.rows && columns == other.columns,
      "\(shape) \(sign) \(other.shape): both matrices must have the same shape")
    let combined = elements.indices.map { combine(elements[$0], other.elements[$0]) }
    return Matrix(rows: rows, columns: columns, elements: combined)
  }

  static func productMessage(_ left: Matrix, _ right: Matrix) -> String {
    "\(left.shape) * \(right.shape): the left matrix has \(left.columns) columns, "
      + "so the right one must have \(left.columns) rows"
  }
}
