import LessonOutput
import LessonTestSupport
import Testing

@testable import LessonPages

@Suite("Plots on pages")
struct PlotDrawingTests {
  private func markup(_ plot: Plot) -> String {
    OutputMarkup(identifier: "cell.fit.1") { tex in HTML { $0.element("math", text: tex) } }.plot(plot).string
  }

  @Test("A plot has a title, a legend, a drawing with words, and its numbers")
  func whole() throws {
    let plot = Plot("Learning curve", x: "epoch", y: Plot.Axis("$E$", .logarithmic))
      .line([1, 0.5, 0.25, 0.125], name: "training").line([1, 0.6, 0.4, 0.3], name: "validation")
    try Fixtures.expect(markup(plot), isRecordedIn: "pages/plot.html")
  }

  @Test("Regions are hatched, bordered, and share an entry with the points that belong in them")
  func regions() throws {
    let plot = Plot("Inside?", x: "x", y: "y")
      .regions(x: -1...1, y: -1...1, classes: ["outside", "inside"], resolution: 4) { x, y in
        x * x + y * y < 0.5 ? 1 : 0
      }
      .points(x: [0], y: [0], name: "inside")
    try Fixtures.expect(markup(plot), isRecordedIn: "pages/regions.html")
  }

  @Test("A heat map of few values has each written in a colour that stands out")
  func heatMap() throws {
    try Fixtures.expect(
      markup(Plot("Counts").heatMap([[1, 2, 3], [4, 5, 60]])), isRecordedIn: "pages/heat-map.html")
  }

  @Test("Points over shades have a halo, since no ink stands out from all of them")
  func haloes() {
    let points = Plot().points(x: [0.5], y: [0.5], name: "here")
    #expect(markup(points.surface(x: 0...1, y: 0...1) { x, y in x + y }).contains("haloed"))
    #expect(!markup(points).contains("haloed"))
  }

  @Test("A field of one shade in a row is one rectangle there")
  func runs() {
    let plot = Plot().surface(x: 0...1, y: 0...1, resolution: 64) { _, y in y }
    #expect(markup(plot).utf8.count < 20_000)
  }

  @Test("Two classes are told apart without colour: by hatching and by the marks' shapes")
  func withoutColour() {
    let plot = Plot().points(x: [1], y: [1], name: "a").points(x: [2], y: [2], name: "b")
      .line([1, 2], name: "c").line([2, 1], name: "d")
    let classes = [Int](0..<4).map { index in
      let style = SeriesStyle(index, of: plot)
      return plot.series[index].mark == .line ? style.lineClasses : style.pointClasses
    }
    let withoutInk = classes.map { $0.split(separator: " ").filter { !$0.hasPrefix("ink") } }
    #expect(Set(withoutInk).count == 4)
  }

  @Test("Numbers of a long series are told in part, its last one among them")
  func numbers() {
    let html = markup(Plot(x: "epoch").line((0..<1001).map(Double.init), name: "loss"))
    #expect(html.contains("loss: every 11th of 1001 points"))
    #expect(html.contains(">1000</td>"))
  }

  @Test("Any plot gives well-formed markup whose references lead somewhere", arguments: 0..<150)
  func anything(seed: UInt64) throws {
    var random = RandomOutputs(seed: seed)
    let html = OutputMarkup(identifier: "o") { tex in HTML { $0.element("math", text: tex) } }
    switch random.output() {
    case .plot(let plot): try WellFormed.check(html.plot(plot).string)
    case .figure(let figure): try WellFormed.check(html.figure(figure).string)
    default: break
    }
  }
}
