// What a network says of a sample's class, and how often it is right.

extension Network {
  /// The probability of each class, or of class 1 where there is one output: predictions, or from logits
  /// what their loss makes of them.
  public func probabilities(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    let predictions = predict(x)
    switch lossFunction {
    case .binaryCrossEntropyFromLogits: return predictions.map { Activation.sigmoid.value($0) }
    case .crossEntropyFromLogits: return predictions.rowSoftmax()
    case .squaredError, .binaryCrossEntropy, .crossEntropy: return predictions
    }
  }

  /// The class of each sample: of several outputs the one that is largest, and the first of equals; of a single
  /// output 1 where the probability is above ½, else 0.
  public func classes(_ x: Matrix<Scalar>) -> [Int] {
    let logits = lossFunction == .binaryCrossEntropyFromLogits
    return classesOfRows(predict(x), threshold: logits ? 0 : 0.5)
  }

  /// The share of samples whose class the network finds, from 0 to 1. y is what `loss` takes.
  public func accuracy(_ x: Matrix<Scalar>, _ y: Matrix<Scalar>) -> Double {
    confusionMatrix(x, y).accuracy
  }

  /// How often samples of each class are taken for which class. y is what `loss` takes.
  public func confusionMatrix(_ x: Matrix<Scalar>, _ y: Matrix<Scalar>) -> ConfusionMatrix {
    requireShapes(x, y)
    let isLabels = y.columns == 1 && layout.outputs > 1
    let actual = isLabels ? y.elements.map { Int($0) } : classesOfRows(y, threshold: 0.5)
    return ConfusionMatrix(actual: actual, predicted: classes(x), classes: max(2, layout.outputs))
  }
}

private func classesOfRows<Scalar: Real>(_ matrix: Matrix<Scalar>, threshold: Scalar) -> [Int] {
  guard matrix.columns > 1 else { return matrix.elements.map { $0 > threshold ? 1 : 0 } }
  return matrix.elements.withUnsafeBufferPointer { elements in
    (0..<matrix.rows).map { row in
      elements.baseAddress.map { largestIndex($0 + row * matrix.columns, matrix.columns) } ?? 0
    }
  }
}

extension Matrix {
  /// The softmax of each row.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func rowSoftmax() -> Matrix {
    var a = self
    elements.withUnsafeBufferPointer { z in
      a.elements.withUnsafeMutableBufferPointer { out in
        guard let z = z.baseAddress, let out = out.baseAddress else { return }
        Activation.softmax.apply(z, into: out, rows: rows, columns: columns)
      }
    }
    return a
  }
}
