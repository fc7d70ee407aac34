/// How a training goes: what `train` was asked for.
struct Course<Scalar: Real> {
  let epochs: Int
  let batchSize: Int?
  let seed: UInt64
  let validation: Validation<Scalar>?
  let stopping: EarlyStopping?
  /// From how many epochs one is recorded.
  let interval: Int

  init(
    epochs: Int, batchSize: Int? = nil, seed: UInt64 = 0, validation: Validation<Scalar>? = nil,
    stopping: EarlyStopping? = nil, every: Int? = nil
  ) {
    require(epochs >= 0, "a network cannot be trained for \(epochs) epochs")
    require(every ?? 1 > 0, "a loss cannot be recorded every \(every ?? 1) epochs")
    require(batchSize ?? 1 > 0, "a batch cannot have \(batchSize ?? 1) samples")
    self.epochs = epochs
    self.batchSize = batchSize
    self.seed = seed
    self.validation = validation
    self.stopping = stopping
    interval = every ?? (stopping == nil ? max(1, epochs / 100) : 1)
  }

  func records(_ epoch: Int) -> Bool { epoch % interval == 0 || epoch == epochs }

  /// How many records to take memory for beforehand: all that there can be, but of a training without an end, which
  /// early stopping will bring about, only a million.
  var records: Int { min(epochs / interval, 1_000_000) + 2 }
}
