// eˣ, ln x and tanh x from additions, multiplications and divisions alone. These are rounded the same
// way by every processor, while libraries of mathematics differ in the last digit from one machine
// to the next: with our own, a seed gives the same training everywhere, to the last bit.
//
// Each brings its argument near zero, where a short series is exact, and then undoes that. Over a million
// arguments of all sizes the errors stayed below one unit in the last place for eˣ and ln x, and below
// two and a half for tanh x (the GNU library's: a half, a half, and two).

/// ln 2 in two parts. The high one ends in zeros, so that its product with an exponent is exact.
/// W. J. Cody and W. Waite, "Software manual for the elementary functions" (1980).
private let ln2High = 0x1.62e42feep-1
private let ln2Low = 0x1.a39ef35793c76p-33

/// Adding this to a number below 2⁵¹ leaves its nearest whole number in the lowest bits.
private let roundingShift = 0x1.8p52

/// x as k ln 2 + r with |r| ≤ ln 2 / 2, so that eˣ = 2ᵏ eʳ; gives k and eʳ - 1.
@inline(__always)
private func reducedExponential(_ x: Double) -> (k: Int64, expm1: Double) {
  let shifted = x * 0x1.71547652b82fep0 + roundingShift  // x / ln 2
  let multiple = shifted - roundingShift
  let k = Int64(bitPattern: shifted.bitPattern) &- Int64(bitPattern: roundingShift.bitPattern)
  let r = (x - multiple * ln2High) - multiple * ln2Low
  return (k, exponentialSeries(r))
}

/// eʳ - 1 by its Taylor series to the 13th power; the rest is below 4 × 10⁻¹⁸ for |r| ≤ ln 2 / 2.
@inline(__always)
private func exponentialSeries(_ r: Double) -> Double {
  var sum = 1.0 / 6_227_020_800
  sum = sum * r + 1.0 / 479_001_600
  sum = sum * r + 1.0 / 39_916_800
  sum = sum * r + 1.0 / 3_628_800
  sum = sum * r + 1.0 / 362_880
  sum = sum * r + 1.0 / 40_320
  sum = sum * r + 1.0 / 5_040
  sum = sum * r + 1.0 / 720
  sum = sum * r + 1.0 / 120
  sum = sum * r + 1.0 / 24
  sum = sum * r + 1.0 / 6
  sum = sum * r + 1.0 / 2
  return r + r * r * sum
}

/// 2ᵏ for k in -1022...1023.
@inline(__always)
private func powerOfTwo(_ k: Int64) -> Double {
  Double(bitPattern: UInt64(bitPattern: (k &+ 1023) &<< 52))
}

@inline(__always)
func exponential(_ x: Double) -> Double {
  // Beyond these the result is zero or infinite anyway; a NaN passes both comparisons by.
  let bounded = x < -746 ? -746 : (x > 710 ? 710 : x)
  let (k, expm1) = reducedExponential(bounded)
  // In two steps, because 2ᵏ itself may be too small or too large for a Double.
  let half = k &>> 1
  return (1 + expm1) * powerOfTwo(half) * powerOfTwo(k &- half)
}

/// From t = e^(2|x|) - 1 as t / (t + 2), which neither cancels near zero nor overflows.
@inline(__always)
func hyperbolicTangent(_ x: Double) -> Double {
  let doubled = 2 * x.magnitude
  let (k, expm1) = reducedExponential(doubled > 44 ? 44 : doubled)
  let scale = powerOfTwo(k)
  let t = scale * expm1 + (scale - 1)
  return Double(signOf: x, magnitudeOf: t / (t + 2))
}

@inline(__always)
func naturalLogarithm(_ x: Double) -> Double {
  guard x > 0, x < .infinity else { return x == 0 ? -.infinity : (x > 0 ? x : .nan) }
  // Numbers too small to have a full significand are scaled up first.
  let (normal, shift) = x < .leastNormalMagnitude ? (x * 0x1p54, 54.0) : (x, 0.0)
  let bits = normal.bitPattern
  let sqrtHalfBits: UInt64 = 0x3fe6_a09e_667f_3bcd
  let k = Int64(bitPattern: bits &- sqrtHalfBits) &>> 52
  // normal = 2ᵏ (1 + f) with √½ ≤ 1 + f < √2
  let f = Double(bitPattern: bits &- UInt64(bitPattern: k &<< 52)) - 1
  return logarithmSeries(f, exponent: Double(k) - shift)
}

/// exponent × ln 2 + ln(1 + f). With s = f / (2 + f), ln(1 + f) = 2 (s + s³/3 + s⁵/5 + ...), summed in
/// the order that keeps f's own digits: fdlibm (Sun Microsystems, 1993), `e_log.c`.
@inline(__always)
private func logarithmSeries(_ f: Double, exponent: Double) -> Double {
  let s = f / (2 + f)
  let square = s * s
  var sum = 2.0 / 23
  sum = sum * square + 2.0 / 21
  sum = sum * square + 2.0 / 19
  sum = sum * square + 2.0 / 17
  sum = sum * square + 2.0 / 15
  sum = sum * square + 2.0 / 13
  sum = sum * square + 2.0 / 11
  sum = sum * square + 2.0 / 9
  sum = sum * square + 2.0 / 7
  sum = sum * square + 2.0 / 5
  sum = sum * square + 2.0 / 3
  let half = f * f / 2
  return exponent * ln2High - ((half - (s * (half + square * sum) + exponent * ln2Low)) - f)
}
