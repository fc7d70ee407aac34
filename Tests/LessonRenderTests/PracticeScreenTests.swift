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
    #expect(rows < 4 || drawn[2] == "row 1")
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
