import FoundationEssentials
import Glibc

/// Does the same to many things, on several threads.
enum SideBySide {
  /// The values in the order of the items. Each thread lives until all is done, so that the programs which it starts, and
  /// which die with it, can end in their own time.
  static func map<Item: Sendable, Value>(
    _ items: [Item], workers: Int = coreCount, _ body: @Sendable (Item) -> Value
  ) -> [Value] {
    withoutActuallyEscaping(body) { body in
      let work = Work(items, body)
      let threads = (1..<max(2, min(workers, items.count))).compactMap { _ in start(work) }
      work.run()
      for thread in threads { pthread_join(thread, nil) }
      return work.values.map { $0! }
    }
  }

  /// The processors that this process may use.
  static var coreCount: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// Nil when the system gives no thread: those that are there do its share.
  private static func start(_ work: AnyWork) -> pthread_t? {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(work)
    let status = pthread_create(
      &thread, nil,
      { argument in
        Unmanaged<AnyWork>.fromOpaque(argument!).takeRetainedValue().run()
        return nil
      }, context.toOpaque())
    guard status == 0 else {
      context.release()
      return nil
    }
    return thread
  }
}

private class AnyWork {
  func run() {}
}

/// The items, and the values as far as they are there.
private final class Work<Item, Value>: AnyWork {
  private let items: [Item]
  private let body: (Item) -> Value
  private var next = 0
  private var lock = pthread_mutex_t()
  /// Of use when every `run` has returned.
  private(set) var values: [Value?]

  init(_ items: [Item], _ body: @escaping (Item) -> Value) {
    self.items = items
    self.body = body
    values = Array(repeating: nil, count: items.count)
    pthread_mutex_init(&lock, nil)
  }

  deinit {
    pthread_mutex_destroy(&lock)
  }

  /// Takes one item after the other until none is left. May run on several threads at once.
  override func run() {
    while let index = takeNext() {
      let value = body(items[index])
      pthread_mutex_lock(&lock)
      values[index] = value
      pthread_mutex_unlock(&lock)
    }
  }

  private func takeNext() -> Int? {
    pthread_mutex_lock(&lock)
    defer { pthread_mutex_unlock(&lock) }
    guard next < items.count else { return nil }
    next += 1
    return next - 1
  }
}
