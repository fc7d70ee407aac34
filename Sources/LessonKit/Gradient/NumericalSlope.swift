/// What nudging tells about the slope of a function at a place.
enum NumericalSlope {
  case slope(Double)
  /// The function has a kink or a jump there, or no finite value.
  case none

  /// The slope of `f` at `x`, by central differences of two widths h and h/2:
  ///
  ///     D(h) = (f(x + h) − f(x − h)) / 2h        slope ≈ (4 D(h/2) − D(h)) / 3
  ///
  /// The combination (L. F. Richardson, 1911) leaves an error of the order h⁴, so that h need not be so small that
  /// rounding spoils the difference. With h = 10⁻³ and a smooth function of size 1 it is right to some eleven
  /// digits. Where the two differ much, or a value is not finite, smaller widths are tried.
  ///
  /// - Parameter isSingle: `f` computes in single precision: then h begins at 0.05, and three or four digits are right.
  init(of f: (Double) throws -> Double, at x: Double, isSingle: Bool) rethrows {
    self = .none
    guard x.isFinite else { return }
    let center = try f(x)
    guard center.isFinite else { return }
    let precision = isSingle ? Precision.single : .double
    for relativeWidth in precision.widths {
      let width = relativeWidth * max(1, abs(x))
      let wide = try Nudge(f, x, center, width)
      let narrow = try Nudge(f, x, center, width / 2)
      guard wide.isFinite, narrow.isFinite else { continue }
      let scale = max(1, abs(narrow.central))
      // At a kink the slopes of the two sides stay apart however close one comes; of a smooth function they
      // approach each other as the width does.
      let isKink = narrow.gap > precision.smallestKink * scale && narrow.gap > 0.75 * wide.gap
      if !isKink, abs(wide.central - narrow.central) <= precision.agreement * scale {
        self = .slope((4 * narrow.central - wide.central) / 3)
        return
      }
    }
  }

  var value: Double? {
    if case .slope(let value) = self { value } else { nil }
  }
}

/// A function's values at both sides of a place.
private struct Nudge {
  /// By both sides, and how far the slopes to the right and to the left are apart.
  let central, gap: Double

  init(_ f: (Double) throws -> Double, _ x: Double, _ center: Double, _ width: Double) rethrows {
    // What is really added, which is not the width where x has no digits left for it.
    let (right, left) = (x + width, x - width)
    let (above, below) = (try f(right), try f(left))
    central = (above - below) / (right - left)
    gap = abs((above - center) / (right - x) - (center - below) / (x - left))
  }

  var isFinite: Bool { central.isFinite && gap.isFinite }
}

private struct Precision {
  /// For a place around 1, the largest first.
  var widths: [Double]
  /// How far two estimates of a slope of size 1 may be apart.
  var agreement: Double
  /// A difference of the slopes on both sides that rounding alone cannot make.
  var smallestKink: Double

  static let double = Precision(widths: [1e-3, 1e-4, 1e-5, 1e-6], agreement: 1e-5, smallestKink: 1e-5)
  static let single = Precision(widths: [5e-2, 2e-2, 1e-2], agreement: 1e-2, smallestKink: 1e-2)
}
