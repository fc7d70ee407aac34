// Activations of a whole layer: a row for each sample, a column for each unit.

extension Activation {
  /// a = f(z).
  @inline(__always)
  func apply<Scalar: Real>(
    _ z: UnsafePointer<Scalar>, into a: UnsafeMutablePointer<Scalar>, rows: Int, columns: Int
  ) {
    if Scalar.hasKernels {
      if let kernel { return kernelActivate(kernel, z, into: a, count: rows * columns) }
      if self == .softmax { return kernelSoftmax(z, into: a, rows: rows, columns: columns) }
    }
    if self == .softmax {
      for row in 0..<rows { softmaxRow(z + row * columns, into: a + row * columns, count: columns) }
    } else {
      for unit in 0..<rows * columns { a[unit] = value(z[unit]) }
    }
  }

  /// The way back: in `delta`, ∂E/∂a becomes ∂E/∂z.
  @inline(__always)
  func backward<Scalar: Real>(
    _ z: UnsafePointer<Scalar>, _ a: UnsafePointer<Scalar>, _ delta: UnsafeMutablePointer<Scalar>,
    rows: Int, columns: Int
  ) {
    if let kernel, Scalar.hasKernels {
      return kernelDeactivate(kernel, a, delta, count: rows * columns)
    }
    if self == .softmax {
      for row in 0..<rows {
        softmaxRowBackward(a + row * columns, delta + row * columns, count: columns)
      }
    } else {
      for unit in 0..<rows * columns { delta[unit] *= derivative(z[unit], value: a[unit]) }
    }
  }
}

/// Each eᶻ is divided by the row's largest, which changes no quotient: so none overflows, and one is 1.
@inline(__always)
func softmaxRow<Scalar: Real>(
  _ z: UnsafePointer<Scalar>, into a: UnsafeMutablePointer<Scalar>, count: Int
) {
  let largest = z[largestIndex(z, count)]
  var sum: Scalar = 0
  for unit in 0..<count {
    a[unit] = Scalar.exp(z[unit] - largest)
    sum += a[unit]
  }
  for unit in 0..<count { a[unit] /= sum }
}

/// All of the Jacobian ∂aᵢ/∂zⱼ = aᵢ (δᵢⱼ - aⱼ), which makes ∂E/∂zⱼ = aⱼ (∂E/∂aⱼ - Σᵢ aᵢ ∂E/∂aᵢ).
@inline(__always)
private func softmaxRowBackward<Scalar: Real>(
  _ a: UnsafePointer<Scalar>, _ delta: UnsafeMutablePointer<Scalar>, count: Int
) {
  var mean: Scalar = 0
  for unit in 0..<count { mean += a[unit] * delta[unit] }
  for unit in 0..<count { delta[unit] = a[unit] * (delta[unit] - mean) }
}

/// Where the first of the largest numbers stands.
@inline(__always)
func largestIndex<Scalar: Real>(_ numbers: UnsafePointer<Scalar>, _ count: Int) -> Int {
  var largest = 0
  for index in 0..<count where numbers[index] > numbers[largest] { largest = index }
  return largest
}
