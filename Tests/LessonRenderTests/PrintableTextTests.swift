import Testing

@testable import LessonRender

@Suite struct PrintableTextTests {
  @Test(
    "writes out what a terminal could take for a command",
    arguments: [
      ("plain text", "plain text"),
      ("\u{1B}[31mred\u{1B}[0m", "\\u{1B}[31mred\\u{1B}[0m"),
      ("\u{1B}]8;;http://x\u{7}", "\\u{1B}]8;;http://x\\u{7}"),
      ("a\u{0}b\u{7F}", "a\\0b\\u{7F}"),
      ("\u{9B}31m", "\\u{9B}31m"),
      ("abc\u{202E}def\u{2066}", "abc\\u{202E}def\\u{2066}"),
      ("\u{FEFF}x", "\\u{FEFF}x"),
      ("50%\r100%", "50%\\r100%"),
      ("a\tb\nc", "a b c"),
      ("co\u{AD}operate", "cooperate"),
      ("ŷ → 日本 👩‍🔬", "ŷ → 日本 👩‍🔬"),
    ])
  func escapes(text: String, expected: String) {
    #expect(text.printable(in: .unicode) == expected)
  }

  @Test(
    "finds other words for what ASCII lacks",
    arguments: [
      ("“a” – b…", "\"a\" - b..."), ("x → y", "x -> y"), ("σ", "sigma"), ("é", "e"), ("┌─┬═│", "+-+=|"),
      ("a\u{A0}b", "a b"),
    ])
  func transliterates(text: String, expected: String) {
    #expect(text.printable(in: .ascii) == expected)
  }

  @Test("leaves only ASCII, whatever comes")
  func onlyASCII() {
    for value in stride(from: 0 as UInt32, to: 0x30000, by: 7) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar).printable(in: .ascii)
      #expect(text.utf8.allSatisfy { 0x20..<0x7F ~= $0 }, "U+\(String(value, radix: 16))")
    }
  }
}
