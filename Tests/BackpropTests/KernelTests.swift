import Testing

@testable import Backprop

/// The sets of kernels are chosen for the whole process, so these tests run one after the other; others may meanwhile
/// compute with another set, which changes their last digits only.
@Suite(.serialized) struct KernelTests {
  /// All that this processor can run; the best is first.
  static let sets = ["AVX-512", "AVX2", "NEON", "SSE2"].filter {
    defer { Kernels.use(nil) }
    return Kernels.use($0)
  }

  /// Rows, depth and columns on both sides of every tile's and block's edge.
  static let shapes = [
    (1, 1, 1), (4, 2, 4), (1, 300, 1), (7, 8, 9), (8, 64, 32), (13, 31, 33), (32, 64, 10), (65, 257, 47),
    (200, 520, 70),
  ]

  @Test("A product is that of the definition, for every shape and set", arguments: sets, shapes)
  func product(_ set: String, _ shape: (rows: Int, depth: Int, columns: Int)) {
    Kernels.use(set)
    defer { Kernels.use(nil) }
    // Small whole numbers, so that sums are exact in any order.
    let a = wholeNumbers(shape.rows, shape.depth, seed: 1)
    let b = wholeNumbers(shape.depth, shape.columns, seed: 2)
    var expected = Matrix<Double>(rows: shape.rows, columns: shape.columns)
    for row in 0..<shape.rows {
      for column in 0..<shape.columns {
        for inner in 0..<shape.depth { expected[row, column] += a[row, inner] * b[inner, column] }
      }
    }
    #expect(product(a, b) == expected)
    #expect(product(Matrix<Float>(a), Matrix<Float>(b)) == Matrix<Float>(expected))
    #expect(product(transposed: a.transposed(), b.transposed()) == expected)
    #expect(Kernels.use(nil))
  }

  @Test(
    "What was there is added to, and negative results become zero, where that is asked for", arguments: sets)
  func modes(_ set: String) {
    Kernels.use(set)
    defer { Kernels.use(nil) }
    let (a, b) = (wholeNumbers(21, 300, seed: 3), wholeNumbers(300, 37, seed: 4))
    let plain = product(a, b)
    var sum = plain
    kernelProduct(
      Operand(a.elements, columns: 300), Operand(b.elements, columns: 37), into: &sum.elements, rows: 21,
      columns: 37,
      depth: 300, .accumulate)
    #expect(sum == 2 * plain)
    var positive = plain
    kernelProduct(
      Operand(a.elements, columns: 300), Operand(b.elements, columns: 37), into: &positive.elements, rows: 21,
      columns: 37, depth: 300, .relu)
    #expect(positive == plain.map { max($0, 0) })
  }

  @Test("Two threads give the same bits as one")
  func threads() {
    let (a, b) = (randomMatrix(300, 400, seed: 5), randomMatrix(400, 500, seed: 6))
    let one = a * b
    var two = Matrix<Double>(rows: 300, columns: 500)
    backprop_product_f64(300, 500, 400, a.elements, 400, 1, b.elements, 500, 1, &two.elements, 500, nil, 0, 2)
    #expect(one == two)
  }

