import LessonTestSupport
import Testing

@testable import LessonPages

@Suite("Thinning long lines")
struct LineThinningTests {
  @Test("In each unit of width the lowest and the highest point stay", arguments: 0..<20)
  func extremes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let points = (0..<5000).map { (x: Double($0) / 50, y: Double.random(in: 0...100, using: &random)) }
    let thinned = LineThinning.thinned(points)
    #expect(thinned.count < 500)
    for column in 0..<100 {
      let (before, after) = (heights(points, in: column), heights(thinned, in: column))
      #expect(before.min() == after.min() && before.max() == after.max())
    }
  }

  @Test("A line that turns back stays whole")
  func spiral() {
    let points = (0..<1000).map { (x: Double($0 % 10), y: Double($0)) }
    #expect(LineThinning.thinned(points).count == 1000)
  }
}

private func heights(_ points: [(x: Double, y: Double)], in column: Int) -> [Double] {
  points.filter { Int($0.x) == column }.map(\.y)
}
