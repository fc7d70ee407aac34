/// Samples to learn from: inputs and what is desired for each.
///
///     let data = Dataset.moons(200, noise: 0.1, seed: 1)
///     net.train(data.x, data.y, epochs: 2000, learningRate: 0.5)
public struct Dataset: Equatable, Sendable {
  public var name: String
  /// A row for each sample, a column for each input.
  public var x: Matrix<Double>
  /// A row for each sample: a column for each output, or one of class indices, counted from 0.
  public var y: Matrix<Double>
  /// A name for each column of x.
  public var inputNames: [String]
  /// A name for each class; empty where classes have none but their number.
  public var classNames: [String]

  /// Traps when x and y do not have as many rows as each other, or names do not match columns.
  ///
  /// - Parameter inputNames: nil means x1, x2 and so on.
  public init(
    name: String, x: Matrix<Double>, y: Matrix<Double>, inputNames: [String]? = nil,
    classNames: [String] = []
  ) {
    let inputNames = inputNames ?? (0..<x.columns).map { "x\($0 + 1)" }
    require(
      x.rows == y.rows,
      "x of shape \(x.shape) and y of shape \(y.shape) must have equally many rows")
    require(
      inputNames.count == x.columns,
      "\(inputNames.count) names do not fit the columns of x, \(x.shape)")
    self.name = name
    self.x = x
    self.y = y
    self.inputNames = inputNames
    self.classNames = classNames
  }

  /// How many samples there are.
  public var count: Int { x.rows }

  /// The inputs of the samples whose first output is `label`: what a scatter plot draws in one colour.
  public func samples(labelled label: Double) -> Matrix<Double> {
    x.rows((0..<count).filter { y[$0, 0] == label })
  }

  /// The samples with these numbers, in this order.
  public func samples(_ numbers: [Int]) -> Dataset {
    var picked = self
    picked.x = x.rows(numbers)
    picked.y = y.rows(numbers)
    return picked
  }
}
