/// The memory of one pass through a network: z, a and delta of every layer for a batch of a fixed size,
/// in one block that is planned once. A step of training takes no other memory.
struct Workspace<Scalar: Real>: ~Copyable {
  let layout: ParameterLayout
  let lossFunction: Loss
  let rows: Int
  private let block: UnsafeMutablePointer<Scalar>
  /// Where each layer's part of the block begins: z, then a, then delta, each rows × outputs.
  private let starts: [Int]

  init(_ layout: ParameterLayout, _ lossFunction: Loss, rows: Int) {
    self.layout = layout
    self.lossFunction = lossFunction
    self.rows = rows
    var starts: [Int] = []
    var size = 0
    for layer in layout.layers {
      starts.append(size)
      size += 3 * rows * layer.outputs
    }
    self.starts = starts
    block = .allocate(capacity: size)
    block.initialize(repeating: 0, count: size)
  }

  deinit {
    block.deallocate()
  }

  /// The layer's weighted sums: rows × outputs.
  func z(_ layer: Int) -> UnsafeMutablePointer<Scalar> { block + starts[layer] }

  /// The layer's activations: rows × outputs.
  func a(_ layer: Int) -> UnsafeMutablePointer<Scalar> { z(layer) + size(layer) }

  /// ∂E/∂z of the layer: rows × outputs.
  func delta(_ layer: Int) -> UnsafeMutablePointer<Scalar> { a(layer) + size(layer) }

  /// How many numbers a layer's z, a or delta has.
  func size(_ layer: Int) -> Int { rows * layout.layers[layer].outputs }
}

extension Workspace {
  /// Copies z, a or delta of a layer out of the block.
  func matrix(_ start: UnsafeMutablePointer<Scalar>, _ layer: Int) -> Matrix<Scalar> {
    let elements = Array(UnsafeBufferPointer(start: start, count: size(layer)))
    return Matrix(rows: rows, columns: layout.layers[layer].outputs, elements: elements)
  }
}
