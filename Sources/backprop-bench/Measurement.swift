/// One result: a line of JSON.
struct Measurement {
  var peer = "backprop"
  let workload: String
  /// By processor time, which waiting for a shared core does not distort; by wall time for W7, and for W5 on several
  /// threads.
  let value: Double
  let unit: String
  var variant = ""
  var dtype = "float64"
  var threads = 1
  /// The size of a matrix product.
  var n: Int?
  /// The last loss: where it is another peer's, the work was the same.
  var loss: Double?

  /// Who ran, and in which form.
  var name: String { variant.isEmpty ? peer : peer + " " + variant }

  /// The key by which results are compared.
  var subject: String { "\(workload) \(dtype)" + (n.map { " n=\($0) threads=\(threads)" } ?? "") }

  var json: String {
    var fields = [
      "\"peer\":\"\(peer)\"", "\"workload\":\"\(workload)\"", "\"value\":\(rounded(value))",
      "\"unit\":\"\(unit)\"", "\"dtype\":\"\(dtype)\"", "\"threads\":\(threads)",
    ]
    if !variant.isEmpty { fields.append("\"variant\":\"\(variant)\"") }
    if let n { fields.append("\"n\":\(n)") }
    if let loss { fields.append("\"loss\":\(loss)") }
    return "{" + fields.joined(separator: ",") + "}"
  }

  private func rounded(_ value: Double) -> Double {
    value < 1000 ? (value * 100).rounded() / 100 : value.rounded()
  }
}

extension Measurement {
  /// From a line that a peer printed; nil if it is none.
  init?(json line: String) {
    func field(_ name: String) -> String? {
      guard let colon = line.end(of: "\"\(name)\":") else { return nil }
      return String(line[colon...].drop { $0 == " " || $0 == "\"" }.prefix { !"\",}".contains($0) })
    }
    guard let peer = field("peer"), let workload = field("workload"), let unit = field("unit"),
      let value = field("value").flatMap(Double.init)
    else { return nil }
    self.init(
      peer: peer, workload: workload, value: value, unit: unit, variant: field("variant") ?? "",
      dtype: field("dtype") ?? "float64", threads: field("threads").flatMap(Int.init) ?? 1,
      n: field("n").flatMap(Int.init), loss: field("loss").flatMap(Double.init))
  }
}

extension String {
  /// Where the first place of a text ends.
  fileprivate func end(of text: String) -> Index? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return index(start, offsetBy: text.count) }
      formIndex(after: &start)
    }
    return nil
  }
}
