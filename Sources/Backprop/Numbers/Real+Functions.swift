// The functions of numbers as formulas write them: `exp(-z)` for `Double.exp(-z)`. Those of values on the tape have the same
// names (Value+Arithmetic.swift), so without these a formula of numbers would be told that it needs values.
//
// Disfavoured, so that a program that imports Foundation or Glibc as well means theirs and is not ambiguous. Generic, so
// that a literal is a `Double`.

/// eˣ: see `Real.exp`.
@_disfavoredOverload
public func exp<Number: Real>(_ x: Number) -> Number { Number.exp(x) }

/// The natural logarithm: see `Real.log`.
@_disfavoredOverload
public func log<Number: Real>(_ x: Number) -> Number { Number.log(x) }

/// The hyperbolic tangent: see `Real.tanh`.
@_disfavoredOverload
public func tanh<Number: Real>(_ x: Number) -> Number { Number.tanh(x) }

/// The square root, rounded once. Not a number below zero.
@_disfavoredOverload
public func sqrt<Number: Real>(_ x: Number) -> Number { x.squareRoot() }

/// The base raised to a power. Whole powers up to 1024 are products; others are exact to about |exponent × ln base| units in
/// the last place. Not a number for a base below zero and a power that is not whole.
@_disfavoredOverload
public func pow<Number: Real>(_ base: Number, _ exponent: Number) -> Number {
  Number(power(Double(base), Double(exponent)))
}
