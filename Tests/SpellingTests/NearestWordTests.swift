import Testing

@testable import Spelling

@Suite struct NearestWordTests {
  private static let words = ["run", "list", "doctor", "--width", "alpha", "Gamma", "gamma", "x", "exercise"]

  @Test(
    "A slip of the fingers is near to the word that was meant",
    arguments: [
      ("rnu", "run"), ("lsit", "list"), ("docter", "doctor"), ("--widht", "--width"), ("alhpa", "alpha"),
      ("exercsie", "exercise"), ("RUN", "run"), ("gama", "gamma"), ("Gama", "Gamma"),
    ])
  func near(typed: String, meant: String) {
    #expect(Self.words.nearest(to: typed) == meant)
  }

  @Test("What shares little with every word is near to none", arguments: ["", "y", "zebra", "rxy", "exe"])
  func far(typed: String) {
    #expect(Self.words.nearest(to: typed) == nil)
  }

  @Test("Of words that are equally near the first in the alphabet is taken, whatever their order")
  func ties() {
    #expect(["cat", "bat"].nearest(to: "rat") == "bat")
    #expect(["bat", "cat"].nearest(to: "rat") == "bat")
  }

  @Test("Words that no person typed are not compared")
  func long() {
    let word = String(repeating: "a", count: 61)
    #expect([word].nearest(to: word) == nil)
    #expect(["a"].nearest(to: String(repeating: "a", count: 1 << 20)) == nil)
  }
}
