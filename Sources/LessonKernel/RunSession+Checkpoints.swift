import CSupervisor
import Glibc
import LessonModel

// The states that are kept: before which cells, and how many.
extension RunSession {
  /// Before which cells of a segment to keep the state: all, as far as there are slots, else evenly spread.
  func planCheckpoints(for segment: Segment) -> [CheckpointPlan] {
    guard !segment.mustFail else { return [] }
    let cells = segment.cells.filter { stops?.contains($0) ?? true }
    makeRoom(for: cells.count)
    let room = slots.freeCount - 2
    guard room > 0 else { return [] }
    let stride = (cells.count + room - 1) / room
    var plans: [CheckpointPlan] = []
    for (position, cell) in cells.enumerated() where position % stride == 0 {
      guard let slot = slots.take() else { break }
      let plan = CheckpointPlan(cell: cell, slot: slot, number: runner.newNumber())
      plans.append(plan)
      plannedCheckpoints[cell] = plan
    }
    return plans
  }

  func keepCheckpoint(before cell: Int, pid: Int32) {
    guard let plan = plannedCheckpoints.removeValue(forKey: cell) else { return }
    endCheckpoint(before: cell)
    checkpoints[cell] = Checkpoint(plan, pid: pid)
    checkpointsLeft += 1
    onEvent(.checkpoint(cell: cell))
  }

  func giveUpCheckpoint(before cell: Int) {
    if let plan = plannedCheckpoints.removeValue(forKey: cell) { slots.giveBack(plan.slot) }
  }

  func endCheckpoint(before cell: Int) {
    guard let checkpoint = checkpoints.removeValue(forKey: cell) else { return }
    checkpoint.end()
    slots.giveBack(checkpoint.plan.slot)
    KeptFiles(of: checkpoint.plan, in: folder).remove()
  }

  /// In a run that keeps the newest state alone.
  func forgetOlderCheckpoints(than cell: Int) {
    guard keeping == .newest else { return }
    for older in checkpoints.keys where older < cell { endCheckpoint(before: older) }
  }

  // MARK: - Bounds

  /// When there are too many, states that others are near to are given up, so that about half of the room is free.
  private func makeRoom(for count: Int) {
    guard case .all(let limit) = keeping, stops == nil else { return }
    while slots.freeCount - 2 < min(count, limit / 2), let cell = denseCheckpoint {
      drop(cell, "there are more than \(limit)")
    }
  }

  /// Now and then, looks how much memory the kept states take, and gives some up when it is too much.
  func boundMemory() {
    guard case .all = keeping, running != nil, lastMeasured.duration(to: .now) > .milliseconds(500) else {
      return
    }
    lastMeasured = .now
    while memoryOfCheckpoints > limits.checkpointBytes, let cell = denseCheckpoint {
      drop(cell, "together they take more than \(limits.checkpointBytes >> 20) MiB")
    }
  }

  private func drop(_ cell: Int, _ why: String) {
    endCheckpoint(before: cell)
    onEvent(.checkpointDropped(cell: cell, why))
  }

  private var denseCheckpoint: Int? { RunSession.dense(checkpoints.keys.sorted()) }

  /// The one that is missed least: from the one before it to the one after it is the shortest way. Of several, the
  /// oldest. The newest stays.
  static func dense(_ cells: [Int]) -> Int? {
    func way(around index: Int) -> Int { cells[index + 1] - (index == 0 ? -1 : cells[index - 1]) }
    return cells.indices.dropLast().min { way(around: $0) < way(around: $1) }.map { cells[$0] }
  }

  /// In bytes; what several processes share is counted once.
  private var memoryOfCheckpoints: Int {
    checkpoints.values.reduce(0) { $0 + proportionalMemory(of: $1.pid) }
  }
}

/// The memory of a process, its share of what it shares with others; 0 when that is not known.
private func proportionalMemory(of pid: Int32) -> Int {
  let descriptor = open("/proc/\(pid)/smaps_rollup", O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return 0 }
  defer { close(descriptor) }
  var buffer = [UInt8](repeating: 0, count: 2048)
  let count = max(0, read(descriptor, &buffer, buffer.count))
  // Pss:                1234 kB
  let lines = String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n")
  let words = lines.first { $0.hasPrefix("Pss:") }?.split(separator: " ") ?? []
  return words.count > 1 ? (Int(words[1]) ?? 0) << 10 : 0
}
