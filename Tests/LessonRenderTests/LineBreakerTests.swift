import LessonTestSupport
import Testing

@testable import LessonRender

@Suite struct LineBreakerTests {
  private func rows(_ text: String, _ width: Int, isPreformatted: Bool = false) -> [String] {
    let bytes = Array(text.utf8)
    var rows: [String] = []
    LineBreaker.forEachRow(of: bytes, width: width, isPreformatted: isPreformatted) {
      rows.append(String(decoding: bytes[$0], as: UTF8.self))
    }
    return rows
  }

  @Test(
    "breaks at blanks",
    arguments: [
      ("", 5, [""]),
      ("one", 5, ["one"]),
      ("one two", 7, ["one two"]),
      ("one two", 6, ["one", "two"]),
      ("one two three", 3, ["one", "two", "thr", "ee"]),
      ("one   two", 4, ["one", "two"]),
      ("one   two", 9, ["one   two"]),
      ("one ", 3, ["one"]),
      (" one", 3, ["one"]),
      ("a b c d e", 3, ["a b", "c d", "e"]),
      ("one\ntwo three", 20, ["one", "two three"]),
      ("one\n\ntwo", 20, ["one", "", "two"]),
      ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
      ("ab cdefghij", 4, ["ab", "cdef", "ghij"]),
      ("a\u{A0}b c\u{A0}d", 4, ["a\u{A0}b", "c\u{A0}d"]),
      ("a\u{1}b c\u{1}d", 4, ["a\u{1}b", "c\u{1}d"]),
      ("e\u{301}e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}e\u{301}"]),
    ])
  func words(text: String, width: Int, expected: [String]) {
    #expect(rows(text, width) == expected)
  }

  @Test(
    "breaks between wide characters, but not before a closing mark or after an opening one",
    arguments: [
      ("日本語", 4, ["日本", "語"]),
      ("日本語", 5, ["日本", "語"]),
      ("日本。語", 4, ["日", "本。", "語"]),
      ("日「本」", 4, ["日", "「本", "」"]),
      ("ab 日本", 6, ["ab 日", "本"]),
    ])
  func wide(text: String, width: Int, expected: [String]) {
    #expect(rows(text, width) == expected)
  }

  @Test(
    "cuts preformatted text at the last column and keeps its blanks",
    arguments: [
      ("  a  b", 6, ["  a  b"]),
      ("  a  bcd", 6, ["  a  b", "cd"]),
      ("日本語", 5, ["日本", "語"]),
      ("   ", 2, ["", ""]),
    ])
  func preformatted(text: String, width: Int, expected: [String]) {
    #expect(rows(text, width, isPreformatted: true) == expected)
  }

  @Test("loses no word and fits every row, whatever the text")
  func property() {
    var generator = SeededGenerator(seed: 3)
    func random(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }
    let pieces = ["a", "bcd", " ", " ", "  ", "日", "。", "「", "e\u{301}", "👩‍🔬", "\u{1}", "long-word", "ŷ"]
    for _ in 0..<500 {
      let text = (0..<random(30)).map { _ in pieces[random(pieces.count)] }.joined()
      let width = 2 + random(20)
      let broken = rows(text, width)
      let letters = { (text: String) in text.unicodeScalars.filter { $0 != " " && $0 != "\u{1}" } }
      #expect(letters(broken.joined()).elementsEqual(letters(text)), "\(text.debugDescription) at \(width)")
      #expect(
        broken.allSatisfy { $0.replacing("\u{1}", with: " ").displayWidth <= width },
        "\(text.debugDescription)")
      #expect(!broken.contains { $0.hasSuffix(" ") || $0.hasSuffix("\u{1}") })
    }
  }
}
