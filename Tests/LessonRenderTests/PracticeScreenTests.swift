import LessonTestSupport
import Testing

@testable import LessonRender

@Suite("The screen of lesson practice")
struct PracticeScreenTests {
  private func screen(rows: Int, columns: Int, characters: Repertoire = .unicode) -> PracticeScreen {
    var screen = PracticeScreen(
      TerminalOptions(width: columns, characters: characters),
      size: LessonScreen.Size(rows: rows, columns: columns))
    screen.title = StyledText("03-backprop  sigmoid  1 point")
    screen.progress = StyledText("━━━─── 2 of 7")
    screen.file = "Exercises/03-backprop/sigmoid.swift"
    screen.status = "checked in 0.4 s"
    screen.show((1...40).map { "row \($0)\n" }.joined(), fromTop: true)
    return screen
  }

  @Test(
    "fills any screen and no more, with the status in its last row",
    arguments: [(24, 80), (5, 80), (2, 30), (50, 200), (3, 9)])
  func sizes(rows: Int, columns: Int) {
    let drawn = screen(rows: rows, columns: columns).rows()
    #expect(drawn.count == rows)
    #expect(drawn.allSatisfy { $0.displayWidth <= columns || $0.hasPrefix("row") })
    #expect(drawn[rows - 1].hasPrefix(" checke"))
    #expect(rows < 4 || drawn[0].hasPrefix("03-backprop  sigmoid"))
    #expect(rows < 4 || drawn[1].hasPrefix("── Exercises/03-backprop/sigmoid.swift ─"))
    #expect(rows < 4 || drawn[2] == "row 1")
  }

  @Test("where the file's path does not fit, its end is shown")
  func longPath() {
    #expect(screen(rows: 9, columns: 20).rows()[1] == "── …p/sigmoid.swift ")
    #expect(screen(rows: 9, columns: 20, characters: .ascii).rows()[1] == "-- ...sigmoid.swift ")
  }

  @Test("colours are the terminal's own, and bold only where they are off")
  func colors() throws {
    var screen = screen(rows: 6, columns: 72)
    screen.options.color = .sixteen
    screen.options.hasStyles = true
    let colored = screen.rows()
    screen.options.color = .none
    let text = (colored + [""] + screen.rows()).joined(separator: "\n") + "\n"
    try Fixtures.expect(
      text.replacing("\u{1B}", with: "ESC"), isRecordedIn: "terminal/practice-screen.txt")
  }

  @Test("scrolls within the page, and tells which way there is more")
  func scrolling() {
    var screen = screen(rows: 13, columns: 80)
    #expect(screen.rows()[12].contains(" ↓  h hint"))
    #expect(screen.react(to: .pageDown) == nil)
    #expect(screen.rows()[2] == "row 10" && screen.rows()[12].contains(" ↑↓  h hint"))
    screen.scrollToEnd()
    #expect(screen.rows()[11] == "row 40" && screen.rows()[12].contains(" ↑  h hint"))
    _ = screen.react(to: .down)
    #expect(screen.rows()[11] == "row 40")
    _ = screen.react(to: .home)
    #expect(screen.rows()[2] == "row 1")
    // A shorter page leaves nothing to scroll.
    screen.show("one\n", fromTop: false)
    #expect(screen.rows()[2] == "one" && screen.rows()[12].contains("  h hint"))
  }

  @Test("keys that do not scroll are asked of others")
  func requests() {
    var screen = screen(rows: 24, columns: 80)
    let requests = ["h", "s", "l", "r", "q", "x"].map { screen.react(to: .character($0)) }
    #expect(requests == [.hint, .skip, .list, .runAgain, .quit, .other])
  }
}
