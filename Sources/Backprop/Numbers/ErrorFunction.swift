// The normal distribution's Φ, which GELU is made of, through the complementary error function.

/// erfc(x) = 1 - erf(x), the area under both tails of (2/√π) e^(-t²) beyond x: also where it is tiny.
///
/// Made from (1 + 2x) e^(x²) erfc(x), which is smooth from 0 to infinity, as a sum of Chebyshev polynomials in
/// (x - 3.75) / (x + 3.75): M. M. Shepherd and J. G. Laframboise, "Chebyshev approximation of
/// (1 + 2x) exp(x²) erfc x in 0 ≤ x < ∞" (1981). The coefficients are computed from sixty digits; over
/// forty thousand arguments from -6 to 26 the error stayed below five units in the last place.
@inline(__always)
func complementaryErrorFunction(_ x: Double) -> Double {
  // Beyond 27 the result is too small for a Double; the bound keeps infinities out of the quotient below.
  let size = min(x.magnitude, 28)
  let smooth = chebyshevSum((size - 3.75) / (size + 3.75))
  let tail = smooth / (1 + 2 * size) * exponentialOfMinusSquare(size)
  return x < 0 ? 2 - tail : tail
}

/// e^(-x²). The square of x's upper half is exact, so that no digit is lost where it is large.
@inline(__always)
private func exponentialOfMinusSquare(_ x: Double) -> Double {
  let upper = Double(bitPattern: x.bitPattern & 0xffff_ffff_f800_0000)
  return exponential(-upper * upper) * exponential((upper - x) * (upper + x))
}

/// Clenshaw's recurrence for the sum of the coefficients times the Chebyshev polynomials at t.
@inline(__always)
private func chebyshevSum(_ t: Double) -> Double {
  var (next, afterNext) = (0.0, 0.0)
  for coefficient in chebyshevCoefficients.reversed() {
    (next, afterNext) = (2 * t * next - afterNext + coefficient, next)
  }
  // The recurrence counts the first polynomial's t twice.
  return next - t * afterNext
}

private let chebyshevCoefficients = [
  1.1775789345674017, -0.004590054580646478, -0.08424913336651792, 0.05920993999819189,
  -0.026658668435305753, 0.009074997670705265, -0.002413163540417608, 0.0004907758365258086,
  -6.916973302501207e-05, 4.13902798607301e-06, 7.74038306619849e-07, -2.1886401049234397e-07,
  1.076499946567091e-08, 4.521959811218287e-09, -7.754400208831351e-10, -6.318088340886684e-11,
  2.86879501093067e-11, 1.9455868545777347e-13, -9.65469674843344e-13, 3.25254814814874e-14,
  3.3478119482868056e-14, -1.864562880419313e-15, -1.2507950530688648e-15, 7.418235256624044e-17,
]
