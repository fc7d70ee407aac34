/// Samples to learn from: inputs and what is desired for each.
///
///     let data = Dataset.moons(200, noise: 0.1, seed: 1)
///     net.train(data.x, data.y, epochs: 2000, learningRate: 0.5)
public struct Dataset: Equatable, Sendable {
  public var name: String
  /// A row for each sample, a column for each input.
  public var x: Matrix<Double>
  /// A row for each sample, a column for each output. Classes are 0 and 1.
  public var y: Matrix<Double>
  /// A name for each column of x.
  public var inputNames: [String]

  /// Traps when x and y do not have as many rows as each other, or names do not match columns.
  public init(name: String, x: Matrix<Double>, y: Matrix<Double>, inputNames: [String] = ["x1", "x2"]) {
    require(x.rows == y.rows, "x of shape \(x.shape) and y of shape \(y.shape) must have equally many rows")
    require(
      inputNames.count == x.columns, "\(inputNames.count) names do not fit the columns of x, \(x.shape)")
    self.name = name
    self.x = x
    self.y = y
    self.inputNames = inputNames
  }

  /// How many samples there are.
  public var count: Int { x.rows }

  /// The inputs of the samples whose first output is `label`: what a scatter plot draws in one colour.
  public func samples(labelled label: Double) -> Matrix<Double> {
    let rows = (0..<count).filter { y[$0, 0] == label }
    return Matrix(rows: rows.count, columns: x.columns, elements: rows.flatMap(x.row))
  }
}
