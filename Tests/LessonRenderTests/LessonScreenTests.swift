import LessonModel
import LessonOutput
import Testing

@testable import LessonRender

@Suite struct LessonScreenTests {
  private func screen(
    _ rowCount: Int = 100, rows: Int = 11, columns: Int = 60, problemRows: [Int] = []
  ) -> LessonScreen {
    let options = TerminalOptions(width: columns)
    var screen = LessonScreen(options, size: LessonScreen.Size(rows: rows, columns: columns))
    screen.status.lesson = "03"
    screen.show(
      LessonPage(rows: (0..<rowCount).map { "row \($0)" }, problemRows: problemRows), isEdit: true)
    return screen
  }

  private func press(_ keys: Key..., on screen: inout LessonScreen) {
    for key in keys { _ = screen.react(to: key) }
  }

  @Test("fills the screen exactly, whatever its size", arguments: [2, 3, 5, 24, 200], [1, 10, 80])
  func size(rows: Int, columns: Int) {
    var screen = screen(50, rows: rows, columns: columns, problemRows: [3])
    let many = (1...9).map { Diagnostic(.error, "x", "a problem that is told in \($0) words", file: "a.md") }
    for problems in [[], [many[0]], many] {
      screen.problems = problems
      let drawn = screen.rows()
      #expect(drawn.count == rows)
      #expect(drawn.filter { !$0.hasPrefix("row") }.allSatisfy { $0.displayWidth <= columns })
    }
  }

  @Test("shows the page from its top, and what happens in the last row")
  func firstScreen() {
    let rows = screen(columns: 70).rows()
    #expect(rows.first == "row 0" && rows[9] == "row 9")
    #expect(rows.last == " 03 · up to date               10 %  n problem  r run  q quit  ? help ")
  }

  @Test(
    "keys move through the page, and stop at its ends",
    arguments: [
      ([.down, .character("j"), .up], 1), ([.up], 0), ([.pageDown], 9),
      ([.character(" "), .character("b")], 0),
      ([.end], 90), ([.character("G"), .down], 90), ([.character("G"), .pageUp], 81),
      ([.character("d")], 5), ([.end, .home], 0), ([.character("G"), .character("g")], 0),
    ] as [([Key], Int)])
  func moving(keys: [Key], top: Int) {
    var screen = screen()
    for key in keys { #expect(screen.react(to: key) == nil) }
    #expect(screen.top == top)
  }

  @Test("n and p go round the cells with a problem, and say if there is none")
  func problems() {
    var screen = screen(problemRows: [30, 60])
    var tops: [Int] = []
    for key in "nnnp" {
      press(.character(key), on: &screen)
      tops.append(screen.top)
    }
    #expect(tops == [27, 57, 27, 57])
    #expect(screen.rows().last?.contains("2 cells failed") == true)
    var fine = self.screen()
    press(.character("n"), on: &fine)
    #expect(fine.rows().last?.contains("no cell has a problem") == true)
    press(.down, on: &fine)
    #expect(fine.rows().last?.contains("up to date") == true)
  }

  @Test("a page with new rows above keeps what is seen in its place; at the beginning, the beginning")
  func anchoring() {
    var screen = screen()
    let longer = LessonPage(rows: ["new", "newer"] + (0..<100).map { "row \($0)" })
    screen.show(longer, isEdit: true)
    #expect(screen.top == 0)
    screen.scroll(by: 50)
    let before = screen.rows()
    screen.show(LessonPage(rows: ["first"] + longer.rows), isEdit: true)
    #expect(screen.rows().dropLast() == before.dropLast())
  }

  @Test("the full stop goes to where the lesson last changed, also when results came since")
  func lastChange() {
    var screen = screen()
    var rows = screen.page.rows
    rows[70] = "edited"
    screen.show(LessonPage(rows: rows), isEdit: true)
    rows.insert("result", at: 10)
    screen.show(LessonPage(rows: rows), isEdit: false)
    press(.character("."), on: &screen)
    #expect(screen.rows().contains("edited"))
  }

  @Test("problems of the lesson stand at the bottom, each with its place; those without room are counted")
  func panel() {
    var screen = screen(rows: 15, columns: 50)
    screen.problems = (1...7).map {
      Diagnostic(
        .error, "unknown-attribute", "unknown attribute", file: "a.md", at: SourceRange(line: $0, column: 5))
    }
    let rows = screen.rows()
    #expect(rows[9].hasPrefix("── 7 problems ─") && rows[9].displayWidth == 50)
    #expect(rows[10] == "a.md:1:5: error: unknown attribute [unknown-attri…")
    #expect(rows[13] == "… and 4 more")
    #expect(rows[14].contains("7 problems"))
  }

  @Test("help tells every key, and any key closes it")
  func help() {
    var screen = screen(rows: 24)
    press(.character("?"), on: &screen)
    let text = screen.rows().joined(separator: "\n")
    #expect(["PgUp", "Home", "n p", "run all cells again", "quit"].allSatisfy(text.contains))
    press(.character("j"), on: &screen)
    #expect(screen.rows().first == "row 0")
  }

  @Test("asks others to run again and to quit")
  func requests() {
    var screen = screen()
    #expect(screen.react(to: .character("r")) == .runAgain)
    #expect(screen.react(to: .character("q")) == .quit)
  }

  @Test("in ASCII, all that is drawn is ASCII")
  func ascii() {
    var screen = screen(rows: 24, problemRows: [1])
    screen.options.characters = .ascii
    screen.problems = [Diagnostic(.error, "x", "müßig", file: "ä.md")]
    screen.status.lesson = "größe"
    press(.character("?"), on: &screen)
    #expect(screen.rows().allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
  }

  @Test("a page knows the rows of cells that failed by themselves")
  func problemRows() {
    let cells = (0..<3).map {
      Cell(
        index: $0, code: Snippet(text: "f()\n", firstLine: 1), range: SourceRange(line: 1, column: 1))
    }
    let lesson = Lesson(
      name: "a", file: "a.md", title: "A", blocks: (0..<3).map { Block(.cell($0)) }, cells: cells)
    let statuses: [CellResult.Status] = [.succeeded, .compileError, .notRun("needs it")]
    let page = TerminalRenderer(TerminalOptions()).page(of: lesson) {
      CellResult(cell: $0, status: statuses[$0])
    }
    #expect(page.rows == ["  ┃ f()", "", "  ┃ f()", "", "  ┃ f()", "  │ ○ not run: needs it"])
    #expect(page.problemRows == [3])
  }
}
