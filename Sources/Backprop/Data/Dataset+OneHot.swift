extension Dataset {
  /// How many classes a column of class indices tells apart. Stops with a sentence where y holds other numbers.
  public var classCount: Int {
    max(classNames.count, labels.map { $0 + 1 }.max() ?? 0)
  }

  /// The class of each sample, from a column of class indices.
  public var labels: [Int] {
    require(y.columns == 1, "class indices are one column, but y is \(y.shape)")
    return y.elements.indices.map { row in
      let label = Int(exactly: y.elements[row]) ?? -1
      require(label >= 0, "y[\(row), 0] is \(y.elements[row]), which is no class index")
      return label
    }
  }

  /// The same with a column of y for each class, 1 for the one that a sample belongs to and 0 for the others.
  public var oneHot: Dataset {
    var encoded = self
    encoded.y = Matrix.oneHot(labels, classes: classCount)
    return encoded
  }
}

extension Matrix {
  /// A row for each label with a 1 in its column: `.oneHot([2, 0], classes: 3)` is [[0, 0, 1], [1, 0, 0]].
  public static func oneHot(_ labels: [Int], classes: Int) -> Matrix {
    var matrix = Matrix(rows: labels.count, columns: classes)
    for (row, label) in labels.enumerated() {
      require(
        (0..<classes).contains(label),
        "label \(label) is not among \(classes) classes counted from 0")
      matrix[row, label] = 1
    }
    return matrix
  }
}
