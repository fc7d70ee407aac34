/// The memory of one pass through a network: z, a and delta of every layer for a batch of at most
/// `capacity` rows, in one block that is planned once. A step of training takes no other memory.
struct Workspace<Scalar: Real>: ~Copyable {
  let layout: ParameterLayout
  let objective: Objective<Scalar>
  let judge: Judge
  let capacity: Int
  /// How many rows the batch has: no more than the capacity.
  var rows: Int
  /// Whether dropout is at work.
  var isDropping = false
  private let block: UnsafeMutablePointer<Scalar>
  /// Where each layer's part of the block begins: z, then a, then delta, each capacity × outputs; and where
  /// there is dropout before the layer, a mask and what it leaves of the inputs, each capacity × inputs.
  private let starts: [Int]

  init(_ layout: ParameterLayout, _ objective: Objective<Scalar>, capacity: Int, targetColumns: Int) {
    self.layout = layout
    self.objective = objective
    self.capacity = capacity
    rows = capacity
    judge = Judge(loss: objective.loss, outputs: layout.outputs, targetColumns: targetColumns)
    var starts: [Int] = []
    var size = 0
    for layer in layout.layers {
      starts.append(size)
      size += capacity * (3 * layer.outputs + (layer.dropout > 0 ? 2 * layer.inputs : 0))
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
  func a(_ layer: Int) -> UnsafeMutablePointer<Scalar> {
    z(layer) + capacity * layout.layers[layer].outputs
  }

  /// ∂E/∂z of the layer: rows × outputs.
  func delta(_ layer: Int) -> UnsafeMutablePointer<Scalar> {
    a(layer) + capacity * layout.layers[layer].outputs
  }

  /// What dropout multiplies the layer's inputs by: rows × inputs.
  func mask(_ layer: Int) -> UnsafeMutablePointer<Scalar> {
    delta(layer) + capacity * layout.layers[layer].outputs
  }

  /// What dropout leaves of the layer's inputs: rows × inputs.
  func thinned(_ layer: Int) -> UnsafeMutablePointer<Scalar> {
    mask(layer) + capacity * layout.layers[layer].inputs
  }

  /// How many numbers a layer's z, a or delta has.
  func size(_ layer: Int) -> Int { rows * layout.layers[layer].outputs }

  /// What enters a layer: x, or what the layer before gives, thinned out where dropout is at work.
  @inline(__always)
  func input(_ layer: Int, _ x: UnsafePointer<Scalar>) -> UnsafePointer<Scalar> {
    if drops(layer) { return UnsafePointer(thinned(layer)) }
    return layer == 0 ? x : UnsafePointer(a(layer - 1))
  }

  /// Whether dropout is at work on what enters a layer.
  func drops(_ layer: Int) -> Bool { isDropping && layout.layers[layer].dropout > 0 }
}

extension Workspace {
  /// Copies z, a or delta of a layer out of the block.
  func matrix(_ start: UnsafeMutablePointer<Scalar>, _ layer: Int) -> Matrix<Scalar> {
    let elements = Array(UnsafeBufferPointer(start: start, count: size(layer)))
    return Matrix(rows: rows, columns: layout.layers[layer].outputs, elements: elements)
  }
}
