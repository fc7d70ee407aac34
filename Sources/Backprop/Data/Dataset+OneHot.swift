extension Dataset {
  /// How many classes a column of class indices tells apart.
  public var classCount: Int {
    max(classNames.count, y.elements.map { Int($0) + 1 }.max() ?? 0)
  }

  /// The same with a column of y for each class, 1 for the one that a sample belongs to and 0 for the others.
  public var oneHot: Dataset {
    require(y.columns == 1, "class indices are one column, but y is \(y.shape)")
    var encoded = self
    encoded.y = Matrix.oneHot(y.column(0).map { Int($0) }, classes: classCount)
    return encoded
  }
}

extension Matrix {
  /// A row for each label with a 1 in its column: `.oneHot([2, 0], classes: 3)` is [[0, 0, 1], [1, 0, 0]].
  public static func oneHot(_ labels: [Int], classes: Int) -> Matrix {
    var matrix = Matrix(rows: labels.count, columns: classes)
    for (row, label) in labels.enumerated() {
      require((0..<classes).contains(label), "label \(label) is not among \(classes) classes counted from 0")
      matrix[row, label] = 1
    }
    return matrix
  }
}
