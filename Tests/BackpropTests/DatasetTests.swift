import Testing

@testable import Backprop

@Suite struct DatasetTests {
  @Test("gates have their truth tables")
  func gates() {
    #expect(Dataset.xor.x == [[0, 0], [0, 1], [1, 0], [1, 1]])
    #expect(Dataset.xor.y == [[0], [1], [1], [0]])
    #expect(Dataset.and.y == [[0], [0], [0], [1]])
    #expect(Dataset.or.y == [[0], [1], [1], [1]])
  }

  @Test("moons without noise lie on two half circles")
  func moons() {
    let data = Dataset.moons(200, noise: 0, seed: 1)
    #expect(data.count == 200 && data.x.columns == 2 && data.y.columns == 1)
    let (upper, lower) = (data.samples(labelled: 0), data.samples(labelled: 1))
    #expect(upper.rows == 100 && lower.rows == 100)
    for row in 0..<100 {
      #expect(isClose(square(upper[row, 0]) + square(upper[row, 1]), 1) && upper[row, 1] >= 0)
      #expect(
        isClose(square(lower[row, 0] - 1) + square(lower[row, 1] - 0.5), 1) && lower[row, 1] <= 0.5)
    }
  }

  @Test("circles without noise have their radii")
  func circles() {
    let data = Dataset.circles(101, noise: 0, factor: 0.25, seed: 1)
    let (outer, inner) = (data.samples(labelled: 0), data.samples(labelled: 1))
    #expect(outer.rows == 51 && inner.rows == 50)
    #expect((0..<51).allSatisfy { isClose(square(outer[$0, 0]) + square(outer[$0, 1]), 1) })
    #expect((0..<50).allSatisfy { isClose(square(inner[$0, 0]) + square(inner[$0, 1]), 0.0625) })
  }

  @Test("noise has the deviation asked for")
  func noise() {
    let (plain, noisy) = (
      Dataset.circles(4000, noise: 0, seed: 1), Dataset.circles(4000, noise: 0.2, seed: 1)
    )
    // The same numbers are drawn for both, so only the noise is left between them.
    let noise = noisy.x - plain.x
    #expect(isClose(noise.mean(), 0, 0.01))
    #expect(isClose((noise .* noise).mean().squareRoot(), 0.2, 0.01))
  }

  @Test("the same seed gives the same samples, another seed others")
  func seeds() {
    #expect(Dataset.moons(50, noise: 0.1, seed: 7) == .moons(50, noise: 0.1, seed: 7))
    #expect(Dataset.moons(50, noise: 0.1, seed: 7) != .moons(50, noise: 0.1, seed: 8))
  }

  @Test("no samples are a dataset too")
  func empty() {
    #expect(Dataset.moons(0, seed: 1).count == 0)
    #expect(Dataset.moons(0, seed: 1).samples(labelled: 1) == Matrix(rows: 0, columns: 2))
  }

  private func square(_ number: Double) -> Double { number * number }
}
