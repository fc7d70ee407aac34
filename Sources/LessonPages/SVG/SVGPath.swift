/// The `d` of an SVG path, in tenths of a unit, which no eye tells from exact places.
struct SVGPath {
  private(set) var text = ""

  var isEmpty: Bool { text.isEmpty }

  mutating func move(to x: Double, _ y: Double) { add("M", x, y) }
  mutating func line(to x: Double, _ y: Double) { add("L", x, y) }
  mutating func curve(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, to x: Double, _ y: Double) {
    add("C", x1, y1, x2, y2, x, y)
  }
  mutating func close() { text += "Z" }

  mutating func polyline(_ points: [(x: Double, y: Double)]) {
    for (index, point) in points.enumerated() { add(index == 0 ? "M" : "L", point.x, point.y) }
  }

  mutating func rectangle(x: Double, y: Double, width: Double, height: Double) {
    move(to: x, y)
    line(to: x + width, y)
    line(to: x + width, y + height)
    line(to: x, y + height)
    close()
  }

  private mutating func add(_ command: Character, _ numbers: Double...) {
    text.append(command)
    for (index, number) in numbers.enumerated() {
      let digits = number.svg
      // A minus sign parts two numbers as well as a blank does.
      if index > 0, !digits.hasPrefix("-") { text += " " }
      text += digits
    }
  }
}

extension Double {
  /// The number in tenths, without zeros that say nothing. Far places are drawn at the limit.
  var svg: String {
    guard isFinite else { return "0" }
    let tenths = Int((Swift.min(Swift.max(self, -1e6), 1e6) * 10).rounded())
    let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
    return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
  }
}
