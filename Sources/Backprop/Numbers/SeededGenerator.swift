/// Random numbers that are the same on every machine for the same seed.
///
///     var generator = SeededGenerator(seed: 1)
///     let weight = generator.uniform(in: -0.5..<0.5)
///
/// The generator is SplitMix64: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom
/// number generators" (2014), figure 15. Its period is 2⁶⁴. Not for secrets.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) {
    state = seed
  }

  /// 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }

  /// A number from 0 up to, but not including, 1: one of 2⁵³ equally spaced ones.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number between the ends of `range`, each as likely as any other.
  public mutating func uniform(in range: Range<Double>) -> Double {
    range.lowerBound + uniform() * (range.upperBound - range.lowerBound)
  }

  /// A number from the normal (Gaussian) distribution.
  ///
  /// By the polar method: G. Marsaglia and T. A. Bray, "A convenient method for generating normal
  /// variables" (1964).
  public mutating func normal(mean: Double = 0, deviation: Double = 1) -> Double {
    let (x, _, square) = pointInDisc()
    return mean + deviation * x * (-2 * Double.log(square) / square).squareRoot()
  }

  /// A point on the unit circle, each direction as likely as any other.
  mutating func direction() -> (x: Double, y: Double) {
    let (x, y, square) = pointInDisc()
    let length = square.squareRoot()
    return (x / length, y / length)
  }

  /// A point inside the unit circle, but not its centre, and the square of its distance from there.
  private mutating func pointInDisc() -> (x: Double, y: Double, square: Double) {
    while true {
      let (x, y) = (uniform(in: -1..<1), uniform(in: -1..<1))
      let square = x * x + y * y
      if square < 1, square > 0 { return (x, y, square) }
    }
  }
}
