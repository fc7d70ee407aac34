import LessonTestSupport

/// Text made of pieces that mean something in Markdown, in an order that means nothing. The same seed gives the
/// same text.
struct RandomMarkdown {
  /// Several lines.
  private(set) var text = ""
  /// One line of running text.
  private(set) var inlineText = ""

  private static let lineStarts = [
    "", "", "", "> ", "- ", "* ", "1. ", "2) ", "  ", "    ", "\t", "# ", "## ", "```", "~~~", "---", "===",
    "***",
    "<div>", "<!-- ", "[a]: /u", ">", "-", "\\", "   - ",
  ]
  private static let extensionStarts = [
    "$$", "| a | b |", "|---|:-:|", "```swift {#a .exercise}", "```text {.hint for=a}", "> [!NOTE]",
    "```swift {", "$$ x",
    "```swift", "```text {.output}", "a | b", "-|-",
  ]
  private static let inlines = [
    "word", "a", "*", "**", "_", "__", "`", "``", "[", "]", "(", ")", "![", "[a]", "<b>", "&amp;", "\\",
    "\\*", " ", "  ",
    "<http://x>", "ö", "日本", "👩‍🔬", "\u{301}", "!", "\"", "'", "#", "-", "1", ".", "[a](b)", "\u{1B}", "\0",
  ]
  private static let extensionInlines = ["$", "$$", "|", "\\|", "$x$", "\\$", "{", "}"]

  init(seed: Int, extensions: Bool = true) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let starts = Self.lineStarts + (extensions ? Self.extensionStarts : [])
    let inlines = Self.inlines + (extensions ? Self.extensionInlines : [])
    for _ in 0..<Int.random(in: 1...30, using: &generator) {
      for _ in 0..<Int.random(in: 0...3, using: &generator) {
        text += starts.randomElement(using: &generator) ?? ""
      }
      for _ in 0..<Int.random(in: 0...6, using: &generator) {
        text += inlines.randomElement(using: &generator) ?? ""
      }
      text += "\n"
    }
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      inlineText += inlines.randomElement(using: &generator) ?? ""
    }
  }
}
