import LessonOutput
import Testing

@testable import LessonRender

@Suite("A plot on the terminal")
struct PlotsDrawingTests {
  private let space = DrawingSpace(width: 60)
  private let ascii = DrawingSpace(width: 60, characters: .ascii)

  private func text(_ plot: Plot, _ space: DrawingSpace) -> String {
    plot.drawn(in: space).map(\.plainText).joined(separator: "\n")
  }

  private func styles(of characters: Set<Character>, in lines: [StyledText]) -> Set<TextStyle.Color?> {
    Set(lines.flatMap(\.runs).filter { $0.text.contains(where: characters.contains) }.map(\.style.color))
  }

  @Test("says kindly that there is nothing to draw")
  func empty() {
    #expect(text(Plot("Loss"), space) == "Loss\nNothing to draw: the plot has no series yet.")
    #expect(text(Plot().line([.nan, .infinity]), space) == "Nothing to draw: the plot has no finite values.")
    #expect(
      text(Plot(y: Plot.Axis("", .logarithmic)).line([-1, 0]), space)
        == "Nothing to draw: the plot has no finite positive values.")
  }

  @Test("breaks a line where a value is missing")
  func gap() {
    let whole = Plot().line([1, 1, 1, 1, 1])
    let broken = Plot().line([1, 1, .nan, 1, 1])
    #expect(!text(whole, ascii).contains("- "))
    #expect(text(broken, ascii).split(separator: "\n").contains { $0.contains("-    ") })
  }

  @Test("marks each series' points with a mark of its own")
  func marks() {
    let plot = Plot().points(x: [0, 1], y: [0, 0], name: "a").points(x: [0, 1], y: [1, 1], name: "b")
    #expect(text(plot, space).count { $0 == "●" } == 3)
    #expect(text(plot, space).count { $0 == "×" } == 3)
    #expect(text(plot, ascii).contains("o a   x b"))
  }

  @Test("gives series the colours of the cycle, and keeps those that the author chose")
  func colors() {
    let plot = Plot().points(x: [0], y: [0]).points(x: [1], y: [1]).points(x: [2], y: [2], color: .green)
    let lines = plot.drawn(in: space)
    #expect(styles(of: ["●"], in: lines) == [.blue])
    #expect(styles(of: ["×"], in: lines) == [.yellow])
    #expect(styles(of: ["◆"], in: lines) == [.green])
  }

  @Test("gives a region the colour and the legend entry of its points")
  func regionsAndPoints() {
    let plot = Plot().regions(x: 0...1, y: 0...1, classes: ["no", "yes"]) { x, _ in x < 0.5 ? 0 : 1 }
      .points(x: [0.9], y: [0.5], name: "yes", color: .green)
    let lines = plot.drawn(in: space)
    #expect(styles(of: ["░"], in: lines) == [.blue])
    #expect(styles(of: ["▒"], in: lines) == [.green])
    #expect(lines[0].plainText.trimmingBlanks == "░░ no   ▒●▒ yes")
  }

  @Test("keeps the true shape of regions")
  func aspect() {
    let plot = Plot().regions(x: 0...2, y: 0...1, classes: ["a"]) { _, _ in 0 }
    let rows = plot.drawn(in: space).map { $0.plainText.count { $0 == "░" } }.filter { $0 > 10 }
    #expect(abs(rows[0] - rows.count * 4) <= 4)
  }

  @Test("puts row 0 of a field at the bottom")
  func fieldOrientation() {
    let numbers = text(Plot().heatMap([[1, 2], [3, 4]]), ascii).split(separator: "\n").compactMap { line in
      let words = line.split { !$0.isNumber }.suffix(2)
      return line.contains(" 3 ") || line.contains(" 1 ") ? words.joined(separator: " ") : nil
    }
    #expect(numbers.prefix(2) == ["3 4", "1 2"])
  }

  @Test("shades a heat map from light to dense, also where there is no colour")
  func shades() {
    let field = Plot.Field(.heat, x: 0...1, y: 0...1, values: [[0, 1]])
    for space in [space, ascii] {
      let scale = HeatScale(field, space)
      let order = [0, 0.3, 0.6, 1].map { scale.shade(of: $0)!.character }
      #expect(Set(order).count == 4)
      #expect(scale.shade(of: .nan) == nil)
    }
  }

  @Test("draws a bar from zero, and at least an eighth for what is not zero")
  func bars() {
    let plot = Plot().histogram([0] + Array(repeating: 1.0, count: 1000), bins: 2)
    #expect(text(plot, space).contains("▁"))
    #expect(text(plot, space).contains("█"))
  }

  @Test("is told in one line of words")
  func summary() {
    let plot = Plot("Learning curve", x: "epoch", y: "E").line([0.5, 0.75, .nan, 0.25], name: "training")
    #expect(
      plot.summary
        == "Learning curve: E over epoch. training: 3 points, min 0.25, max 0.75, last 0.25.")
    let regions = Plot("Map").regions(x: 0...1, y: 0...1, classes: ["a", "b"], resolution: 2) { x, _ in
      x < 0.5 ? 0 : 1
    }
    #expect(regions.summary == "Map. Regions: a 50%, b 50%.")
    #expect(Plot().line([.nan]).summary == "Plot. line: no values.")
    #expect(Plot("Map", description: "A ring.").line([1]).summary == "Map: A ring.")
  }

  @Test("is as wide as the room, and no wider", arguments: [60, 80, 120])
  func fillsTheWidth(width: Int) {
    let widths = Samples.losses.drawn(in: DrawingSpace(width: width)).map(\.width)
    #expect(widths.max() == width)
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    split(separator: " ", omittingEmptySubsequences: false).drop { $0.isEmpty }.joined(separator: " ")
  }
}
