import LessonTestSupport
import Testing

@testable import LessonPages

@Suite("Outlines of regions")
struct RegionOutlinesTests {
  typealias Point = RegionOutlines.Point

  /// Positive where the outline runs with its region on the left.
  private func area(_ loop: [Point]) -> Double {
    zip(loop, loop.dropFirst() + [loop[0]]).reduce(0) { $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2 }
  }

  private func grid(_ rows: Int, _ columns: Int, _ classOf: (Double, Double) -> Int) -> [[Int]] {
    (0..<rows).map { row in (0..<columns).map { classOf(Double($0) + 0.5, Double(row) + 0.5) } }
  }

  @Test("A grid of one class has the grid's own outline and no border")
  func one() throws {
    let outlines = RegionOutlines(grid(3, 5) { _, _ in 7 })
    #expect(outlines.borders.isEmpty && outlines.loops.count == 1)
    #expect(area(try #require(outlines.loops[7]?.first)) == 15)
    #expect(RegionOutlines([]).loops.isEmpty)
  }

  @Test("Whatever the classes are, the regions cover the grid and do not overlap", arguments: 0..<40)
  func partition(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...4, using: &random)
    let (rows, columns) = (Int.random(in: 1...12, using: &random), Int.random(in: 1...12, using: &random))
    let outlines = RegionOutlines(grid(rows, columns) { _, _ in Int.random(in: 0..<count, using: &random) })
    // Regions share their borders point by point, so their areas add up to the grid's.
    let total = outlines.loops.values.joined().map(area).reduce(0, +)
    #expect(abs(total - Double(rows * columns)) < 1e-9)
    let points = outlines.loops.values.joined().joined()
    #expect(points.allSatisfy { $0.x >= 0 && $0.y >= 0 && $0.x <= Double(columns) && $0.y <= Double(rows) })
  }

  @Test(
    "A straight border is drawn straight, whatever its slope", arguments: [0, 0.1, 0.2, 0.35, 0.5, 1, 2, 6])
  func straight(slope: Double) throws {
    let outlines = RegionOutlines(grid(40, 40) { x, y in y > 20 + slope * (x - 20) ? 1 : 0 })
    let border = try #require(outlines.borders.first)
    #expect(outlines.borders.count == 1)
    for point in border {
      let distance = abs(point.y - 20 - slope * (point.x - 20)) / (1 + slope * slope).squareRoot()
      #expect(distance < 0.55)
    }
    // The steps of the grid turn by right angles.
    for ((a, b), c) in zip(zip(border, border.dropFirst()), border.dropFirst(2)) {
      let (first, second) = (b - a, c - b)
      let sine =
        (first.x * second.y - first.y * second.x)
        / ((first * first).sum() * (second * second).sum()).squareRoot()
      #expect(abs(sine) < 0.35)
    }
  }

  @Test("A circle stays as large as it was, and an island of one cell stays")
  func islands() throws {
    let disc = RegionOutlines(
      grid(40, 40) { x, y in (x - 20) * (x - 20) + (y - 20) * (y - 20) < 100 ? 1 : 0 })
    let outline = try #require(disc.loops[1]?.first)
    #expect(abs(area(outline) - 100 * Double.pi) < 12)
    #expect(disc.loops[0]?.count == 2, "around it, and its hole")
    let island = RegionOutlines(grid(5, 5) { x, y in x == 2.5 && y == 2.5 ? 1 : 0 })
    #expect(area(try #require(island.loops[1]?.first)) >= 0.5)
  }
}
