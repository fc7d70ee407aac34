import CSupervisor
import Glibc

/// A counter that other processes raise to wake us.
final class EventCounter {
  /// Readable since it was raised.
  let descriptor: Int32

  init() throws(KernelError) {
    var counter: Int32 = -1
    let failure = supervisor_event_counter(&counter)
    if failure != 0 { throw .cannotStart(program: "an event counter", errno: failure) }
    descriptor = counter
  }

  deinit {
    close(descriptor)
  }

  func reset() {
    var count: UInt64 = 0
    _ = read(descriptor, &count, MemoryLayout<UInt64>.size)
  }
}
