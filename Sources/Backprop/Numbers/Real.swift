/// The numbers that the engine computes with: `Double` and `Float`.
///
/// Beside what the standard library gives every binary floating-point type, training needs four
/// functions: `Double.exp(x)`, `Double.log(x)`, `Double.tanh(x)` and `Double.erfc(x)`.
public protocol Real: BinaryFloatingPoint, Sendable {
  /// eˣ. Infinite above 709.8, zero below -745.2.
  static func exp(_ x: Self) -> Self
  /// The natural logarithm. Minus infinity at zero, not a number below it.
  static func log(_ x: Self) -> Self
  /// The hyperbolic tangent, exactly ±1 where the true value rounds to it.
  static func tanh(_ x: Self) -> Self
  /// The complementary error function, 1 - erf x. Zero above 27.2, 2 below -5.9.
  static func erfc(_ x: Self) -> Self
}

extension Double: Real {
  public static func exp(_ x: Double) -> Double { exponential(x) }
  public static func log(_ x: Double) -> Double { naturalLogarithm(x) }
  public static func tanh(_ x: Double) -> Double { hyperbolicTangent(x) }
  public static func erfc(_ x: Double) -> Double { complementaryErrorFunction(x) }
}

/// Computed in `Double` and rounded once.
extension Float: Real {
  public static func exp(_ x: Float) -> Float { Float(exponential(Double(x))) }
  public static func log(_ x: Float) -> Float { Float(naturalLogarithm(Double(x))) }
  public static func tanh(_ x: Float) -> Float { Float(hyperbolicTangent(Double(x))) }
  public static func erfc(_ x: Float) -> Float { Float(complementaryErrorFunction(Double(x))) }
}

extension Real {
  /// ln(1 + x) for x ≥ 0, exact to a few units in the last place also where x is tiny.
  ///
  /// 1 + x rounds, so log(1 + x) alone loses a small x. Scaling by x over what was really added mends
  /// it: D. Goldberg, "What every computer scientist should know about floating-point arithmetic"
  /// (1991), theorem 4.
  @inline(__always)
  static func logOnePlus(_ x: Self) -> Self {
    let sum = 1 + x
    return sum == 1 ? x : log(sum) * (x / (sum - 1))
  }
}
