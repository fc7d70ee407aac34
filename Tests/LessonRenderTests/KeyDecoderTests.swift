import Testing

@testable import LessonRender

@Suite struct KeyDecoderTests {
  private func keys(_ pieces: String...) -> [Key] {
    var decoder = KeyDecoder()
    return pieces.flatMap { decoder.keys(in: Array($0.utf8)) }
  }

  @Test(
    "knows the keys of xterm, of the VT220 and of the Linux console, with and without Shift",
    arguments: [
      ("\u{1B}[A", Key.up), ("\u{1B}OA", .up), ("\u{1B}[1;2A", .up), ("\u{1B}[B", .down), ("\u{1B}OB", .down),
      ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[6;5~", .pageDown),
      ("\u{1B}[H", .home), ("\u{1B}OH", .home), ("\u{1B}[1~", .home), ("\u{1B}[7~", .home),
      ("\u{1B}[F", .end), ("\u{1B}OF", .end), ("\u{1B}[4~", .end), ("\u{1B}[8~", .end),
      ("q", .character("q")), (" ", .character(" ")), ("\r", .character("\r")), ("\u{1B}", .escape),
    ])
  func known(bytes: String, key: Key) {
    #expect(keys(bytes) == [key])
  }

  @Test("keys that came together are told apart, and those without a meaning passed over")
  func several() {
    #expect(keys("j\u{1B}[Aé\u{1B}[15~k") == [.character("j"), .up, .character("k")])
  }

  @Test("a sequence may come in pieces")
  func pieces() {
    #expect(keys("\u{1B}[", "6", "~q") == [.pageDown, .character("q")])
  }

  @Test("a sequence without an end does not swallow the keys after it for ever")
  func endless() {
    #expect(keys("\u{1B}[" + String(repeating: "1;", count: 40), "q") == [.character("q")])
  }
}
