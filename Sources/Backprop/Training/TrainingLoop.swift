extension Network {
  /// The loop of all trainings. All its memory is taken before the first step, unless reports are to be shown
  /// the network.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  mutating func runEpochs(
    _ x: Matrix<Scalar>, _ y: Matrix<Scalar>, _ course: Course<Scalar>,
    _ state: inout OptimizerState<Scalar>, showsNetwork: Bool,
    _ report: (inout TrainingProgress<Scalar>) -> Void
  ) -> History<Scalar> {
    requireShapes(x, y)
    require(state.count == layout.count, stateMessage(state))
    let samples = TrainingSamples(x, y, course.validation, seed: course.seed)
    if let (x, y) = samples.validation { requireShapes(x, y) }
    var batches = Batches(samples.x, samples.y, size: course.batchSize)
    var workspace = Workspace<Scalar>(
      layout, objective, capacity: batches.capacity, targetColumns: y.columns)
    var gradient = [Scalar](repeating: 0, count: layout.count)
    let drops = layout.layers.contains { $0.dropout > 0 }
    let lanes =
      drops ? nil : Lanes(layout, objective, capacity: batches.capacity, targetColumns: y.columns)
    if batches.isWhole { lanes?.load(samples.x.elements, samples.y.elements, rows: batches.capacity) }
    let isPlain = state.isPlain && objective.penalty == .none
    var recorder = Recorder(self, course, showsNetwork: showsNetwork)

    parameters.withUnsafeMutableBufferPointer { parameters in
      for epoch in 0...course.epochs {
        if course.records(epoch) {
          let ends = recorder.record(epoch, samples, parameters, &workspace, state, report)
          if ends { break }
        }
        guard epoch < course.epochs else { break }
        batches.begin(seed: course.seed, step: state.steps)
        while let (x, y) = batches.next(&workspace) {
          if let lanes {
            if !batches.isWhole { lanes.load(x, y, rows: workspace.rows) }
            lanes.gradient(parameters.baseAddress!, rows: workspace.rows, into: &gradient)
            workspace.objective.penalty.addGradient(parameters.baseAddress!, workspace.layout, to: &gradient)
          } else {
            workspace.forward(x, parameters.baseAddress!, keepsZ: false)
            if isPlain {
              workspace.descend(x, y, parameters.baseAddress!, rate: Scalar(state.nextRate()))
              continue
            }
            workspace.backward(x, y, parameters.baseAddress!, into: &gradient)
          }
          state.update(parameters.baseAddress!, along: &gradient)
        }
      }
      recorder.restoreBest(parameters)
    }
    return recorder.history
  }
}

/// Takes down how a training goes, and tells when it is to end.
struct Recorder<Scalar: Real> {
  private(set) var history = History<Scalar>()
  private let course: Course<Scalar>
  private let showsNetwork: Bool
  private var network: Network<Scalar>
  private var best: BestEpoch<Scalar>?

  init(_ network: Network<Scalar>, _ course: Course<Scalar>, showsNetwork: Bool) {
    self.showsNetwork = showsNetwork
    self.network = network
    self.course = course
    best = course.stopping.map { BestEpoch($0, parameters: network.parameters) }
    history.epochs.reserveCapacity(course.records)
    history.losses.reserveCapacity(course.records)
    if course.validation != nil { history.validationLosses.reserveCapacity(course.records) }
  }

  /// The losses after an epoch; true when the training is to end here.
  @inline(__always)
  mutating func record(
    _ epoch: Int, _ samples: TrainingSamples<Scalar>,
    _ parameters: UnsafeMutableBufferPointer<Scalar>,
    _ workspace: inout Workspace<Scalar>, _ state: OptimizerState<Scalar>,
    _ report: (inout TrainingProgress<Scalar>) -> Void
  ) -> Bool {
    let loss = workspace.loss(samples.x, samples.y, parameters.baseAddress!)
    let validationLoss = samples.validation.map {
      workspace.loss($0.x, $0.y, parameters.baseAddress!)
    }
    history.epochs.append(epoch)
    history.losses.append(loss)
    if let validationLoss { history.validationLosses.append(validationLoss) }
    if showsNetwork { network.parameters = Array(parameters) }
    var progress = TrainingProgress(
      epoch: epoch, epochs: course.epochs, loss: loss, validationLoss: validationLoss,
      learningRate: state.optimizer.learningRate(atStep: state.steps), network: network)
    report(&progress)
    if progress.stops { history.end = .stoppedByReport }
    if best?.isOverdue(epoch, validationLoss ?? loss, parameters) == true, history.end == .completed {
      history.end = .stoppedEarly
    }
    return history.end != .completed
  }

  /// With early stopping, the best parameters take the place of the last.
  mutating func restoreBest(_ parameters: UnsafeMutableBufferPointer<Scalar>) {
    guard let best else { return }
    history.bestEpoch = best.epoch
    _ = parameters.update(from: best.parameters)
  }
}

extension Workspace {
  /// The loss of samples of any number, as many at a time as the workspace holds, with nothing dropped out.
  @inline(__always)
  mutating func loss(
    _ x: Matrix<Scalar>, _ y: Matrix<Scalar>, _ parameters: UnsafePointer<Scalar>
  ) -> Scalar {
    let batch = rows
    defer { rows = batch }
    isDropping = false
    var (sum, weight): (Scalar, Scalar) = (0, 0)
    x.elements.withUnsafeBufferPointer { x in
      y.elements.withUnsafeBufferPointer { y in
        for start in stride(from: 0, to: y.count / judge.targetColumns, by: capacity) {
          rows = min(capacity, y.count / judge.targetColumns - start)
          let y = y.baseAddress! + start * judge.targetColumns
          forward(x.baseAddress! + start * layout.inputs, parameters, keepsZ: false)
          let part = lossSum(y)
          sum += part.sum
          weight += part.weight
        }
      }
    }
    return sum / weight + objective.penalty.value(parameters, layout)
  }
}
