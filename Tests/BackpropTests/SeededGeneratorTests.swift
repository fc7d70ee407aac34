import Testing

@testable import Backprop

@Suite struct SeededGeneratorTests {
  @Test("the first numbers are those of SplitMix64's reference implementation")
  func reference() {
    var generator = SeededGenerator(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test("uniform numbers fill their range evenly")
  func uniform() {
    var generator = SeededGenerator(seed: 1)
    let numbers = (0..<20_000).map { _ in generator.uniform(in: -2..<6) }
    #expect(numbers.allSatisfy { $0 >= -2 && $0 < 6 })
    // Mean 2 and variance 64 / 12; the tolerances are above four standard errors.
    #expect(isClose(mean(numbers), 2, 0.04))
    #expect(isClose(mean(numbers.map { ($0 - 2) * ($0 - 2) }), 64.0 / 12, 0.03))
  }

  @Test("normal numbers have the mean, the deviation and the tails asked for")
  func normal() {
    var generator = SeededGenerator(seed: 2)
    let numbers = (0..<20_000).map { _ in generator.normal(mean: 3, deviation: 0.5) }
    #expect(isClose(mean(numbers), 3, 0.01))
    #expect(isClose(mean(numbers.map { ($0 - 3) * ($0 - 3) }), 0.25, 0.01))
    let within = numbers.filter { ($0 - 3).magnitude < 0.5 }.count
    #expect(isClose(Double(within) / 20_000, 0.6827, 0.015))
  }

  @Test("normal numbers are the same on every machine, to the last bit")
  func pinned() {
    var generator = SeededGenerator(seed: 42)
    let numbers = (0..<3).map { _ in generator.normal() }
    #expect(numbers == [0.49295065581737485, -1.2810773478777024, -0.6018779810957331])
  }

  @Test("directions have length one and point everywhere")
  func directions() {
    var generator = SeededGenerator(seed: 3)
    let points = (0..<10_000).map { _ in generator.direction() }
    #expect(points.allSatisfy { isClose($0.x * $0.x + $0.y * $0.y, 1) })
    #expect(isClose(mean(points.map(\.x)), 0, 0.03) && isClose(mean(points.map(\.y)), 0, 0.03))
  }

  private func mean(_ numbers: [Double]) -> Double {
    numbers.reduce(0, +) / Double(numbers.count)
  }
}
