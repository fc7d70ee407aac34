import FoundationEssentials

/// The times or rates of one thing measured several times, printed as a line of JSON.
struct Measurement: Encodable {
  var benchmark: String
  var unit: String
  /// The middle one of all runs.
  var median: Double
  var smallest: Double
  var largest: Double
  var runs: Int
  /// What the project promises on a 2-core machine that has nothing else to do; nil for a figure that only
  /// gives scale.
  var goal: Double?

  init(_ benchmark: String, _ values: [Double], unit: String, goal: Double? = nil) {
    let sorted = values.sorted()
    self.benchmark = benchmark
    self.unit = unit
    median = Measurement.rounded(sorted[sorted.count / 2])
    smallest = Measurement.rounded(sorted[0])
    largest = Measurement.rounded(sorted[sorted.count - 1])
    runs = sorted.count
    self.goal = goal
  }

  func print() {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let line = try? encoder.encode(self) else { return }
    Swift.print(String(decoding: line, as: UTF8.self))
  }

  /// To two decimals: more would tell of the machine's mood only.
  private static func rounded(_ value: Double) -> Double {
    (value * 100).rounded() / 100
  }
}

/// The milliseconds that `body` takes.
func milliseconds(_ body: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try body()
  return (ContinuousClock.now - start) / .milliseconds(1)
}
