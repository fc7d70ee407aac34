import Testing

@testable import LessonRender

@Suite struct ScreenUpdateTests {
  @Test("draws the rows that differ, and no others")
  func changedRows() {
    #expect(
      ScreenUpdate.bytes(from: ["a", "b", "c"], to: ["a", "B", "c"])
        == "\u{1B}[?2026h\u{1B}[2;1H\u{1B}[KB\u{1B}[?2026l")
  }

  @Test("sends nothing when nothing differs")
  func noChange() {
    #expect(ScreenUpdate.bytes(from: ["a", ""], to: ["a", ""]).isEmpty)
  }

  @Test("clears a row that has become empty")
  func emptiedRow() {
    #expect(ScreenUpdate.bytes(from: ["a"], to: [""]).contains("\u{1B}[1;1H\u{1B}[K"))
  }

  @Test("draws all when nobody knows what is on the screen, or it has another size", arguments: [nil, ["a"]])
  func unknownScreen(old: [String]?) {
    #expect(
      ScreenUpdate.bytes(from: old, to: ["a", "", "c"])
        == "\u{1B}[?2026h\u{1B}[2J\u{1B}[1;1H\u{1B}[Ka\u{1B}[3;1H\u{1B}[Kc\u{1B}[?2026l")
  }
}
