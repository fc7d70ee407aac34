import Testing

@testable import LessonRender

@Suite("An author's words in a drawing")
struct PlotsTextTests {
  private let space = DrawingSpace(width: 80, tex: { StyledText("<\($0)>", TextStyle(italic: true)) })

  @Test(
    "have their formulas carried out, and keep their dollars where there is none",
    arguments: [
      ("$x_1$", "<x_1>"), ("weight $w$ and $b$", "weight <w> and <b>"), ("$5 and $6", "$5 and $6"),
      ("costs $5", "costs $5"), ("a $ b $ c", "a $ b $ c"), ("$$", "$$"), ("$x$1", "$x$1"), ("", ""),
    ])
  func formulas(words: String, text: String) {
    #expect(space.label(words).plainText == text)
  }

  @Test("give formulas their colour, and keep the formulas' own style")
  func styles() {
    let label = space.label("a $x$", TextStyle(.red, bold: true))
    #expect(
      label.runs == [
        .init("a ", TextStyle(.red, bold: true)), .init("<x>", TextStyle(.red, bold: true, italic: true)),
      ])
  }

  @Test(
    "are as near to 7-bit characters as they can be",
    arguments: [
      ("ŷ = σ(h₁)", "y = sigma(h1)"), ("Σ", "Sigma"), ("x² ≤ 10⁻³", "x2 <= 10-3"),
      ("naïve café", "naive cafe"),
      ("E → 0 …", "E -> 0 ..."), ("語", "?"), ("e\u{301}", "e"), ("plain", "plain"), ("Łódź", "Lodz"),
    ])
  func ascii(words: String, text: String) {
    #expect(words.inASCII == text)
  }

  @Test("are wrapped at blanks, and in words that are too long")
  func wrapping() {
    #expect(StyledText("one two three").wrapped(to: 7).map(\.plainText) == ["one two", "three"])
    #expect(StyledText("abcdefgh ij").wrapped(to: 3).map(\.plainText) == ["abc", "def", "gh", "ij"])
    #expect(StyledText("").wrapped(to: 3).map(\.plainText) == [""])
    #expect(StyledText("    ").wrapped(to: 3).map(\.plainText) == [""])
  }
}
