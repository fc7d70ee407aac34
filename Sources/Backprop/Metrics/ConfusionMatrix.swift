/// How often samples of each class were taken for which class: a row for what they are, a column for what
/// they were taken for. What is right stands on the diagonal.
public struct ConfusionMatrix: Equatable, Sendable {
  /// `counts[actual][predicted]`.
  public let counts: [[Int]]

  /// - Parameters:
  ///   - actual: the class of each sample, counted from 0.
  ///   - predicted: what each was taken for.
  ///   - classes: how many classes there are.
  public init(actual: [Int], predicted: [Int], classes: Int) {
    require(
      actual.count == predicted.count,
      "\(predicted.count) predictions cannot be compared with \(actual.count) samples")
    var counts = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
    for (actual, predicted) in zip(actual, predicted) {
      require(
        (0..<classes).contains(actual) && (0..<classes).contains(predicted),
        "classes \(actual) and \(predicted) are not among the \(classes) counted from 0")
      counts[actual][predicted] += 1
    }
    self.counts = counts
  }

  /// How many samples there are.
  public var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

  /// How many are taken for what they are.
  public var correct: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }

  /// The share of samples taken for what they are; not a number where there are none.
  public var accuracy: Double { Double(correct) / Double(total) }

  /// Of the samples taken for this class, the share that belongs to it.
  public func precision(_ label: Int) -> Double {
    Double(counts[label][label]) / Double(counts.reduce(0) { $0 + $1[label] })
  }

  /// Of the samples of this class, the share taken for it.
  public func recall(_ label: Int) -> Double {
    Double(counts[label][label]) / Double(counts[label].reduce(0, +))
  }
}
