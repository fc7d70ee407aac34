// Each operation computes its number and notes on the tape what it was made of. The derivatives are in
// Value+Backward.swift, in the same order.

extension Value {
  @inlinable
  public static func + (left: Value, right: Value) -> Value {
    made(.add, left, right) { $0 + $1 }
  }

  @inlinable
  public static func - (left: Value, right: Value) -> Value {
    made(.subtract, left, right) { $0 - $1 }
  }

  @inlinable
  public static func * (left: Value, right: Value) -> Value {
    made(.multiply, left, right) { $0 * $1 }
  }

  @inlinable
  public static func / (left: Value, right: Value) -> Value {
    made(.divide, left, right) { $0 / $1 }
  }

  public static prefix func - (value: Value) -> Value {
    made(.negate, value) { -$0 }
  }

  /// The value raised to a power: see the function `pow`.
  public func pow(_ exponent: Double) -> Value {
    Value.made(.power, self, Value(constant: exponent), power)
  }

  /// e to the power of the value.
  public func exp() -> Value { Value.made(.exp, self, Double.exp) }

  /// The natural logarithm.
  public func log() -> Value { Value.made(.log, self, Double.log) }

  /// The hyperbolic tangent.
  public func tanh() -> Value { Value.made(.tanh, self, Double.tanh) }

  /// 1 / (1 + e⁻ˣ).
  public func sigmoid() -> Value { Value.made(.sigmoid, self) { Activation.sigmoid.value($0) } }

  /// The value where it is positive, else 0.
  @inlinable
  public func relu() -> Value { Value.made(.relu, self) { $0 > 0 ? $0 : 0 } }

  @inlinable
  public static func += (left: inout Value, right: Value) { left = left + right }
  @inlinable
  public static func -= (left: inout Value, right: Value) { left = left - right }
  @inlinable
  public static func *= (left: inout Value, right: Value) { left = left * right }
  @inlinable
  public static func /= (left: inout Value, right: Value) { left = left / right }
}

// Numbers of type Double in a formula. Disfavoured, so that the literal in `x + 1` is simply a value.
extension Value {
  @_disfavoredOverload
  public static func + (left: Value, right: Double) -> Value { left + Value(constant: right) }
  @_disfavoredOverload
  public static func + (left: Double, right: Value) -> Value { Value(constant: left) + right }
  @_disfavoredOverload
  public static func - (left: Value, right: Double) -> Value { left - Value(constant: right) }
  @_disfavoredOverload
  public static func - (left: Double, right: Value) -> Value { Value(constant: left) - right }
  @_disfavoredOverload
  public static func * (left: Value, right: Double) -> Value { left * Value(constant: right) }
  @_disfavoredOverload
  public static func * (left: Double, right: Value) -> Value { Value(constant: left) * right }
  @_disfavoredOverload
  public static func / (left: Value, right: Double) -> Value { left / Value(constant: right) }
  @_disfavoredOverload
  public static func / (left: Double, right: Value) -> Value { Value(constant: left) / right }
}

// The functions as formulas write them.

/// The base raised to a power that nothing is learned about. Whole powers are products; others need a
/// base that is not negative, and are exact to about |exponent × ln base| units in the last place.
public func pow(_ base: Value, _ exponent: Double) -> Value { base.pow(exponent) }
/// The base raised to a power that is a value too. Its derivative by the power needs a positive base.
@_disfavoredOverload
public func pow(_ base: Value, _ exponent: Value) -> Value { Value.made(.power, base, exponent, power) }
public func exp(_ value: Value) -> Value { value.exp() }
public func log(_ value: Value) -> Value { value.log() }
public func tanh(_ value: Value) -> Value { value.tanh() }
public func sigmoid(_ value: Value) -> Value { value.sigmoid() }
@inlinable
public func relu(_ value: Value) -> Value { value.relu() }

extension Value {
  @inlinable @inline(__always)
  static func made(
    _ operation: TapeOperation, _ left: Value, _ right: Value, _ function: (Double, Double) -> Double
  ) -> Value {
    let tape = tape
    let (x, y) = (tape.pointee[left.place].pointee.value, tape.pointee[right.place].pointee.value)
    return Value(place: tape.pointee.append(operation, left.place, right.place, function(x, y)))
  }

  @inlinable @inline(__always)
  static func made(
    _ operation: TapeOperation, _ value: Value, _ function: (Double) -> Double
  ) -> Value {
    let tape = tape
    let result = function(tape.pointee[value.place].pointee.value)
    return Value(place: tape.pointee.append(operation, value.place, value.place, result))
  }
}

/// baseᵉ: by squaring for whole numbers, as a root for a half, else as e^(exponent × ln base).
func power(_ base: Double, _ exponent: Double) -> Double {
  if exponent == 2 { return base * base }
  if exponent == 0.5 { return base.squareRoot() }
  let isWhole = exponent == exponent.rounded(.towardZero)
  guard exponent.magnitude <= 1024, isWhole else {
    if base == 0 { return exponent > 0 ? 0 : .infinity }
    let size = Double.exp(exponent * Double.log(base.magnitude))
    if base > 0 { return size }
    let isOdd = exponent.remainder(dividingBy: 2).magnitude == 1
    return isWhole ? (isOdd ? -size : size) : .nan
  }
  var (result, square, rest) = (1.0, base, Int(exponent.magnitude))
  while rest > 0 {
    if rest & 1 == 1 { result *= square }
    square *= square
    rest >>= 1
  }
  return exponent < 0 ? 1 / result : result
}

/// Σ aᵢ bᵢ, from the first on: a unit's weights times its inputs. Every product and sum is a value of its own.
///
/// In a cell, which is not optimised, a loop over arrays takes ten times as long as what it computes.
public func dot(_ a: [Value], _ b: [Value]) -> Value {
  require(a.count == b.count, "\(a.count) values cannot be multiplied with \(b.count), one by one")
  guard !a.isEmpty else { return Value(constant: 0) }
  var sum = a[0] * b[0]
  for index in a.indices.dropFirst() { sum += a[index] * b[index] }
  return sum
}
