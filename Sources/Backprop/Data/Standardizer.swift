/// Brings each column to a mean of 0 and a deviation of 1, by the means and deviations of the samples that a
/// network learns from: those it is tested with, which it must not know, are moved by the same amounts.
///
///     let scale = Standardizer(fitting: train.x)
///     net.train(scale(train.x), train.y, epochs: 100, learningRate: 0.1)
///     net.accuracy(scale(test.x), test.y)
public struct Standardizer: Equatable, Sendable {
  /// Of each column.
  public let means: [Double]
  /// Of each column, √(Σ(x - mean)² / n); 1 where a column is the same everywhere, which leaves it at 0.
  public let deviations: [Double]

  public init(fitting x: Matrix<Double>) {
    require(x.rows > 0, "no samples have no mean")
    let columns = (0..<x.columns).map { x.column($0) }
    let count = Double(x.rows)
    let means = columns.map { $0.reduce(0, +) / count }
    self.means = means
    deviations = columns.indices.map { column in
      let squares = columns[column].reduce(0) { $0 + ($1 - means[column]) * ($1 - means[column]) }
      return squares > 0 ? (squares / count).squareRoot() : 1
    }
  }

  /// The samples, moved and scaled column by column.
  public func callAsFunction(_ x: Matrix<Double>) -> Matrix<Double> {
    requireColumns(x)
    return scaled(x) { ($0 - means[$1]) / deviations[$1] }
  }

  /// The way back to the samples' own units.
  public func inverse(_ x: Matrix<Double>) -> Matrix<Double> {
    requireColumns(x)
    return scaled(x) { $0 * deviations[$1] + means[$1] }
  }

  private func scaled(_ x: Matrix<Double>, _ scale: (Double, _ column: Int) -> Double) -> Matrix<
    Double
  > {
    var scaled = x
    for index in x.elements.indices {
      scaled.elements[index] = scale(x.elements[index], index % x.columns)
    }
    return scaled
  }

  private func requireColumns(_ x: Matrix<Double>) {
    require(
      x.columns == means.count,
      "x of shape \(x.shape) does not have the \(means.count) columns that were fitted")
  }
}
