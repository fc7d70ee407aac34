// The memory behind `Value`: every number that was computed, in the order in which it was.
//
// A node names its operands by their place on the tape, so operands always lie before what is made of
// them: the tape is in topological order by itself, and going backward is one loop from its end, without
// recursion, however deep the graph is. A node takes 16 bytes and a gradient 8, so that the 65,000 nodes of a small
// network's loss over 100 points stay in a core's own cache; with 32 bytes they did not, and took a fifth longer.

/// How a number on the tape was made. No more than 16, for it is kept in four bits.
@usableFromInline
enum TapeOperation: UInt8 {
  case leaf, constant
  case add, subtract, multiply, divide, power
  case negate, exp, log, tanh, sigmoid, relu
}

@usableFromInline
struct TapeNode {
  @usableFromInline var value: Double
  /// Where the left operand is, in the lower 28 bits, and above it the operation.
  @usableFromInline let leftAndOperation: UInt32
  /// Where the right operand is. A function of one number names it twice.
  @usableFromInline let right: UInt32

  @inlinable @inline(__always)
  init(_ operation: TapeOperation, _ left: UInt32, _ right: UInt32, _ value: Double) {
    self.value = value
    self.right = right
    leftAndOperation = left | UInt32(operation.rawValue) &<< 28
  }

  @inline(__always)
  var left: UInt32 { leftAndOperation & (Tape.mostNodes - 1) }

  @inline(__always)
  var operation: TapeOperation {
    unsafeBitCast(UInt8(truncatingIfNeeded: leftAndOperation &>> 28), to: TapeOperation.self)
  }
}

/// The nodes so far, and the room for more. It grows by doubling, so a node costs no allocation of its own.
///
/// A tape without nodes is all zero bits: that is how each thread finds its own.
@usableFromInline
struct Tape {
  static let mostNodes: UInt32 = 1 << 28

  /// Nil as long as there is no room.
  @usableFromInline private(set) var memory: UnsafeMutablePointer<TapeNode>?
  private var gradientMemory: UnsafeMutablePointer<Double>?
  @usableFromInline var count: UInt32 = 0
  /// How many of the gradients count: those of later nodes are 0.
  private var gradientCount: UInt32 = 0
  @usableFromInline private(set) var capacity: UInt32
  /// Names that were given to values, in the order of the tape.
  private var someLabels: [(node: UInt32, text: String)]?

  var labels: [(node: UInt32, text: String)] {
    get { someLabels ?? [] }
    set { someLabels = newValue }
  }

  /// The nodes, of which there must be one.
  @inlinable @inline(__always)
  var nodes: UnsafeMutablePointer<TapeNode> { memory.unsafelyUnwrapped }

  /// The gradient of each node, as far as there is one.
  var gradients: UnsafeMutablePointer<Double> { gradientMemory.unsafelyUnwrapped }

  /// The node at a place, which must not have been forgotten.
  @inlinable @inline(__always)
  subscript(place: UInt32) -> UnsafeMutablePointer<TapeNode> {
    if place >= count { stopAsForgotten() }
    return nodes + Int(place)
  }

  /// Adds a node and gives its place.
  @inlinable @inline(__always)
  mutating func append(
    _ operation: TapeOperation, _ left: UInt32, _ right: UInt32, _ value: Double
  ) -> UInt32 {
    let place = count
    if place == capacity { grow() }
    (nodes + Int(place)).initialize(to: TapeNode(operation, left, right, value))
    count = place &+ 1
    return place
  }

  @inline(never) @usableFromInline
  mutating func grow() {
    require(capacity < Self.mostNodes, "a tape ends at \(capacity) values: use withTemporaryValues")
    let larger = Int(max(1024, min(2 * capacity, Self.mostNodes)))
    memory = moved(memory, count, to: larger)
    gradientMemory = moved(gradientMemory, gradientCount, to: larger)
    capacity = UInt32(larger)
  }

  /// The gradient of a node.
  subscript(gradientAt place: UInt32) -> Double {
    get { place < gradientCount ? gradients[Int(place)] : 0 }
    set {
      if place >= gradientCount {
        (gradients + Int(gradientCount)).initialize(repeating: 0, count: Int(place + 1 - gradientCount))
        gradientCount = place + 1
      }
      gradients[Int(place)] = newValue
    }
  }

  /// Makes the gradients 0 up to and including a place, and forgets the later ones.
  mutating func clearGradients(through place: UInt32) {
    gradients.initialize(repeating: 0, count: Int(place) + 1)
    gradientCount = place + 1
  }

  /// Forgets all nodes from `length` on.
  mutating func rewind(to length: UInt32) {
    count = length
    gradientCount = min(gradientCount, length)
    while let last = labels.last, last.node >= length { labels.removeLast() }
  }
}

@inline(never) @usableFromInline
func stopAsForgotten() -> Never {
  fatalError("this value was made inside withTemporaryValues and forgotten at its end, or on another thread")
}

/// A larger block of memory with what is in a smaller one, which is given back.
private func moved<Element>(
  _ elements: UnsafeMutablePointer<Element>?, _ count: UInt32, to capacity: Int
) -> UnsafeMutablePointer<Element> {
  let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
  if let elements {
    larger.moveInitialize(from: elements, count: Int(count))
    elements.deallocate()
  }
  return larger
}

/// The calling thread's tape.
///
/// It lies in memory of C's. A variable of Swift's is initialised at its first use and checked for overlapping access
/// at each: together that took two thirds of the time of a cell that builds a graph. Nothing that a node is written
/// to can change where it is, so the compiler may keep the number of nodes in a register.
@inlinable @inline(__always)
var tape: UnsafeMutablePointer<Tape> {
  backprop_thread_tape().assumingMemoryBound(to: Tape.self)
}
