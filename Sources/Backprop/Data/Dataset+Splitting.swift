extension Dataset {
  /// Samples to learn from and samples to test with: a random part, of the size nearest to the share, is kept
  /// for the test. Both keep the order that they come in.
  public func split(test share: Double, seed: UInt64) -> (train: Dataset, test: Dataset) {
    let (first, second) = Split(count, share: share, seed: seed).rows
    return (samples(first), samples(second))
  }

  /// The same by position: the last samples are kept for the test.
  public func split(last: Int) -> (train: Dataset, test: Dataset) {
    require(
      last >= 0 && last <= count, "the last \(last) of \(count) samples cannot be kept for the test"
    )
    return (samples(Array(0..<count - last)), samples(Array(count - last..<count)))
  }

  /// In a random order.
  public func shuffled(seed: UInt64) -> Dataset {
    var generator = SeededGenerator(seed: seed)
    return samples(generator.shuffled(count))
  }
}
