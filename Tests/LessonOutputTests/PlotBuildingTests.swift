import LessonOutput
import Testing

@Suite("Building a plot")
struct PlotBuildingTests {
  @Test("a histogram counts every finite value once")
  func histogramCounts() {
    let values = [0, 0.1, 0.5, 0.99, 1, .nan, .infinity]
    let series = Plot().histogram(values, bins: 2).series[0]
    #expect(series.y == [2, 3])
    #expect(series.x == [0.25, 0.75])
  }

  @Test("a histogram of values that are all alike is one bar")
  func histogramOfConstant() {
    let series = Plot().histogram([3, 3, 3]).series[0]
    #expect(series.x == [3])
    #expect(series.y == [3])
  }

  @Test("a histogram reaches over the widest range there is")
  func histogramOfExtremes() {
    let most = Double.greatestFiniteMagnitude
    #expect(Plot().histogram([-most, 0, most], bins: 3).series[0].y == [1, 1, 1])
  }

  @Test("a histogram of nothing adds nothing")
  func histogramOfNothing() {
    #expect(Plot().histogram([]).series.isEmpty)
    #expect(Plot().histogram([.nan]).series.isEmpty)
    #expect(Plot().histogram([1], bins: 0).series.isEmpty)
  }

  @Test("regions are asked for at the middles of their squares, row 0 at the bottom")
  func regions() {
    let plot = Plot().regions(x: 0...4, y: 0...2, classes: ["low", "high"], resolution: 2) { x, y in
      [1, 3].contains(x) && y == 1.5 ? 1 : 0
    }
    #expect(plot.field?.values == [[0, 0], [1, 1]])
  }

  @Test("a curve reaches both ends of its range")
  func curve() {
    let series = Plot().curve(over: -1...1, samples: 3) { $0 * 2 }.series[0]
    #expect(series.x == [-1, 0, 1])
    #expect(series.y == [-2, 0, 2])
  }
}
