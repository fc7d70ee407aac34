/// The elements of a collection, one at a time, with a bar on the reader's screen for how far the loop
/// has come, and `label` beside it.
///
///     for epoch in progress(0..<5000, "training") { ... }
public func progress<Elements: Collection>(
  _ elements: Elements, _ label: String = ""
) -> ProgressSequence<Elements> {
  ProgressSequence(elements: elements, label: label)
}

/// A collection whose loops tell how far they have come. Made by `progress(_:_:)`.
public struct ProgressSequence<Elements: Collection>: Sequence {
  let elements: Elements
  let label: String

  public func makeIterator() -> Iterator {
    Iterator(base: elements.makeIterator(), meter: Meter(label: label, count: elements.count))
  }

  public struct Iterator: IteratorProtocol {
    var base: Elements.Iterator
    var meter: Meter

    public mutating func next() -> Elements.Element? {
      let element = base.next()
      meter.advance()
      return element
    }
  }
}

/// Tells the reader's screen when a loop has come another hundredth of its way, so that a loop of
/// millions costs no more than one of hundreds.
struct Meter {
  let label: String
  let count: Int
  private var done = -1
  private var nextReport = 0

  init(label: String, count: Int) {
    self.label = label
    self.count = count
  }

  mutating func advance() {
    done += 1
    guard done >= nextReport else { return }
    nextReport = done + Swift.max(1, count / 100)
    record(.progress(Progress(label: label, fraction: count == 0 ? 1 : Double(done) / Double(count))))
  }
}
