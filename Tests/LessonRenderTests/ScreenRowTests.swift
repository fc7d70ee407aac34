import Testing

@testable import LessonRender

@Suite("A row of the screen")
struct ScreenRowTests {
  @Test(
    "ends before the last column, whatever the text is",
    arguments: [
      ("training", 20, "training"), ("exactly nine", 13, "exactly nine"), ("exactly nine", 12, "exactly ni…"),
      ("日本語の名前", 8, "日本語…"), ("e\u{301}e\u{301}e\u{301}", 3, "e\u{301}…"),
      ("a\nb\u{1B}[2Kc", 40, "a b\\u{1B}[2Kc"),
    ])
  func row(text: String, columns: Int, expected: String) {
    let row = text.screenRow(columns: columns, in: .unicode)
    #expect(row == expected)
    #expect(row.displayWidth < columns)
  }

  @Test("keeps to ASCII where that is asked for")
  func ascii() {
    #expect("━━━ 50 % of σ and more".screenRow(columns: 16, in: .ascii).utf8.allSatisfy { $0 < 0x80 })
  }
}
