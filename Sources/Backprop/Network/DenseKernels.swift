// The three products of a dense layer: by the processor's own kernels where there are some, or by the loops
// below. These run along the rows of their matrices, where the numbers lie side by side and the compiler can
// take several at once.

/// Whether a product is worth the way to a kernel, which is that of 250 multiplications.
@inline(__always)
private func kernelPays<Scalar: Real>(_ type: Scalar.Type, _ multiplications: Int) -> Bool {
  Scalar.hasKernels && multiplications >= 256
}

/// z = x W + b: `[rows, inputs]` times `[inputs, outputs]` gives `[rows, outputs]`; or relu(z), where that is asked
/// for.
@inline(__always)
func affine<Scalar: Real>(
  _ x: UnsafePointer<Scalar>, _ weights: UnsafePointer<Scalar>, _ biases: UnsafePointer<Scalar>,
  into z: UnsafeMutablePointer<Scalar>, rows: Int, inputs: Int, outputs: Int, isRectified: Bool = false
) {
  if kernelPays(Scalar.self, rows * inputs * outputs) {
    kernelProduct(
      Operand(x, columns: inputs), Operand(weights, columns: outputs), into: z, rows: rows,
      columns: outputs,
      depth: inputs, bias: biases, isRectified ? .relu : [])
    return
  }
  for row in 0..<rows {
    let (x, z) = (x + row * inputs, z + row * outputs)
    for output in 0..<outputs { z[output] = biases[output] }
    for input in 0..<inputs {
      let (factor, weights) = (x[input], weights + input * outputs)
      for output in 0..<outputs { z[output] += factor * weights[output] }
    }
    if isRectified { for output in 0..<outputs { z[output] = z[output] > 0 ? z[output] : 0 } }
  }
}

/// x W: `[rows, inputs]` times `[inputs, outputs]` gives `[rows, outputs]`.
@inline(__always)
func timesPlain<Scalar: Real>(
  _ x: UnsafePointer<Scalar>, _ weights: UnsafePointer<Scalar>, into z: UnsafeMutablePointer<Scalar>,
  rows: Int,
  inputs: Int, outputs: Int
) {
  if kernelPays(Scalar.self, rows * inputs * outputs) {
    kernelProduct(
      Operand(x, columns: inputs), Operand(weights, columns: outputs), into: z, rows: rows, columns: outputs,
      depth: inputs)
    return
  }
  for row in 0..<rows {
    let (x, z) = (x + row * inputs, z + row * outputs)
    for output in 0..<outputs { z[output] = 0 }
    for input in 0..<inputs {
      let (factor, weights) = (x[input], weights + input * outputs)
      for output in 0..<outputs { z[output] += factor * weights[output] }
    }
  }
}

/// ∂E/∂W = xᵀ delta, and behind it ∂E/∂b, the sum of delta's rows; with `.accumulate`, added to what is there.
@inline(__always)
func parameterGradient<Scalar: Real>(
  _ x: UnsafePointer<Scalar>, _ delta: UnsafePointer<Scalar>,
  into gradient: UnsafeMutablePointer<Scalar>,
  rows: Int, inputs: Int, outputs: Int, _ mode: ProductMode = []
) {
  let biases = gradient + inputs * outputs
  if kernelPays(Scalar.self, rows * inputs * outputs) {
    kernelProduct(
      Operand(transposed: x, columns: inputs), Operand(delta, columns: outputs), into: gradient,
      rows: inputs,
      columns: outputs, depth: rows, mode)
    kernelColumnSums(delta, into: biases, rows: rows, columns: outputs, mode)
    return
  }
  if mode != .accumulate { gradient.update(repeating: 0, count: (inputs + 1) * outputs) }
  for row in 0..<rows {
    let (x, delta) = (x + row * inputs, delta + row * outputs)
    for input in 0..<inputs {
      let (factor, weights) = (x[input], gradient + input * outputs)
      for output in 0..<outputs { weights[output] += factor * delta[output] }
    }
    for output in 0..<outputs { biases[output] += delta[output] }
  }
}

/// delta Wᵀ: `[rows, outputs]` times the transpose of `[inputs, outputs]` gives `[rows, inputs]`.
@inline(__always)
func timesTransposed<Scalar: Real>(
  _ delta: UnsafePointer<Scalar>, _ weights: UnsafePointer<Scalar>,
  into result: UnsafeMutablePointer<Scalar>,
  rows: Int, inputs: Int, outputs: Int
) {
  if kernelPays(Scalar.self, rows * inputs * outputs) {
    kernelProduct(
      Operand(delta, columns: outputs), Operand(transposed: weights, columns: outputs), into: result,
      rows: rows, columns: inputs, depth: outputs)
    return
  }
  for row in 0..<rows {
    let (delta, result) = (delta + row * outputs, result + row * inputs)
    for input in 0..<inputs {
      let weights = weights + input * outputs
      var sum: Scalar = 0
      for output in 0..<outputs { sum += delta[output] * weights[output] }
      result[input] = sum
    }
  }
}
