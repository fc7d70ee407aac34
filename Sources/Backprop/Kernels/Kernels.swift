/// The engine's inner loops, of which there are several sets, each compiled for a kind of processor.
///
/// The best that the processor has is chosen when the program starts. Those for AVX-512, AVX2 and NEON give the
/// same numbers to the last bit, as they add up in the same order and all have a multiply-add that rounds once.
/// Those for SSE2 and WebAssembly have none, and differ from them in the last digits.
public enum Kernels {
  /// The set in use: "AVX-512", "AVX2", "NEON", "SSE2", "WebAssembly" or "portable".
  public static var name: String {
    String(cString: backprop_kernels_name())
  }

  /// Uses another set, for measurements and tests; nil is the best one. False if the processor lacks it.
  @discardableResult
  public static func use(_ name: String?) -> Bool {
    backprop_kernels_use(name) == 1
  }

  /// On how many threads a matrix product may run. Only large ones do, of 50 million operations and more:
  /// a second thread slows smaller ones down. The result is the same to the last bit.
  nonisolated(unsafe) public static var threads = 1
}

/// What a product does with the place it writes to: the numbers of CKernels.h.
struct ProductMode: OptionSet {
  let rawValue: Int
  static let accumulate = ProductMode(rawValue: 1)
  static let relu = ProductMode(rawValue: 2)
}

/// A matrix as a product reads it: element (i, j) stands at `start[i * row + j * column]`.
struct Operand<Scalar> {
  let start: UnsafePointer<Scalar>
  let row: Int
  let column: Int

  /// A matrix of so many columns, row after row.
  @inline(__always)
  init(_ start: UnsafePointer<Scalar>, columns: Int) {
    (self.start, row, column) = (start, columns, 1)
  }

  /// The transpose of such a matrix.
  @inline(__always)
  init(transposed start: UnsafePointer<Scalar>, columns: Int) {
    (self.start, row, column) = (start, 1, columns)
  }
}

extension Real {
  /// Whether there are kernels for this type of number: for `Float` and `Double`.
  @inline(__always)
  static var hasKernels: Bool { Self.self == Float.self || Self.self == Double.self }
}

/// c = a b (+ bias), where c has `rows` rows and `columns` columns and a and b share `depth`.
@inline(__always)
func kernelProduct<Scalar: Real>(
  _ a: Operand<Scalar>, _ b: Operand<Scalar>, into c: UnsafeMutablePointer<Scalar>, rows: Int, columns: Int,
  depth: Int, bias: UnsafePointer<Scalar>? = nil, _ mode: ProductMode = []
) {
  if Scalar.self == Float.self {
    backprop_product_f32(
      rows, columns, depth, f32(a.start), a.row, a.column, f32(b.start), b.row, b.column, f32(c), columns,
      bias.map(f32), mode.rawValue, Kernels.threads)
  } else {
    backprop_product_f64(
      rows, columns, depth, f64(a.start), a.row, a.column, f64(b.start), b.row, b.column, f64(c), columns,
      bias.map(f64), mode.rawValue, Kernels.threads)
  }
}

extension Activation {
  /// The number by which the kernels know an activation; nil for those they do not.
  @inline(__always)
  var kernel: Int? {
    switch self {
    case .identity: return 0
    case .sigmoid: return 1
    case .tanh: return 2
    case .relu: return 3
    default: return nil
    }
  }
}

/// a = f(z) for the activations that kernels know.
@inline(__always)
func kernelActivate<Scalar: Real>(
  _ activation: Int, _ z: UnsafePointer<Scalar>, into a: UnsafeMutablePointer<Scalar>, count: Int
) {
  if Scalar.self == Float.self {
    backprop_activate_f32(activation, count, f32(z), f32(a))
  } else {
    backprop_activate_f64(activation, count, f64(z), f64(a))
  }
}

/// delta × f′(z), where a = f(z).
@inline(__always)
func kernelDeactivate<Scalar: Real>(
  _ activation: Int, _ a: UnsafePointer<Scalar>, _ delta: UnsafeMutablePointer<Scalar>, count: Int
) {
  if Scalar.self == Float.self {
    backprop_deactivate_f32(activation, count, f32(a), f32(delta))
  } else {
    backprop_deactivate_f64(activation, count, f64(a), f64(delta))
  }
}

@inline(__always)
func kernelSoftmax<Scalar: Real>(
  _ z: UnsafePointer<Scalar>, into a: UnsafeMutablePointer<Scalar>, rows: Int, columns: Int
) {
  if Scalar.self == Float.self {
    backprop_softmax_f32(rows, columns, f32(z), f32(a))
  } else {
    backprop_softmax_f64(rows, columns, f64(z), f64(a))
  }
}

/// The sums of a matrix' columns.
@inline(__always)
func kernelColumnSums<Scalar: Real>(
  _ a: UnsafePointer<Scalar>, into sums: UnsafeMutablePointer<Scalar>, rows: Int, columns: Int,
  _ mode: ProductMode = []
) {
  if Scalar.self == Float.self {
    backprop_column_sums_f32(rows, columns, f32(a), f32(sums), mode.rawValue)
  } else {
    backprop_column_sums_f64(rows, columns, f64(a), f64(sums), mode.rawValue)
  }
}

/// p += rate × g.
@inline(__always)
func kernelDescend<Scalar: Real>(
  _ p: UnsafeMutablePointer<Scalar>, _ g: UnsafePointer<Scalar>, _ count: Int, rate: Scalar
) {
  if Scalar.self == Float.self {
    backprop_descend_f32(count, Float(rate), f32(g), f32(p))
  } else {
    backprop_descend_f64(count, Double(rate), f64(g), f64(p))
  }
}

/// A step of Adam: p -= rate × m / (√v × scale + epsilon), after both means have taken in g.
@inline(__always)
func kernelAdam<Scalar: Real>(
  _ p: UnsafeMutablePointer<Scalar>, _ g: UnsafePointer<Scalar>, _ m: UnsafeMutablePointer<Scalar>,
  _ v: UnsafeMutablePointer<Scalar>, _ count: Int, rate: Scalar, scale: Scalar, beta1: Scalar,
  beta2: Scalar,
  epsilon: Scalar
) {
  if Scalar.self == Float.self {
    backprop_adam_f32(
      count, Float(rate), Float(scale), Float(beta1), Float(beta2), Float(epsilon), f32(g), f32(m), f32(v),
      f32(p))
  } else {
    backprop_adam_f64(
      count, Double(rate), Double(scale), Double(beta1), Double(beta2), Double(epsilon), f64(g), f64(m),
      f64(v),
      f64(p))
  }
}

// The same pointers, by the type that the numbers are known to have.
@inline(__always)
func f32<Scalar>(_ pointer: UnsafePointer<Scalar>) -> UnsafePointer<Float> {
  UnsafeRawPointer(pointer).assumingMemoryBound(to: Float.self)
}
@inline(__always)
func f32<Scalar>(_ pointer: UnsafeMutablePointer<Scalar>) -> UnsafeMutablePointer<Float> {
  UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Float.self)
}
@inline(__always)
func f64<Scalar>(_ pointer: UnsafePointer<Scalar>) -> UnsafePointer<Double> {
  UnsafeRawPointer(pointer).assumingMemoryBound(to: Double.self)
}
@inline(__always)
func f64<Scalar>(_ pointer: UnsafeMutablePointer<Scalar>) -> UnsafeMutablePointer<Double> {
  UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Double.self)
}
