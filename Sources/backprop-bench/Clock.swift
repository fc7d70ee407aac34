import Glibc

/// Wall-clock and processor time of a piece of work, in seconds. A wall time well above the processor's
/// means that the core was shared.
struct Clock {
  private(set) var wall = 0.0
  private(set) var cpu = 0.0

  static func measure(_ body: () -> Void) -> Clock {
    let (wall, cpu) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
    body()
    return Clock(wall: seconds(CLOCK_MONOTONIC) - wall, cpu: seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu)
  }

  /// The run with the middle processor time of `count`.
  static func median(of count: Int, _ body: () -> Void) -> Clock {
    (0..<count).map { _ in measure(body) }.sorted { $0.cpu < $1.cpu }[count / 2]
  }

  private static func seconds(_ id: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(id, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
