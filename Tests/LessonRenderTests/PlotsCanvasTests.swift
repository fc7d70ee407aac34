import Testing

@testable import LessonRender

@Suite("A canvas of dots")
struct PlotsCanvasTests {
  private func drawing(
    columns: Int = 2, rows: Int = 1, _ characters: Repertoire = .unicode,
    _ draw: (inout DotCanvas) -> Void
  ) -> [String] {
    var canvas = DotCanvas(columns: columns, rows: rows, characters: characters)
    draw(&canvas)
    return canvas.lines.map(\.plainText)
  }

  @Test("has eight dots in a cell")
  func eightDots() {
    for (index, glyph) in ["⠁", "⠈", "⠂", "⠐", "⠄", "⠠", "⡀", "⢀"].enumerated() {
      #expect(drawing { $0.setDot(index % 2, index / 2, .init()) } == [glyph])
    }
  }

  @Test("ignores what is outside")
  func outside() {
    #expect(
      drawing { canvas in
        for (x, y) in [(-1, 0), (0, -1), (4, 0), (0, 4), (.max, .min)] { canvas.setDot(x, y, .init()) }
        canvas.put("x", column: 2, row: 0, .plain)
        canvas.polyline([DotPoint(-50, -50), DotPoint(90, -3)], .init())
      } == [""])
  }

  @Test("joins the dots of two colours, the later one's on top")
  func topmost() {
    var canvas = DotCanvas(columns: 1, rows: 1, characters: .unicode)
    canvas.setDot(0, 0, .init(style: TextStyle(.red)))
    canvas.setDot(1, 3, .init(style: TextStyle(.blue)))
    #expect(canvas.lines == [StyledText("⢁", TextStyle(.blue))])
  }

  @Test("draws a line without gaps, the same from both ends")
  func symmetricLines() {
    for end in [(39.0, 3.0), (39, 7), (20, 7), (3, 7), (0, 7), (39, 0)] {
      let there = drawing(columns: 20, rows: 2) {
        $0.polyline([DotPoint(0, 0), DotPoint(end.0, end.1)], .init())
      }
      let back = drawing(columns: 20, rows: 2) {
        $0.polyline([DotPoint(end.0, end.1), DotPoint(0, 0)], .init())
      }
      #expect(there == back)
    }
    #expect(drawing(columns: 4) { $0.polyline([DotPoint(0, 0), DotPoint(7, 3)], .init()) } == ["⠉⠒⠤⣀"])
  }

  @Test("shows the part of a line that is inside, however far it reaches")
  func clipping() {
    let inside = drawing(columns: 4) { $0.polyline([DotPoint(0, 2), DotPoint(7, 2)], .init()) }
    #expect(drawing(columns: 4) { $0.polyline([DotPoint(-1e9, 2), DotPoint(1e9, 2)], .init()) } == inside)
    #expect(drawing(columns: 4) { $0.polyline([DotPoint(-1e12, 2), DotPoint(1e12, 2)], .init()) } == inside)
  }

  @Test("leaves out the inner dots of corners")
  func corners() {
    let steps = [
      DotPoint(0, 0), DotPoint(1, 0), DotPoint(1, 1), DotPoint(2, 1), DotPoint(2, 2), DotPoint(3, 2),
      DotPoint(3, 3),
    ]
    let diagonal = [DotPoint(0, 0), DotPoint(3, 3)]
    #expect(drawing { $0.polyline(steps, .init()) } == drawing { $0.polyline(diagonal, .init()) })
  }

  @Test("goes on with the dashes from one piece of a line to the next")
  func dashes() {
    let pen = DotCanvas.Pen(dashes: [2, 2])
    let pieces = (0...7).map { DotPoint(Double($0), 0) }
    #expect(drawing(columns: 4) { $0.polyline(pieces, pen) } == ["⠉ ⠉"])
    #expect(drawing(columns: 4) { $0.polyline([pieces[0], pieces[7]], pen) } == ["⠉ ⠉"])
  }

  @Test("draws circles that are the same on all sides", arguments: [2.0, 5, 6.6, 9.5])
  func circles(radius: Double) {
    let rows = drawing(columns: 12, rows: 6, .ascii) {
      $0.circle(DotPoint(11.5, 11.5), radius, .init(asciiMark: "#"))
    }.map { $0.padding(to: 12) }
    #expect(rows == rows.reversed())
    #expect(rows.allSatisfy { $0 == String($0.reversed()) })
  }

  @Test("takes the ASCII character that looks most like the dots")
  func ascii() {
    #expect(
      drawing(columns: 3, .ascii) { $0.polyline([DotPoint(0, 2), DotPoint(5, 2)], .init()) } == ["---"])
    #expect(
      drawing(rows: 2, .ascii) { $0.polyline([DotPoint(0, 0), DotPoint(0, 7)], .init()) } == ["|", "|"])
    #expect(drawing(columns: 1, .ascii) { $0.polyline([DotPoint(1, 0), DotPoint(0, 3)], .init()) } == ["/"])
  }

  @Test("lets a wide character cover two cells")
  func wideCharacters() {
    var canvas = DotCanvas(columns: 6, rows: 1, characters: .unicode)
    canvas.polyline([DotPoint(0, 0), DotPoint(11, 0)], .init())
    canvas.write("語", column: 1, row: 0)
    #expect(canvas.lines[0].width == 6)
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(width - count, 0))
  }
}
