import Backprop
import LessonKit

/// A bar on the reader's screen for how far a training has come:
///
///     let bar = TrainingBar("moons")
///     net.train(x, y, epochs: 2000, optimizer: .adam()) { now in bar.show(now) }
public final class TrainingBar {
  private let label: String
  private var meter: ProgressSequence<Range<Int>>.Iterator?
  /// How many epochs the bar has been told of.
  private var shown = 0

  public init(_ label: String = "training") {
    self.label = label
  }

  /// Moves the bar to where the training is.
  public func show<Scalar>(_ now: TrainingProgress<Scalar>) {
    if now.epoch == 0 || meter == nil {
      meter = progress(0..<now.epochs, label).makeIterator()
      shown = 0
    }
    while shown <= now.epoch {
      _ = meter?.next()
      shown += 1
    }
  }
}
