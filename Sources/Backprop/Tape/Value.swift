// One overload of `withTemporaryValues` is there to be rejected, so nothing is ambiguous about it.
// swift-format-ignore-file: AmbiguousTrailingClosureOverload

/// A number that remembers how it was computed, so that it knows its derivatives.
///
///     let a = Value(2, "a"), b = Value(-3, "b")
///     let e = a * b + tanh(a)
///     e.backward()
///     a.grad                     // ∂e/∂a
///
/// The spelling is that of A. Karpathy's micrograd (2020). Values live on a tape and are four bytes each;
/// the tape grows with everything that is computed, so a loop says what may be forgotten:
/// `withTemporaryValues`. Each thread has a tape of its own: a value belongs to the thread that made it.
public struct Value: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  @usableFromInline let place: UInt32

  @inlinable @inline(__always)
  init(place: UInt32) {
    self.place = place
  }

  /// A number that nothing led to: an input, or a parameter to be learned.
  public init(_ number: Double) {
    place = tape.pointee.append(.leaf, 0, 0, number)
  }

  /// The same with a name for the graph.
  public init(_ number: Double, _ label: String) {
    self.init(number)
    self.label = label
  }

  public init(floatLiteral number: Double) {
    self.init(constant: number)
  }

  public init(integerLiteral number: Int) {
    self.init(constant: Double(number))
  }

  /// A number that a formula mentions.
  @inline(__always)
  init(constant: Double) {
    place = tape.pointee.append(.constant, 0, 0, constant)
  }

  /// The number itself. It may be set, as a step of learning does; what was already computed from it stays.
  public var data: Double {
    get { node.pointee.value }
    nonmutating set { node.pointee.value = newValue }
  }

  /// The derivative, by this value, of the one whose `backward()` was called last.
  public var grad: Double {
    get {
      _ = node  // stops where the value was forgotten
      return tape.pointee[gradientAt: place]
    }
    nonmutating set {
      _ = node
      tape.pointee[gradientAt: place] = newValue
    }
  }

  /// The name in the graph; empty at first.
  public var label: String {
    get { tape.pointee.labels.last { $0.node == place }?.text ?? "" }
    nonmutating set {
      tape.pointee.labels.removeAll { $0.node == place }
      let next = tape.pointee.labels.firstIndex { $0.node > place } ?? tape.pointee.labels.count
      tape.pointee.labels.insert((place, newValue), at: next)
    }
  }

  @inline(__always)
  var node: UnsafeMutablePointer<TapeNode> { tape.pointee[place] }
}

/// A value is a place on its thread's tape, and means another number on any other.
@available(*, unavailable)
extension Value: Sendable {}

extension Value: CustomStringConvertible {
  public var description: String {
    "Value(\(label.isEmpty ? "" : label + ": ")\(data), grad: \(grad))"
  }
}

/// Runs `body` and then forgets the values that it made: a step of learning takes no more memory than
/// the one before.
///
///     for _ in 1...100 {
///       withTemporaryValues {
///         let loss = square(predict(x) - y)
///         loss.backward()
///         for p in parameters { p.data -= 0.1 * p.grad }
///       }
///     }
public func withTemporaryValues<Result, Failure: Error>(
  _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  let length = tape.pointee.count
  defer { tape.pointee.rewind(to: length) }
  return try body()
}

@available(*, unavailable, message: "a value made inside is forgotten at the end: return its data")
public func withTemporaryValues<Failure: Error>(
  _ body: () throws(Failure) -> Value
) throws(Failure) -> Value {
  fatalError("unavailable")
}
