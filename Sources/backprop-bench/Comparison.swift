import Glibc

/// Results as they come, and the engine's ratios to its peers.
struct Comparison {
  private var results: [Measurement] = []

  mutating func add(_ result: Measurement) {
    print(result.json)
    fflush(nil)
    results.append(result)
  }

  /// For each subject, medians over the rounds: the engine's by that of the peer that was best, and of each.
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
    let peers = unique(others.map(\.name)).map { name in
      (name: name, value: median(others.filter { $0.name == name }))
    }
    guard let best = isTime ? peers.min(by: { $0.value < $1.value }) : peers.max(by: { $0.value < $1.value })
    else { return }
    let value = median(engine)
    func ratio(_ peer: Double) -> Double { ((isTime ? peer / value : value / peer) * 100).rounded() / 100 }
    let ratios = peers.map { "\"\($0.name)\":\(ratio($0.value))" }.joined(separator: ",")
    print(
      "{\"workload\":\"\(one.workload)\",\"dtype\":\"\(one.dtype)\",\"threads\":\(one.threads),"
        + (one.n.map { "\"n\":\($0)," } ?? "")
        + (one.variant.isEmpty ? "" : "\"variant\":\"\(one.variant)\",")
        + "\"ratio\":\(ratio(best.value)),\"best_peer\":\"\(best.name)\",\"ratios\":{\(ratios)}"
        + (lossDifference(one, others).map { ",\"loss_difference\":\($0)" } ?? "") + "}")
  }

  /// How far the peers' last losses are from the engine's, relative to it: not the same work where it is large.
  private func lossDifference(_ engine: Measurement, _ others: [Measurement]) -> Double? {
    guard let loss = engine.loss else { return nil }
    return others.compactMap(\.loss).map { abs($0 - loss) / abs(loss) }.max()
  }

  private func median(_ results: [Measurement]) -> Double {
    results.map(\.value).sorted()[results.count / 2]
  }

  private func unique(_ names: [String]) -> [String] {
    names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
