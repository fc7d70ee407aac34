/// How a number is written.
public enum NumberFormat: Hashable, Sendable, Codable {
  /// Up to six significant digits, without trailing zeros; very large and small ones with an exponent.
  case automatic
  /// That many digits after the point: `.fixed(4)` writes 0.6931.
  case fixed(Int)
  /// That many significant digits and a power of ten: `.scientific(3)` writes 1.27e-02.
  case scientific(Int)
  /// A hundred times the number, that many digits after the point, and a percent sign.
  case percent(Int)
}
