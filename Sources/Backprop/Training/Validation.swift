/// Samples that a training is judged by but does not learn from.
public enum Validation<Scalar: Real>: Equatable, Sendable {
  /// Others than the training's.
  case samples(_ x: Matrix<Scalar>, _ y: Matrix<Scalar>)
  /// That share of the training's, between 0 and 1, drawn with the training's seed; it learns from the rest.
  case share(_ share: Double)
}

/// What a training learns from and what it is judged by.
struct TrainingSamples<Scalar: Real> {
  var x: Matrix<Scalar>
  var y: Matrix<Scalar>
  var validation: (x: Matrix<Scalar>, y: Matrix<Scalar>)?

  init(_ x: Matrix<Scalar>, _ y: Matrix<Scalar>, _ validation: Validation<Scalar>?, seed: UInt64) {
    (self.x, self.y) = (x, y)
    switch validation {
    case nil: break
    case .samples(let x, let y): self.validation = (x, y)
    case .share(let share):
      let (learnt, held) = Split(x.rows, share: share, seed: seed).rows
      require(
        !learnt.isEmpty && !held.isEmpty,
        "a share of \(share) of \(x.rows) samples leaves none to learn from, or none to validate with"
      )
      (self.x, self.y) = (x.rows(learnt), y.rows(learnt))
      self.validation = (x.rows(held), y.rows(held))
    }
  }
}
