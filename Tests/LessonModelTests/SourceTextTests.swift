import LessonModel
import Testing

@Suite struct SourceTextTests {
  @Test(
    "Lines are the same whatever ends them", arguments: ["a\nb\n", "a\r\nb\r\n", "a\rb\r", "\u{FEFF}a\r\nb"])
  func lineEnds(_ text: String) {
    let source = SourceText(Array(text.utf8))
    #expect(source.lineCount == 2)
    #expect((1...2).map { source.string(source.line($0)) } == ["a", "b"])
  }

  @Test("A text without lines has none, and lines outside it are empty")
  func empty() {
    let source = SourceText([])
    #expect(source.lineCount == 0)
    #expect(source.line(1).isEmpty && source.line(0).isEmpty && source.line(-1).isEmpty)
    #expect(source.offset(of: SourcePosition(line: 5, column: 5)) == 0)
  }

  @Test("A byte that is not UTF-8 is found, and replaced")
  func notUTF8() {
    let source = SourceText([0x61, 0x0D, 0x0A, 0x62, 0xC3, 0x28])
    #expect(source.firstInvalidByte?.offset == 4)
    #expect(source.firstInvalidByte?.position == SourcePosition(line: 2, column: 2))
    #expect(source.string(source.line(2)) == "b\u{FFFD}(")
    #expect(SourceText(Array("ö".utf8)).firstInvalidByte == nil)
  }
}
