import LessonKernel
import LessonModel

/// What `--trace` writes to standard error: what was kept, compiled, run, optimised, and why not, each with the time
/// since the command began.
struct TraceLines: Sendable {
  private let start = ContinuousClock.now
  private let name: String
  private let labels: [String]

  /// Nil when nobody asked for it.
  init?(_ lesson: Lesson, _ arguments: Arguments) {
    guard arguments.has(.trace) else { return nil }
    name = lesson.name
    labels = lesson.cells.map(\.label)
  }

  func write(_ event: RunEvent) {
    let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
    let time = String(repeating: " ", count: max(0, 6 - "\(milliseconds)".count)) + "\(milliseconds) ms"
    StandardError.write("trace: \(name): \(time)  \(words(event))\n")
  }

  private func words(_ event: RunEvent) -> String {
    switch event {
    case .kept(let cell): "\(label(cell)): its result is in the cache"
    case .notKept(let cell, let why): "\(label(cell)), and all after it, are not kept: \(why)"
    case .compiled(let cells, let time, let isOptimised):
      "compiled \(labels(cells))\(isOptimised ? ", optimised," : "") in \(inWords(time))"
    case .optimisedBefore(let cell): "\(label(cell)): its optimised code is in the cache"
    case .ran(let cell, let time): "\(label(cell)) ran for \(inWords(time))"
    case .checkpoint(let cell): "checkpoint before \(label(cell))"
    case .checkpointImpossible(let cell, let why): "no checkpoint before \(label(cell)): \(why)"
    case .checkpointDropped(let cell, let why): "dropped the checkpoint before \(label(cell)): \(why)"
    case .wentBack(let cell, let wanted):
      cell == wanted
        ? "back at the state before \(label(cell))"
        : "back at the state before \(label(cell)), the nearest before \(label(wanted)) that is kept"
    case .promoting(let cell): "\(label(cell)) runs long: compiling it optimised"
    case .promoted(let cell, let time):
      "\(label(cell)): promoted after \(inWords(time)), begins anew, optimised"
    case .notPromoted(let cell, let why): "\(label(cell)): not promoted: \(why)"
    }
  }

  private func labels(_ cells: [Int]) -> String {
    guard let first = cells.first, let last = cells.last else { return "nothing" }
    return first == last ? label(first) : "\(label(first)) to \(label(last))"
  }

  private func label(_ cell: Int) -> String {
    labels.indices.contains(cell) ? labels[cell] : "cell \(cell + 1)"
  }

  private func inWords(_ time: Duration) -> String { "\(Int(time / .milliseconds(1))) ms" }
}
