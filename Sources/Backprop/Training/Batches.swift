/// The samples of a training, batch by batch.
struct Batches<Scalar: Real>: ~Copyable {
  /// How many rows a batch has at most.
  let capacity: Int
  private let x: Matrix<Scalar>
  private let y: Matrix<Scalar>
  /// Whether all samples are one batch, in their own order.
  let isWhole: Bool
  /// A copy of the batch's rows of x, and behind it of y.
  private let rows: UnsafeMutablePointer<Scalar>
  /// The order in which samples come in this epoch.
  private var order: [Int]
  /// How many of them have come.
  private var position = 0
  private var generator = SeededGenerator(seed: 0)

  init(_ x: Matrix<Scalar>, _ y: Matrix<Scalar>, size: Int?) {
    self.x = x
    self.y = y
    capacity = min(size ?? x.rows, x.rows)
    isWhole = capacity == x.rows
    let count = capacity * (x.columns + y.columns)
    rows = .allocate(capacity: count)
    rows.initialize(repeating: 0, count: count)
    order = Array(0..<x.rows)
    copyRows(capacity)
  }

  deinit {
    rows.deallocate()
  }

  /// A new epoch, in an order that the seed and the number of steps made so far decide.
  @inline(__always)
  mutating func begin(seed: UInt64, step: Int) {
    generator = epochGenerator(seed: seed, step: step)
    position = 0
    guard !isWhole else { return }
    for index in order.indices { order[index] = index }
    generator.shuffle(&order)
  }

  /// The next batch, and dropout's masks for it; nil at the end of the epoch.
  @inline(__always)
  mutating func next(
    _ workspace: inout Workspace<Scalar>
  ) -> (x: UnsafePointer<Scalar>, y: UnsafePointer<Scalar>)? {
    guard position < order.count else { return nil }
    let count = min(capacity, order.count - position)
    if !isWhole { copyRows(count) }
    position += count
    workspace.rows = count
    workspace.isDropping = true
    workspace.drawMasks(&generator)
    return (UnsafePointer(rows), UnsafePointer(rows + capacity * x.columns))
  }

  @inline(__always)
  private func copyRows(_ count: Int) {
    x.elements.withUnsafeBufferPointer { x in
      y.elements.withUnsafeBufferPointer { y in
        copyRows(of: x.baseAddress!, self.x.columns, count, to: rows)
        copyRows(of: y.baseAddress!, self.y.columns, count, to: rows + capacity * self.x.columns)
      }
    }
  }

  @inline(__always)
  private func copyRows(
    of matrix: UnsafePointer<Scalar>, _ columns: Int, _ count: Int,
    to rows: UnsafeMutablePointer<Scalar>
  ) {
    for row in 0..<count {
      (rows + row * columns).update(from: matrix + order[position + row] * columns, count: columns)
    }
  }
}

/// What decides an epoch's order and masks.
private func epochGenerator(seed: UInt64, step: Int) -> SeededGenerator {
  var steps = SeededGenerator(seed: UInt64(step))
  return SeededGenerator(seed: seed ^ steps.next())
}

/// The order in which an epoch takes its samples that begins after so many steps, for those who follow a training
/// elsewhere.
package func epochOrder(samples: Int, seed: UInt64, step: Int) -> [Int] {
  var (generator, order) = (epochGenerator(seed: seed, step: step), Array(0..<samples))
  generator.shuffle(&order)
  return order
}
