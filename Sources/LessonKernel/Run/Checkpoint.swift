import Glibc

/// Where a checkpoint is to be left, and how it will be spoken to.
struct CheckpointPlan {
  /// The state before this cell is kept.
  let cell: Int
  /// The socket it is commanded through.
  let slot: Int
  /// Its number among all processes of the run.
  let number: Int
}

/// A process that holds the state before a cell and waits.
final class Checkpoint {
  let plan: CheckpointPlan
  private var process: ChildProcess

  init(_ plan: CheckpointPlan, pid: Int32) {
    self.plan = plan
    process = ChildProcess(adopting: pid)
  }

  var pid: Int32 { process.pid }

  /// The process has not ended, as it never does by itself.
  var isAlive: Bool {
    var end = pollfd(fd: process.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&end, 1, 0) == 0
  }

  func end() {
    process.kill()
  }
}

/// The slots of a run's processes, and what they are taken for.
struct Slots {
  let count: Int
  private var free: [Int]

  init(count: Int) {
    self.count = count
    free = Array((0..<count).reversed())
  }

  var freeCount: Int { free.count }

  mutating func take() -> Int? { free.popLast() }

  mutating func giveBack(_ slot: Int) { free.append(slot) }
}
