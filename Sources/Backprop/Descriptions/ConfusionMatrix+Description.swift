extension ConfusionMatrix: CustomStringConvertible {
  /// What samples are, downwards, and what they were taken for, across:
  ///
  ///     is \ taken for   0   1
  ///                  0  48   2
  ///                  1   3  47
  ///     95 of 100 right, 95.0%
  public var description: String {
    let heading = ["is \\ taken for"] + counts.indices.map { "\($0)" }
    let rows = counts.enumerated().map { ["\($0)"] + $1.map { "\($0)" } }
    let tenths = (accuracy * 1000).rounded()
    let percent = accuracy.isNaN ? "" : ", \(tenths / 10)%"
    return (alignedLines([heading] + rows) + ["\(correct) of \(total) right\(percent)"])
      .joined(separator: "\n")
  }
}
