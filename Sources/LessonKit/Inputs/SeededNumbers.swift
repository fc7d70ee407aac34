/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every run and every machine, so that a check that
/// fails fails again.
struct SeededNumbers {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Evenly spread over the range.
  mutating func number(in range: ClosedRange<Double>) -> Double {
    let fraction = Double(next() >> 11) * 0x1p-53
    // Not low + fraction × (high − low), since the width of a range may be no finite number.
    return min(
      max(range.lowerBound * (1 - fraction) + range.upperBound * fraction, range.lowerBound), range.upperBound
    )
  }

  /// Evenly spread over the range, but for a part in 2⁶⁴ per element.
  mutating func integer(in range: ClosedRange<Int>) -> Int {
    let count = UInt64(bitPattern: Int64(range.upperBound &- range.lowerBound)) &+ 1
    let offset = count == 0 ? next() : next() % count
    return range.lowerBound &+ Int(truncatingIfNeeded: offset)
  }
}
