import Foundation
import Testing

@testable import Backprop

@Suite struct ElementaryFunctionTests {
  /// How many units in the last place `got` is from `want`.
  private func ulps(_ got: Double, _ want: Double) -> Double {
    (got - want).magnitude / max(want.ulp, .leastNonzeroMagnitude)
  }

  /// Arguments of all sizes, and both signs.
  private func samples(in range: Range<Double>, seed: UInt64) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    let wide = (0..<2000).map { _ in generator.uniform(in: range) }
    let small = (0..<1000).map { _ in
      generator.uniform(in: -1..<1) * Foundation.pow(2, generator.uniform(in: -60..<0))
    }
    return wide + small
  }

  // Ours may be off by one unit, the system's by a half.
  @Test("exp is within two units in the last place of the system's")
  func exponential() {
    for x in samples(in: -745..<709.7, seed: 1) {
      #expect(ulps(Double.exp(x), Foundation.exp(x)) <= 2, "x = \(x)")
    }
  }

  @Test("log is within two units in the last place of the system's")
  func logarithm() {
    for x in samples(in: 0..<1e6, seed: 2) where x != 0 {
      let x = x.magnitude
      #expect(ulps(Double.log(x), Foundation.log(x)) <= 2, "x = \(x)")
      #expect(ulps(Double.log(1 / x), Foundation.log(1 / x)) <= 2, "x = 1 / \(x)")
      #expect(ulps(Double.log(1 + x), Foundation.log(1 + x)) <= 2, "x = 1 + \(x)")
    }
  }

  // Ours may be off by two and a half units, the system's by two.
  @Test("tanh is within five units in the last place of the system's")
  func hyperbolicTangent() {
    for x in samples(in: -25..<25, seed: 3) {
      #expect(ulps(Double.tanh(x), Foundation.tanh(x)) <= 5, "x = \(x)")
    }
  }

  // Ours may be off by five units, the system's by one.
  @Test("erfc is within six units in the last place of the system's")
  func complementaryErrorFunction() {
    for x in samples(in: -6..<26.5, seed: 5) {
      #expect(ulps(Double.erfc(x), Foundation.erfc(x)) <= 6, "x = \(x)")
    }
    #expect(Double.erfc(.infinity) == 0 && Double.erfc(-.infinity) == 2 && Double.erfc(28) == 0)
    #expect(Double.erfc(.nan).isNaN)
  }

  @Test("the functions that formulas call are those of the numbers' type")
  func calledByName() {
    let (x, single): (Double, Float) = (0.7, 0.7)
    #expect(Backprop.exp(x) == Double.exp(x) && Backprop.exp(single) == Float.exp(single))
    #expect(Backprop.log(x) == Double.log(x) && Backprop.log(single) == Float.log(single))
    #expect(Backprop.tanh(x) == Double.tanh(x) && Backprop.tanh(single) == Float.tanh(single))
    #expect(Backprop.sqrt(x) == x.squareRoot() && Backprop.sqrt(single) == single.squareRoot())
    #expect(Backprop.pow(single, 2) == single * single)
  }

  // Of e^(exponent × ln base), ln base is off by a unit or two, and the exponent multiplies that.
  @Test("powers are near the system's, and are what they should be where there is no number")
  func powers() {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<2000 {
      let (base, exponent) = (generator.uniform(in: 0.01..<100), generator.uniform(in: -20..<20))
      let far = 4 + 2 * abs(exponent * Double.log(base))
      #expect(
        ulps(Backprop.pow(base, exponent), Foundation.pow(base, exponent)) <= far, "\(base)^\(exponent)")
      let whole = exponent.rounded()
      #expect(ulps(Backprop.pow(-base, whole), Foundation.pow(-base, whole)) <= far, "-\(base)^\(whole)")
    }
    for (base, exponent) in [
      (-1.0, 2001.0), (-1, 2000), (0, 0), (0, 2.5), (-2, 0), (-0.5, .infinity), (4, -0.5),
    ] {
      #expect(Backprop.pow(base, exponent) == Foundation.pow(base, exponent), "\(base)^\(exponent)")
    }
    #expect(Backprop.pow(-2.0, 0.3).isNaN)
  }

  @Test("log(1 + x) keeps an x that is too small to be added to 1")
  func logOnePlus() {
    for x in samples(in: 0..<1, seed: 4) {
      #expect(ulps(Double.logOnePlus(x.magnitude), Foundation.log1p(x.magnitude)) <= 5, "x = \(x)")
    }
  }

  @Test("the ends of the number line give their limits")
  func limits() {
    #expect(Double.exp(.infinity) == .infinity && Double.exp(-.infinity) == 0)
    #expect(Double.exp(710) == .infinity && Double.exp(-746) == 0 && Double.exp(0) == 1)
    #expect(Double.exp(-745) == .leastNonzeroMagnitude)
    #expect(Double.log(0) == -.infinity && Double.log(.infinity) == .infinity && Double.log(1) == 0)
    #expect(Double.tanh(.infinity) == 1 && Double.tanh(-.infinity) == -1 && Double.tanh(1000) == 1)
    #expect(Double.tanh(-0.0).sign == .minus)
    for function in [Double.exp, Double.log, Double.tanh] { #expect(function(.nan).isNaN) }
    #expect(Double.log(-1).isNaN)
  }

  @Test("the smallest numbers have logarithms too")
  func subnormal() {
    for x in [Double.leastNonzeroMagnitude, .leastNormalMagnitude / 3] {
      #expect(ulps(Double.log(x), Foundation.log(x)) <= 2, "x = \(x)")
    }
  }

  @Test("Float has the same functions, rounded once")
  func single() {
    #expect(Float.exp(1) == Float(Foundation.exp(1.0)))
    #expect(Float.log(10) == Float(Foundation.log(10.0)))
    #expect(Float.tanh(0.5) == Float(Foundation.tanh(0.5)))
    #expect(Float.exp(89) == .infinity)
  }
}
