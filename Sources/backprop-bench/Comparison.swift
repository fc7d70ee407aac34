import Glibc

/// Results as they come, and the engine's ratio to the best peer.
struct Comparison {
  private var results: [Measurement] = []

  mutating func add(_ result: Measurement) {
    print(result.json)
    fflush(nil)
    results.append(result)
  }

  /// For each subject, medians over the rounds: the engine's by that of the peer that was best.
  func printRatios() {
    for subject in unique(results.map(\.subject)) {
      let found = results.filter { $0.subject == subject }
      let engine = found.filter { $0.peer == "backprop" }
      for variant in unique(engine.map(\.variant)) {
        printRatio(engine.filter { $0.variant == variant }, found.filter { $0.peer != "backprop" })
      }
    }
  }

  private func printRatio(_ engine: [Measurement], _ others: [Measurement]) {
    guard let one = engine.first else { return }
    let isTime = one.unit == "ms"
    let peers = unique(others.map { $0.peer + " " + $0.variant }).map { name in
      (name: name, value: median(others.filter { $0.peer + " " + $0.variant == name }))
    }
    guard let best = isTime ? peers.min(by: { $0.value < $1.value }) : peers.max(by: { $0.value < $1.value })
    else { return }
    let ratio = isTime ? best.value / median(engine) : median(engine) / best.value
    print(
      "{\"workload\":\"\(one.workload)\",\"dtype\":\"\(one.dtype)\",\"threads\":\(one.threads),"
        + (one.n.map { "\"n\":\($0)," } ?? "")
        + (one.variant.isEmpty ? "" : "\"variant\":\"\(one.variant)\",")
        + "\"ratio\":\((ratio * 100).rounded() / 100),\"best_peer\":\"\(best.name)\"}")
  }

  private func median(_ results: [Measurement]) -> Double {
    results.map(\.value).sorted()[results.count / 2]
  }

  private func unique(_ names: [String]) -> [String] {
    names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
