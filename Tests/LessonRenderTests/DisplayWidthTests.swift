import Testing

@testable import LessonRender

@Suite struct DisplayWidthTests {
  @Test(
    "counts the columns of a terminal",
    arguments: [
      ("", 0), ("abc", 3), ("ŷ", 1), ("y\u{302}", 1), ("∂∑√≤─│✓", 7), ("½·°", 3), ("σ′(x)", 5), ("w₁₁⁽¹⁾", 6),
      ("日本", 4), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("ＡＢ", 4), ("ｱ", 1), ("。", 2),
      ("😀", 2), ("👍🏽", 2), ("👩‍🔬", 2), ("👨‍👩‍👧", 2), ("🇫🇷", 2), ("🇫🇷🇩🇪", 4), ("❤", 1), ("❤\u{FE0F}", 2),
      ("1\u{FE0F}", 1), ("⌚", 2), ("☑", 1), ("ก็", 1), ("\u{200B}", 0), ("a\u{7}b", 2), ("\u{7}", 0),
    ])
  func columns(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test("adds up, character by character", arguments: ["abc", "日本a", "👩‍🔬😀👍🏽x", "🇫🇷🇩🇪", "e\u{301}❤\u{FE0F}한"])
  func sum(text: String) {
    #expect(text.reduce(0) { $0 + $1.displayWidth } == text.displayWidth)
  }

  @Test("keeps its table in order, for the search")
  func order() {
    for (range, next) in zip(wideCharacters, wideCharacters.dropFirst()) {
      #expect(range.upperBound < next.lowerBound)
    }
  }
}
