import Foundation
import LessonOutput
import LessonTestSupport
import Testing

@Suite("Numbers as text")
struct NumberFormatTests {
  static let examples: [(NumberFormat, Double, String)] = [
    (.automatic, 0.1 + 0.2, "0.3"), (.automatic, 100_000, "100000"), (.automatic, 1_234_567, "1.23457e+06"),
    (.automatic, 0.0001, "0.0001"), (.automatic, 0.00001, "1e-05"), (.automatic, 3, "3"),
    (.automatic, -0.0, "0"),
    (.fixed(4), 0.693147, "0.6931"), (.fixed(2), 0.125, "0.12"), (.fixed(2), 0.375, "0.38"),
    (.fixed(0), 2.5, "2"),
    (.fixed(2), -0.001, "0.00"), (.fixed(1), 1e21, "1000000000000000000000.0"), (.fixed(-3), 1.7, "2"),
    (.scientific(3), 0.01274, "1.27e-02"), (.scientific(1), 12345, "1e+04"), (.scientific(0), 9.9, "1e+01"),
    (.scientific(3), 0, "0.00e+00"), (.scientific(2), -0.0, "0.0e+00"), (.percent(1), 0.985, "98.5%"),
    (.percent(0), -0.2, "-20%"), (.percent(1), 1e308, "1.00000e+308"), (.fixed(2), .nan, "NaN"),
    (.percent(2), .infinity, "inf"), (.scientific(2), -.infinity, "-inf"),
  ]

  @Test("follow the format", arguments: examples)
  func example(format: NumberFormat, number: Double, text: String) {
    #expect(format.text(number) == text)
  }

  @Test("are rounded as printf rounds them", arguments: 0..<200)
  func agreesWithPrintf(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let number =
      Double.random(in: -1...1, using: &random) * pow(10, Double.random(in: -12...12, using: &random))
    let digits = Int.random(in: 1...9, using: &random)
    func isSame(_ text: String, _ printed: String) -> Bool {
      text == printed || "-" + text == printed && Double(text) == 0
    }
    #expect(isSame(NumberFormat.automatic.text(number), String(format: "%g", number)), "\(number)")
    #expect(
      isSame(NumberFormat.fixed(digits).text(number), String(format: "%.\(digits)f", number)), "\(number)")
    #expect(
      isSame(NumberFormat.scientific(digits).text(number), String(format: "%.\(digits - 1)e", number)),
      "\(number)")
  }

  @Test("never have a digit count beyond reason")
  func manyDigits() {
    #expect(NumberFormat.fixed(1_000_000_000).text(0.5).count == 32)
    #expect(NumberFormat.scientific(.max).text(0.5).count < 40)
  }
}
