import Glibc
import LessonOutput

/// Where on an axis a value stands: 0 is the lower end, 1 the upper.
package struct AxisScale {
  package let scale: Plot.Axis.Scale
  /// The ends of the axis: values, or their decimal logarithms on a logarithmic axis.
  private(set) var low: Double
  private(set) var high: Double
  /// Whether the axis counts, so that its ticks are whole numbers.
  let isWhole: Bool

  /// Fits an axis to the values it must show. Values that are not finite, and on a logarithmic axis those
  /// that are not positive, ask for nothing.
  package init(_ axis: Plot.Axis, fitting values: some Sequence<Double>, isWhole: Bool = false) {
    scale = axis.scale
    self.isWhole = isWhole && scale == .linear
    (low, high) = (0, 1)
    let given = axis.range.flatMap { bounds(of: [$0.lowerBound, $0.upperBound]) }
    if let given, given.low < given.high {
      (low, high) = widened(given)
    } else if let fitted = bounds(of: values) {
      (low, high) = widened(fitted)
    }
  }

  /// 0 to 1 for what is on the axis; nil for values that no axis of this kind can show.
  package func position(_ value: Double) -> Double? {
    coordinate(value).map { ($0 - low) / (high - low) }
  }

  /// The value at a position: the inverse of `position(_:)`.
  package func value(at position: Double) -> Double {
    let coordinate = low + position * (high - low)
    return scale == .logarithmic ? pow(10, coordinate) : coordinate
  }

  /// Moves each end to the next tick where that is no further than half a step, so that axes begin and end
  /// with a label where they can. On a logarithmic axis a step is in decades.
  package mutating func snap(to step: Double) {
    let (below, above) = ((low / step).rounded(.down) * step, (high / step).rounded(.up) * step)
    if low - below <= step / 2 { low = below }
    if above - high <= step / 2 { high = above }
  }

  private func coordinate(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    // Far ends are drawn at the limit, so that the difference of two ends is finite.
    switch scale {
    case .linear: return value.clamped(to: -1e300...1e300)
    case .logarithmic: return value > 0 ? log10(value).clamped(to: -300...300) : nil
    }
  }

  private func bounds(of values: some Sequence<Double>) -> (low: Double, high: Double)? {
    var found: (low: Double, high: Double)?
    for case let coordinate? in values.lazy.map(coordinate) {
      found = found.map { (min($0.low, coordinate), max($0.high, coordinate)) } ?? (coordinate, coordinate)
    }
    return found
  }

  /// Room around values that are all alike, or so nearly that no axis could label the difference.
  private func widened(_ bounds: (low: Double, high: Double)) -> (low: Double, high: Double) {
    let size = max(abs(bounds.low), abs(bounds.high))
    guard bounds.high - bounds.low <= max(size * 1e-12, 1e-300) else { return bounds }
    let room = scale == .logarithmic ? 0.5 : size < 1e-290 ? 1 : size / 2
    return (bounds.low - room, bounds.high + room)
  }
}
