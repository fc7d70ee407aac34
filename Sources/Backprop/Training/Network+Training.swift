extension Network {
  /// Gradient descent on all samples at once, `epochs` steps of it.
  ///
  ///     let history = net.train(x, y, epochs: 5000, learningRate: 0.5, every: 500) { epoch, loss in
  ///       print(epoch, loss)
  ///     }
  ///
  /// - Parameters:
  ///   - x: a row for each sample.
  ///   - y: what is desired: in the shape of the predictions, or a column of class indices.
  ///   - every: from how many epochs one loss is recorded; nil records about a hundred. The loss before
  ///     the first step and the one after the last are always recorded.
  ///   - report: called with each epoch that is recorded and its loss.
  @discardableResult
  public mutating func train(
    _ x: Matrix<Scalar>, _ y: Matrix<Scalar>, epochs: Int, learningRate: Scalar, every: Int? = nil,
    _ report: (_ epoch: Int, _ loss: Scalar) -> Void = { _, _ in }
  ) -> History<Scalar> {
    var state = OptimizerState(.sgd(learningRate: Double(learningRate)), for: self)
    return runEpochs(x, y, Course(epochs: epochs, every: every), &state, showsNetwork: false) {
      report($0.epoch, $0.loss)
    }
  }

  /// The same, where `report` is also handed the network as it is after that epoch. (The variable that
  /// is being trained cannot be read meanwhile.)
  @discardableResult
  public mutating func train(
    _ x: Matrix<Scalar>, _ y: Matrix<Scalar>, epochs: Int, learningRate: Scalar, every: Int? = nil,
    _ report: (_ epoch: Int, _ loss: Scalar, _ network: Network) -> Void
  ) -> History<Scalar> {
    var state = OptimizerState(.sgd(learningRate: Double(learningRate)), for: self)
    return runEpochs(x, y, Course(epochs: epochs, every: every), &state, showsNetwork: true) {
      report($0.epoch, $0.loss, $0.network)
    }
  }

  /// Training with everything that goes with it:
  ///
  ///     let history = net.train(
  ///       data.x, data.y, epochs: 50, batchSize: 32, optimizer: .adam(learningRate: 0.001), seed: 1,
  ///       validation: .share(0.2), stopping: EarlyStopping(patience: 5)
  ///     ) { now in
  ///       print(now.epoch, now.loss, now.validationLoss!)
  ///     }
  ///
  /// - Parameters:
  ///   - x: a row for each sample.
  ///   - y: what is desired: in the shape of the predictions, or a column of class indices.
  ///   - epochs: how often each sample is learnt from.
  ///   - batchSize: how many samples each step is made of, in an order that is drawn anew for each epoch; the
  ///     last batch of an epoch has what is left. Nil takes all of them at once, in their own order.
  ///   - seed: decides the order, dropout and a validation's share: the same seed gives the same training.
  ///   - stopping: ends the training early, and brings back the best parameters.
  ///   - every: from how many epochs one loss is recorded; nil records each with early stopping, else about a
  ///     hundred. The loss before the first step and the one after the last are always recorded.
  ///   - report: called with what is known after each epoch that is recorded; may end the training.
  @discardableResult
  public mutating func train(
    _ x: Matrix<Scalar>, _ y: Matrix<Scalar>, epochs: Int, batchSize: Int? = nil,
    optimizer: Optimizer,
    seed: UInt64 = 0, validation: Validation<Scalar>? = nil, stopping: EarlyStopping? = nil,
    every: Int? = nil, _ report: ((inout TrainingProgress<Scalar>) -> Void)? = nil
  ) -> History<Scalar> {
    var state = OptimizerState(optimizer, for: self)
    return train(
      x, y, epochs: epochs, batchSize: batchSize, continuing: &state, seed: seed,
      validation: validation,
      stopping: stopping, every: every, report)
  }

  /// The same, going on from what an optimiser already remembers: two trainings of ten epochs make the same
  /// steps as one of twenty.
  @discardableResult
  public mutating func train(
    _ x: Matrix<Scalar>, _ y: Matrix<Scalar>, epochs: Int, batchSize: Int? = nil,
    continuing state: inout OptimizerState<Scalar>, seed: UInt64 = 0,
    validation: Validation<Scalar>? = nil, stopping: EarlyStopping? = nil, every: Int? = nil,
    _ report: ((inout TrainingProgress<Scalar>) -> Void)? = nil
  ) -> History<Scalar> {
    let course = Course(
      epochs: epochs, batchSize: batchSize, seed: seed, validation: validation, stopping: stopping,
      every: every)
    return runEpochs(x, y, course, &state, showsNetwork: report != nil) { report?(&$0) }
  }
}

/// What is known after an epoch that is recorded.
public struct TrainingProgress<Scalar: Real>: Sendable {
  /// 0 is before the first step.
  public let epoch: Int
  /// How many epochs the training is to have.
  public let epochs: Int
  /// Over all training samples, with nothing dropped out.
  public let loss: Scalar
  /// The loss of the samples held back; nil where none are.
  public let validationLoss: Scalar?
  /// Of the next step.
  public let learningRate: Double
  /// The network as it is now.
  public let network: Network<Scalar>
  /// Set it to end the training here.
  public var stops = false
}
