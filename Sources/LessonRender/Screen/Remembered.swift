import Synchronization

/// Values that were expensive to make, by what they were made from.
package final class Remembered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let values = Mutex<[Key: Value]>([:])
  /// More than any lesson has. An author who edits all day gets a clean slate now and then.
  private static var limit: Int { 4096 }

  package init() {}

  package func value(for key: Key, _ make: () -> Value) -> Value {
    if let known = values.withLock({ $0[key] }) { return known }
    let value = make()
    values.withLock { values in
      if values.count >= Self.limit { values.removeAll() }
      values[key] = value
    }
    return value
  }
}