  @Test("Kernels with a multiply-add that rounds once train to the same bits")
  func sameBits() {
    let fused = Self.sets.filter { $0 != "SSE2" }
    let trained = fused.map { set in
      Kernels.use(set)
      var (small, large) = (
        Net([.dense(2, 8, .tanh), .dense(8, 1, .sigmoid)], seed: 1),
        Net([.dense(2, 70, .tanh), .dense(70, 40, .relu), .dense(40, 1, .sigmoid)], seed: 1)
      )
      let data = Dataset.moons(100, seed: 1)
      small.train(data.x, data.y, epochs: 50, learningRate: 0.5)
      large.train(data.x, data.y, epochs: 5, batchSize: 32, optimizer: .adam(learningRate: 0.01))
      return small.parameters + large.parameters
    }
    Kernels.use(nil)
    for parameters in trained { #expect(parameters == trained[0]) }
  }

  @Test(
    "eˣ, ln x, tanh and sigmoid are those of the scalar functions, but for the last digits", arguments: sets)
  func functions(_ set: String) {
    Kernels.use(set)
    defer { Kernels.use(nil) }
    var generator = SeededGenerator(seed: 7)
    let x = (0..<10_003).map { _ in generator.uniform(in: -40..<40) }
    var result = x
    backprop_exp_f64(x.count, x, &result)
    #expect(largestError(result, x.map { Double.exp($0) }) < 4e-16)
    backprop_activate_f64(Activation.tanh.kernel!, x.count, x, &result)
    #expect(largestError(result, x.map { Double.tanh($0) }) < 1e-15)
    backprop_activate_f64(Activation.sigmoid.kernel!, x.count, x, &result)
    #expect(largestError(result, x.map { Activation.sigmoid.value($0) }) < 6e-16)
    let positive = x.map { $0.magnitude * $0.magnitude }
    backprop_log_f64(x.count, positive, &result)
    for (found, expected) in zip(result, positive.map({ Double.log($0) })) {
      #expect(abs(found - expected) <= 4e-16 * max(1, abs(expected)))
    }
    let narrow = x.map { Float($0) }
    var floats = narrow
    backprop_activate_f32(Activation.tanh.kernel!, x.count, narrow, &floats)
    #expect(largestError(floats.map { Double($0) }, narrow.map { Double(Float.tanh($0)) }) < 5e-7)
  }

  @Test("Extremes saturate exactly, and what is no number stays none", arguments: sets)
  func extremes(_ set: String) {
    Kernels.use(set)
    defer { Kernels.use(nil) }
    let x: [Double] = [-.infinity, -1e300, -800, 0, 800, 1e300, .infinity, .nan]
    var result = x
    backprop_exp_f64(x.count, x, &result)
    #expect(result.dropLast() == [0, 0, 0, 1, .infinity, .infinity, .infinity] && result[7].isNaN)
    backprop_activate_f64(Activation.tanh.kernel!, x.count, x, &result)
    #expect(result.dropLast() == [-1, -1, -1, 0, 1, 1, 1] && result[7].isNaN)
    backprop_activate_f64(Activation.sigmoid.kernel!, x.count, x, &result)
    #expect(result.dropLast() == [0, 0, 0, 0.5, 1, 1, 1] && result[7].isNaN)
    backprop_log_f64(x.count, [0, 1, .infinity, -1, .nan, .leastNonzeroMagnitude, 1, 1], &result)
    #expect(result[0] == -.infinity && result[1] == 0 && result[2] == .infinity)
    #expect(result[3].isNaN && result[4].isNaN && abs(result[5] + 744.4400719213812) < 1e-12)
  }

  @Test("The softmax of a row is that of the scalar functions, in one vector or in several", arguments: sets)
  func softmax(_ set: String) {
    Kernels.use(set)
    defer { Kernels.use(nil) }
    for columns in [1, 2, 7, 8, 10, 16, 33] {
      let z = randomMatrix(5, columns, seed: UInt64(columns)).map { 20 * $0 }
      var found = z
      backprop_softmax_f64(5, columns, z.elements, &found.elements)
      for row in 0..<5 {
        let exponentials = z.row(row).map { Double.exp($0 - z.row(row).max()!) }
        let sum = exponentials.reduce(0, +)
        #expect(largestError(found.row(row), exponentials.map { $0 / sum }) < 2e-15)
      }
    }
  }
}

extension KernelTests {
  private func product<Scalar: Real>(_ a: Matrix<Scalar>, _ b: Matrix<Scalar>) -> Matrix<Scalar> {
    var c = Matrix<Scalar>(rows: a.rows, columns: b.columns)
    kernelProduct(
      Operand(a.elements, columns: a.columns), Operand(b.elements, columns: b.columns), into: &c.elements,
      rows: a.rows, columns: b.columns, depth: a.columns)
    return c
  }

  /// The product of two matrices that are given by their transposes.
  private func product(transposed a: Matrix<Double>, _ b: Matrix<Double>) -> Matrix<Double> {
    var c = Matrix<Double>(rows: a.columns, columns: b.rows)
    kernelProduct(
      Operand(transposed: a.elements, columns: a.columns),
      Operand(transposed: b.elements, columns: b.columns),
      into: &c.elements, rows: a.columns, columns: b.rows, depth: a.rows)
    return c
  }

  private func wholeNumbers(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix<Double> {
    randomMatrix(rows, columns, seed: seed).map { (5 * $0).rounded() }
  }

  private func randomMatrix(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix<Double> {
    var generator = SeededGenerator(seed: seed)
    let elements = (0..<rows * columns).map { _ in generator.uniform(in: -1..<1) }
    return Matrix(rows: rows, columns: columns, elements: elements)
  }

  private func largestError(_ found: [Double], _ expected: [Double]) -> Double {
    zip(found, expected).map { abs($0 - $1) / max(abs($1), .leastNormalMagnitude) }.max() ?? 0
  }
}
