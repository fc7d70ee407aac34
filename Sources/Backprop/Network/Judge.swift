/// A loss with the shapes that it is used on. Its mean is over *terms*: one for each output, or one for each
/// row where rows are judged as a whole.
struct Judge: Hashable, Sendable {
  let loss: Loss
  let outputs: Int
  let targetColumns: Int

  /// Whether y is a column of class indices.
  var takesLabels: Bool { loss.isCategorical && targetColumns == 1 && outputs > 1 }

  var targetsFit: Bool { targetColumns == outputs || takesLabels }

  /// How many terms so many rows have.
  func terms(rows: Int) -> Int { loss.isCategorical ? rows : rows * outputs }

  /// How many outputs a term is made of.
  var outputsPerTerm: Int { loss.isCategorical ? outputs : 1 }

  /// A term of the sum whose mean is the loss.
  @inline(__always)
  func term<Scalar: Real>(_ term: Int, _ p: UnsafePointer<Scalar>, _ y: UnsafePointer<Scalar>)
    -> Scalar
  {
    guard loss.isCategorical else { return loss.value(p[term], y[term]) }
    let (p, y) = (p + term * outputs, y + term * targetColumns)
    return loss == .crossEntropy ? surprise(p, y) : surpriseFromLogits(p, y)
  }

  /// The derivatives of a term by the outputs that it is made of.
  @inline(__always)
  func slopes<Scalar: Real>(
    _ term: Int, _ p: UnsafePointer<Scalar>, _ y: UnsafePointer<Scalar>,
    into slopes: UnsafeMutablePointer<Scalar>
  ) {
    guard loss.isCategorical else {
      slopes[term] = loss.derivative(p[term], y[term])
      return
    }
    let (p, y, slopes) = (p + term * outputs, y + term * targetColumns, slopes + term * outputs)
    if loss == .crossEntropy {
      for unit in 0..<outputs { slopes[unit] = loss.derivative(p[unit], target(unit, y)) }
    } else {
      softmaxRow(p, into: slopes, count: outputs)
      subtractTargets(y, from: slopes)
    }
  }

  /// Slopes of the loss from logits where the probabilities are known already: p - y.
  @inline(__always)
  func slopes<Scalar: Real>(
    rows: Int, ofProbabilities p: UnsafePointer<Scalar>, _ y: UnsafePointer<Scalar>,
    into slopes: UnsafeMutablePointer<Scalar>
  ) {
    guard takesLabels else {
      for unit in 0..<rows * outputs { slopes[unit] = p[unit] - y[unit] }
      return
    }
    slopes.update(from: p, count: rows * outputs)
    for row in 0..<rows { subtractTargets(y + row, from: slopes + row * outputs) }
  }
}

extension Judge {
  /// What is desired of a unit, by its row's targets.
  @inline(__always)
  private func target<Scalar: Real>(_ unit: Int, _ y: UnsafePointer<Scalar>) -> Scalar {
    takesLabels ? (Int(y[0]) == unit ? 1 : 0) : y[unit]
  }

  @inline(__always)
  private func subtractTargets<Scalar: Real>(
    _ y: UnsafePointer<Scalar>, from row: UnsafeMutablePointer<Scalar>
  ) {
    if takesLabels {
      row[Int(y[0])] -= 1
    } else {
      for unit in 0..<outputs { row[unit] -= y[unit] }
    }
  }

  /// -Σ y ln p
  @inline(__always)
  private func surprise<Scalar: Real>(_ p: UnsafePointer<Scalar>, _ y: UnsafePointer<Scalar>)
    -> Scalar
  {
    guard !takesLabels else { return loss.value(p[Int(y[0])], 1) }
    var sum: Scalar = 0
    for unit in 0..<outputs { sum += loss.value(p[unit], y[unit]) }
    return sum
  }

  /// Σ y (ln Σ eᶻ - z). The largest z is taken out of the logarithm, so that nothing overflows and a loss far
  /// below 1 keeps its digits.
  @inline(__always)
  private func surpriseFromLogits<Scalar: Real>(
    _ z: UnsafePointer<Scalar>, _ y: UnsafePointer<Scalar>
  ) -> Scalar {
    let top = largestIndex(z, outputs)
    var others: Scalar = 0
    for unit in 0..<outputs where unit != top { others += Scalar.exp(z[unit] - z[top]) }
    let excess = Scalar.logOnePlus(others)
    guard !takesLabels else { return z[top] - z[Int(y[0])] + excess }
    var sum: Scalar = 0
    for unit in 0..<outputs { sum += y[unit] * (z[top] - z[unit] + excess) }
    return sum
  }
}

extension Judge {
  /// Stops with a sentence where y tells classes neither by indices nor by probabilities.
  func requireClasses<Scalar: Real>(_ y: Matrix<Scalar>) {
    guard loss.isCategorical else { return }
    for row in 0..<y.rows {
      if takesLabels { requireLabel(y, row) } else { requireProbabilities(y, row) }
    }
  }

  private func requireLabel<Scalar: Real>(_ y: Matrix<Scalar>, _ row: Int) {
    let label = y.elements[row]
    require(
      label >= 0 && label < Scalar(outputs) && label.rounded() == label,
      "y[\(row), 0] is no class: with \(outputs) outputs, "
        + "classes are the whole numbers from 0 to \(outputs - 1)")
  }

  /// Only where they add up to 1 is p - y the gradient.
  private func requireProbabilities<Scalar: Real>(_ y: Matrix<Scalar>, _ row: Int) {
    var sum: Scalar = 0
    var least: Scalar = 0
    for index in row * y.columns..<(row + 1) * y.columns {
      sum += y.elements[index]
      least = min(least, y.elements[index])
    }
    require(
      least >= 0 && (sum - 1).magnitude < 1e-3,
      "row \(row) of y holds no probabilities of \(outputs) classes: "
        + "they cannot be negative, and must add up to 1")
  }
}
