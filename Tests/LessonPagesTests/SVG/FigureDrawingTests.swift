import LessonOutput
import LessonTestSupport
import Testing

@testable import LessonPages

@Suite("Figures on pages")
struct FigureDrawingTests {
  @Test("A network is drawn with its weights' signs in colour and dashes, and formulas as the page sets them")
  func network() throws {
    let figure = Figure.network(
      layers: [["$x_1$", "$x_2$"], ["h"]], weights: [[[0.5], [-1]]], title: "One neuron",
      description: "Two inputs and a neuron.")
    let markup = OutputMarkup(identifier: "cell.figure.1") { tex in HTML { $0.element("math", text: tex) } }
    try Fixtures.expect(markup.figure(figure).string, isRecordedIn: "pages/figure.html")
  }

  @Test("An arrow's line ends inside its head")
  func arrow() {
    let head = ArrowHead(at: (100, 0), from: (0, 0), 2)
    #expect(head.base.x > 90 && head.base.x < 100 && head.base.y == 0)
  }

  @Test("Sizes that make no sense are drawn as something")
  func nonsense() throws {
    for size in [0, -1, .nan, .infinity, 1e300] as [Double] {
      var figure = Figure(width: size, height: size, description: "nothing")
      figure.circle(at: (size, size), radius: size, label: "x")
      figure.arrow(from: (0, 0), to: (0, 0))
      let html = OutputMarkup(identifier: "o") { _ in HTML() }.figure(figure).string
      try WellFormed.check(html)
      #expect(!html.contains("nan") && !html.contains("inf"))
    }
  }
}
