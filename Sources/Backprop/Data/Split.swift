/// The rows of a set of samples in two parts.
struct Split {
  let rows: (first: [Int], second: [Int])

  /// A random part of the rows, of the size nearest to the share, is the second; both keep their order.
  init(_ count: Int, share: Double, seed: UInt64) {
    require(share >= 0 && share <= 1, "a share must be between 0 and 1, not \(share)")
    var generator = SeededGenerator(seed: seed)
    let order = generator.shuffled(count)
    let size = Int((Double(count) * share).rounded())
    rows = (order[size...].sorted(), order[..<size].sorted())
  }
}

extension SeededGenerator {
  /// The numbers 0..<count in a random order.
  mutating func shuffled(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }

  /// Puts numbers into a random order, each as likely as any other: R. Durstenfeld, "Algorithm 235: random
  /// permutation" (1964).
  @inline(__always)
  mutating func shuffle(_ order: inout [Int]) {
    for last in stride(from: order.count - 1, to: 0, by: -1) {
      order.swapAt(last, index(below: last + 1))
    }
  }

  /// A whole number from 0 up to, but not including, `bound`.
  @inline(__always)
  mutating func index(below bound: Int) -> Int {
    Int(uniform() * Double(bound))
  }
}
