/// How the loss went while a network was trained.
public struct History<Scalar: Real>: Equatable, Sendable {
  /// The epochs that were recorded; 0 is before the first step.
  public internal(set) var epochs: [Int] = []
  /// The loss after each of these epochs.
  public internal(set) var losses: [Scalar] = []

  /// The loss after the last epoch.
  public var finalLoss: Scalar { losses[losses.count - 1] }
}

extension Network {
  /// Gradient descent on all samples at once, `epochs` steps of it.
  ///
  ///     let history = net.train(x, y, epochs: 5000, learningRate: 0.5, every: 500) { epoch, loss in
  ///       print(epoch, loss)
  ///     }
  ///
  /// - Parameters:
  ///   - x: a row for each sample.
  ///   - y: what is desired, in the shape of the predictions.
  ///   - every: from how many epochs one loss is recorded; nil records about a hundred. The loss before
  ///     the first step and the one after the last are always recorded.
  ///   - report: called with each epoch that is recorded and its loss.
  @discardableResult
  public mutating func train(
    _ x: Matrix<Scalar>, _ y: Matrix<Scalar>, epochs: Int, learningRate: Scalar, every: Int? = nil,
    _ report: (_ epoch: Int, _ loss: Scalar) -> Void = { _, _ in }
  ) -> History<Scalar> {
    runEpochs(x, y, epochs, learningRate: learningRate, every: every) { epoch, loss, _ in
      report(epoch, loss)
    }
  }

  /// The same, where `report` is also handed the network as it is after that epoch. (The variable that
  /// is being trained cannot be read meanwhile.)
  @discardableResult
  public mutating func train(
    _ x: Matrix<Scalar>, _ y: Matrix<Scalar>, epochs: Int, learningRate: Scalar, every: Int? = nil,
    _ report: (_ epoch: Int, _ loss: Scalar, _ network: Network) -> Void
  ) -> History<Scalar> {
    var snapshot = self
    return runEpochs(x, y, epochs, learningRate: learningRate, every: every) { epoch, loss, parameters in
      snapshot.parameters = Array(parameters)
      report(epoch, loss, snapshot)
    }
  }

  /// The loop itself. All its memory is taken before the first step.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private mutating func runEpochs(
    _ x: Matrix<Scalar>, _ y: Matrix<Scalar>, _ epochs: Int, learningRate: Scalar, every: Int?,
    _ report: (Int, Scalar, UnsafeMutableBufferPointer<Scalar>) -> Void
  ) -> History<Scalar> {
    requireShapes(x, y)
    require(epochs >= 0, "a network cannot be trained for \(epochs) epochs")
    require(every ?? 1 > 0, "a loss cannot be recorded every \(every ?? 1) epochs")
    let interval = every ?? max(1, epochs / 100)
    let workspace = Workspace<Scalar>(layout, lossFunction, rows: x.rows)
    var gradient = [Scalar](repeating: 0, count: layout.count)
    var history = History<Scalar>()
    history.epochs.reserveCapacity(epochs / interval + 2)
    history.losses.reserveCapacity(epochs / interval + 2)

    parameters.withUnsafeMutableBufferPointer { parameters in
      for epoch in 0...epochs {
        workspace.forward(x.elements, parameters.baseAddress!)
        if epoch % interval == 0 || epoch == epochs {
          let loss = workspace.loss(y.elements)
          history.epochs.append(epoch)
          history.losses.append(loss)
          report(epoch, loss, parameters)
        }
        guard epoch < epochs else { break }
        workspace.backward(x.elements, y.elements, parameters.baseAddress!, into: &gradient)
        for index in parameters.indices { parameters[index] -= learningRate * gradient[index] }
      }
    }
    return history
  }
}
