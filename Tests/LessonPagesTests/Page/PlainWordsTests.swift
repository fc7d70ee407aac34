import Testing

@testable import LessonPages

@Suite("Plain words")
struct PlainWordsTests {
  @Test(
    "The beginning of a text is cut between words, and tells where it goes on in the middle of a sentence",
    arguments: [
      (20, "One two. Three four.", "One two. Three four."), (12, "One two. Three four.", "One two."),
      (16, "One two. Three four.", "One two. Three…"), (10, "One two, three four", "One two…"),
      (4, "Incomprehensible", "Inco…"),
    ])
  func beginning(limit: Int, text: String, expected: String) {
    #expect(PlainWords.beginning(of: text, atMost: limit) == expected)
  }
}
