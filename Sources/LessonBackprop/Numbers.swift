import Backprop
import LessonKit

/// Checks compare matrices number by number, as the rows that they are.
extension Matrix: NumericalValue, RealValue {
  public var numberTree: NumberTree {
    .list(
      (0..<rows).map { row in
        .list((0..<columns).map { Matrix.leaf(self[row, $0]) })
      })
  }

  public init?(_ tree: NumberTree) {
    guard let rows = [[Double]](tree), rows.allSatisfy({ $0.count == rows[0].count }) else { return nil }
    self.init(rows: rows.map { $0.map { Scalar($0) } })
  }

  private static func leaf(_ number: Scalar) -> NumberTree {
    if let single = number as? Float { return .single(single) }
    return .number(Double(number))
  }
}
