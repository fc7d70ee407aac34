/// What a network of two inputs says of the points of a grid: the regions into which it divides the plane.
public struct DecisionGrid<Scalar: Real>: Equatable, Sendable {
  /// Of the columns, from left to right.
  public let xs: [Double]
  /// Of the rows, upwards.
  public let ys: [Double]
  /// The class at each point: `classes[row][column]`.
  public let classes: [[Int]]
  /// The probabilities at each point, row after row of the grid, with a column for each output.
  public let probabilities: Matrix<Scalar>

  /// The probability of class 1 at each point, or of the given output: `probability()[row][column]`.
  public func probability(output: Int = 0) -> [[Scalar]] {
    ys.indices.map { row in xs.indices.map { probabilities[row * xs.count + $0, output] } }
  }
}

extension Network {
  /// The regions of a rectangle, asked for at the centre of each of `resolution` × `resolution` parts.
  public func regions(
    x: ClosedRange<Double>, y: ClosedRange<Double>, resolution: Int = 64
  ) -> DecisionGrid<Scalar> {
    require(resolution > 0, "a grid cannot have \(resolution) parts")
    return regions(xs: x.centers(resolution), ys: y.centers(resolution))
  }

  /// The regions at the points where these columns and rows cross.
  public func regions(xs: [Double], ys: [Double]) -> DecisionGrid<Scalar> {
    var points: [Scalar] = []
    points.reserveCapacity(2 * xs.count * ys.count)
    for y in ys {
      for x in xs { points += [Scalar(x), Scalar(y)] }
    }
    let grid = Matrix(rows: xs.count * ys.count, columns: 2, elements: points)
    let classes = classes(grid)
    return DecisionGrid(
      xs: xs, ys: ys,
      classes: ys.indices.map { Array(classes[$0 * xs.count..<($0 + 1) * xs.count]) },
      probabilities: probabilities(grid))
  }
}

extension ClosedRange<Double> {
  /// The centres of equal parts.
  fileprivate func centers(_ count: Int) -> [Double] {
    let width = (upperBound - lowerBound) / Double(count)
    return (0..<count).map { lowerBound + (Double($0) + 0.5) * width }
  }
}
