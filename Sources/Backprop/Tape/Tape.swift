// The memory behind `Value`: every number that was computed, in the order in which it was.
//
// A node names its operands by their place on the tape, so operands always lie before what is made of
// them: the tape is in topological order by itself, and going backward is one loop from its end, without
// recursion, however deep the graph is. A node takes 32 bytes, so no two cache lines are touched for one.

/// How a number on the tape was made.
enum TapeOperation: UInt8 {
  case leaf, constant
  case add, subtract, multiply, divide, power
  case negate, exp, log, tanh, sigmoid, relu
}

struct TapeNode {
  var value: Double
  /// ∂E/∂value, after a backward pass from E.
  var gradient: Double
  /// Where the operands are. A function of one number names it twice.
  let left: UInt32
  let right: UInt32
  let operation: TapeOperation
}

/// The nodes so far, and the room for more. It grows by doubling, so a node costs no allocation of its own.
struct Tape {
  private(set) var nodes: UnsafeMutablePointer<TapeNode>
  private(set) var count: UInt32 = 0
  private var capacity: UInt32
  /// How many nodes, from the first, may have a gradient other than 0. New ones have none, so that a graph
  /// built for one backward pass is never cleared.
  var gradients: UInt32 = 0
  /// Names that were given to values, in the order of the tape.
  var labels: [(node: UInt32, text: String)] = []

  init(capacity: UInt32) {
    self.capacity = capacity
    nodes = .allocate(capacity: Int(capacity))
  }

  /// The node at a place, which must not have been forgotten.
  @inline(__always)
  subscript(place: UInt32) -> UnsafeMutablePointer<TapeNode> {
    if place >= count { stopAsForgotten() }
    return nodes + Int(place)
  }

  /// Adds a node and gives its place.
  @inline(__always)
  mutating func append(
    _ operation: TapeOperation, _ left: UInt32, _ right: UInt32, _ value: Double
  ) -> UInt32 {
    let place = count
    if place == capacity { grow() }
    (nodes + Int(place)).initialize(
      to: TapeNode(value: value, gradient: 0, left: left, right: right, operation: operation))
    count = place &+ 1
    return place
  }

  @inline(never)
  private mutating func grow() {
    require(capacity <= .max / 2, "a tape ends at \(capacity) values: use withTemporaryValues")
    let larger = UnsafeMutablePointer<TapeNode>.allocate(capacity: 2 * Int(capacity))
    larger.moveInitialize(from: nodes, count: Int(count))
    nodes.deallocate()
    nodes = larger
    capacity *= 2
  }

  /// Forgets all nodes from `length` on.
  mutating func rewind(to length: UInt32) {
    count = length
    gradients = min(gradients, length)
    while let last = labels.last, last.node >= length { labels.removeLast() }
  }
}

/// The calling thread's tape.
///
/// It is reached through a pointer that C keeps. A variable of Swift's is initialised at its first use and checked
/// for overlapping access at each: together that took two thirds of the time of a cell that builds a graph.
@inline(__always)
var tape: UnsafeMutablePointer<Tape> {
  backprop_thread_slot().pointee?.assumingMemoryBound(to: Tape.self) ?? beginTape()
}

@inline(never)
private func beginTape() -> UnsafeMutablePointer<Tape> {
  let tape = UnsafeMutablePointer<Tape>.allocate(capacity: 1)
  tape.initialize(to: Tape(capacity: 1024))
  backprop_thread_slot().pointee = UnsafeMutableRawPointer(tape)
  return tape
}

@inline(never)
private func stopAsForgotten() -> Never {
  fatalError("this value was made inside withTemporaryValues and forgotten at its end, or on another thread")
}
