import LessonModel
import Testing

@Suite struct DiagnosticPrinterTests {
  private static let unknown = Diagnostic(
    .error, "unknown-attribute", "unknown attribute `.hiden`", file: "Lessons/a.md",
    at: SourceRange(SourcePosition(line: 2, column: 11), SourcePosition(line: 2, column: 16)),
    why: "a block may carry `.hidden`", fix: "write `.hidden`",
    notes: [.init("another block", at: SourceRange(line: 1, column: 1)), .init("no place")])

  @Test("One line names place, severity, problem and identifier")
  func oneLine() {
    #expect(
      DiagnosticPrinter().oneLine(Self.unknown).plainText
        == "Lessons/a.md:2:11: error: unknown attribute `.hiden` [unknown-attribute]")
    let whole = Diagnostic(.warning, "empty-lesson", "the lesson is empty", file: "a.md")
    #expect(
      DiagnosticPrinter().oneLine(whole).plainText == "a.md: warning: the lesson is empty [empty-lesson]")
    let nowhere = Diagnostic(.note, "x", "y")
    #expect(DiagnosticPrinter().oneLine(nowhere).plainText == "note: y [x]")
  }

  @Test("The full form shows the line, marks the place, and says why and what to do")
  func full() {
    let printer = DiagnosticPrinter(source: { _ in SourceText(Array("# A\n```swift {.hiden}\n".utf8)) })
    #expect(
      printer.full(Self.unknown).plainText == """
        Lessons/a.md:2:11: error: unknown attribute `.hiden` [unknown-attribute]
          2 | ```swift {.hiden}
            |           ^~~~~~
          why: a block may carry `.hidden`
          fix: write `.hidden`
        Lessons/a.md:1:1: note: another block
          1 | # A
            | ^
        note: no place
        """)
  }

  @Test("Without the file's text there is no excerpt")
  func withoutSource() {
    #expect(
      DiagnosticPrinter().full(Self.unknown).plainText == """
        Lessons/a.md:2:11: error: unknown attribute `.hiden` [unknown-attribute]
          why: a block may carry `.hidden`
          fix: write `.hidden`
        Lessons/a.md:1:1: note: another block
        note: no place
        """)
  }

  struct Mark: CustomTestStringConvertible {
    var line: String
    var columns: ClosedRange<Int>
    var expected: String

    var testDescription: String { line.debugDescription }

    init(_ line: String, _ columns: ClosedRange<Int>, _ expected: String) {
      self.line = line
      self.columns = columns
      self.expected = expected
    }
  }

  static let marks = [
    Mark("abc", 2...2, "  1 | abc\n    |  ^"),
    Mark("abc", 1...3, "  1 | abc\n    | ^~~"),
    // Past the end of the line: where something is missing.
    Mark("abc", 4...4, "  1 | abc\n    |    ^"),
    Mark("", 1...1, "  1 | \n    | ^"),
    // Tabs reach to the next multiple of four.
    Mark("\tab\tc", 2...3, "  1 |     ab  c\n    |     ^~"),
    Mark("\tab\tc", 1...1, "  1 |     ab  c\n    | ^~~~"),
    // Wide characters take two columns, marks on letters none; columns count bytes.
    Mark("日本 x", 8...8, "  1 | 日本 x\n    |      ^"),
    Mark("日本 x", 4...6, "  1 | 日本 x\n    |   ^~"),
    Mark("e\u{301}é x", 7...7, "  1 | e\u{301}é x\n    |    ^"),
    // Control characters are written out.
    Mark("a\u{1B}[31mb\u{202E}c\0", 8...8, "  1 | a\\u{1B}[31mb\\u{202E}c\\u{0}\n    |             ^~~~~~~~"),
  ]

  @Test("The mark stands under the marked characters", arguments: marks)
  func mark(_ mark: Mark) {
    #expect(Self.excerpt(mark.line, mark.columns) == mark.expected)
  }

  @Test("Of a long line the part around the mark is shown")
  func longLine() {
    let line = String(repeating: "a", count: 500) + "X" + String(repeating: "b", count: 500)
    let shown = String(repeating: "a", count: 40) + "X" + String(repeating: "b", count: 59)
    let mark = String(repeating: " ", count: 41) + "^"
    #expect(Self.excerpt(line, 501...501) == "  1 | …\(shown)…\n    | \(mark)")
    #expect(Self.excerpt(line, 1...1) == "  1 | \(String(repeating: "a", count: 100))…\n    | ^")
  }

  @Test("A range over several lines is marked to the end of its first")
  func severalLines() {
    var diagnostic = Self.unknown
    diagnostic.range = SourceRange(SourcePosition(line: 1, column: 3), SourcePosition(line: 2, column: 1))
    let printer = DiagnosticPrinter(source: { _ in SourceText(Array("# Abc\nx".utf8)) })
    #expect(printer.full(diagnostic).plainText.contains("  1 | # Abc\n    |   ^~~\n"))
  }

  @Test("A place that is not in the file is not quoted")
  func outside() {
    var diagnostic = Self.unknown
    diagnostic.range = SourceRange(line: 9, column: 9)
    diagnostic.notes = []
    let printer = DiagnosticPrinter(source: { _ in SourceText(Array("one line".utf8)) })
    #expect(!printer.full(diagnostic).plainText.contains("|"))
  }

  @Test("Nothing that file or author wrote can act on the terminal")
  func controls() {
    let hostile = "\u{1B}]0;title\u{7}\u{202E}\u{9B}\u{2028}\r\n\u{FEFF}\0"
    let diagnostic = Diagnostic(
      .error, "x", hostile, file: hostile, at: SourceRange(line: 1, column: 1), why: hostile, fix: hostile,
      notes: [.init(hostile, at: SourceRange(line: 1, column: 2))])
    let printer = DiagnosticPrinter(source: { _ in SourceText(Array(hostile.utf8)) })
    let controls = printer.full(diagnostic).plainText.unicodeScalars.filter {
      $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) || $0.properties.isBidiControl
    }
    #expect(controls.isEmpty)
    #expect(printer.oneLine(diagnostic).plainText.utf8.allSatisfy { $0 != UInt8(ascii: "\n") })
  }

  private static func excerpt(_ line: String, _ columns: ClosedRange<Int>) -> String {
    let printer = DiagnosticPrinter(
      source: { _ in SourceText(Array(line.utf8)) },
      displayWidth: { character in "日本".contains(character) ? 2 : 1 })
    let range = SourceRange(
      SourcePosition(line: 1, column: columns.lowerBound), SourcePosition(line: 1, column: columns.upperBound)
    )
    let text = printer.full(Diagnostic(.error, "x", "y", file: "a.md", at: range)).plainText
    return String(text.drop { $0 != "\n" }.dropFirst())
  }
}
