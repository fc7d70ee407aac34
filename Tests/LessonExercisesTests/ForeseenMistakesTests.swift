import LessonExercises
import LessonOutput
import Testing

@Suite("Foreseen mistakes")
struct ForeseenMistakesTests {
  typealias Expectation = LessonOutput.Expectation

  private func unmet(_ line: Int, _ actual: String?, within tolerance: Double? = nil) -> Expectation {
    Expectation(isMet: false, message: "", actual: actual, tolerance: tolerance, line: line)
  }

  private func met(_ line: Int) -> Expectation {
    Expectation(isMet: true, message: "", actual: "\(line)", line: line)
  }

  private func mistakes(_ first: Failure, _ second: Failure) -> [ForeseenMistake] {
    [ForeseenMistake(says: "first", failure: first), ForeseenMistake(says: "second", failure: second)]
  }

  @Test("the message is that of the mistake that failed on the same lines with the same values")
  func match() {
    let sign = Failure([met(1), unmet(2, "0.2689414213699951"), unmet(3, "1.0")])
    let bracket = Failure([unmet(1, "1.5"), unmet(2, "0.2689414213699951"), met(3)])
    let all = mistakes(sign, bracket)
    #expect(all.message(for: Failure([unmet(3, "1.0"), unmet(2, "0.26894142136999513")])) == "first")
    #expect(all.message(for: Failure([unmet(1, "1.5"), unmet(2, "0.2689414213699951")])) == "second")
    #expect(all.message(for: Failure([unmet(2, "0.2689414213699951")])) == nil)
    #expect(all.message(for: Failure([unmet(1, "1.5"), unmet(2, "0.3")])) == nil)
  }

  @Test(
    "values are the same when their words are, and their numbers but for rounding",
    arguments: [
      ("0.1 at index 1", "0.10000000001 at index 1", true),
      ("0.1 at index 1", "0.1 at index 2", false),
      ("0.1 at [0][1]", "0.1 at [1][0]", false),
      ("1e-09", "1.0000000001e-09", true),
      ("1e-09", "2e-09", false),
      ("-0.5", "0.5", false),
      ("nan", "nan", true),
      ("inf", "-inf", false),
      ("layer1", "layer2", false),
      ("[1, 2]", "[1, 2, 3]", false),
      ("1 2", "12", false),
      ("3-4", "3 -4", false),
      ("", "", true),
    ])
  func values(one: String, other: String, isSame: Bool) {
    #expect(Failure([unmet(1, one)]).isLike(Failure([unmet(1, other)])) == isSame)
    #expect(Failure([unmet(1, other)]).isLike(Failure([unmet(1, one)])) == isSame)
  }

  @Test("numbers may differ by the expectation's tolerance")
  func tolerance() {
    let failure = Failure([unmet(1, "0.1", within: 0.01)])
    #expect(failure.isLike(Failure([unmet(1, "0.105", within: 0.01)])))
    #expect(!failure.isLike(Failure([unmet(1, "0.12", within: 0.01)])))
    #expect(!failure.isLike(Failure([unmet(1, "0.105", within: 0.001)])))
  }

  @Test("a claim without values is told by its line alone")
  func claims() {
    #expect(Failure([unmet(1, nil)]).isLike(Failure([unmet(1, nil)])))
    #expect(!Failure([unmet(1, nil)]).isLike(Failure([unmet(2, nil)])))
    #expect(!Failure([unmet(1, nil)]).isLike(Failure([unmet(1, "x")])))
  }

  @Test("a run that ended early is like one that ended in the same way after the same failures")
  func endings() {
    let trap = Failure([unmet(1, "2")], ending: "trap: Index out of range")
    #expect(trap.isLike(Failure([unmet(1, "2")], ending: "trap: Index out of range")))
    #expect(!trap.isLike(Failure([unmet(1, "2")])))
    #expect(!trap.isLike(Failure([], ending: "trap: Index out of range")))
    #expect(Failure([], ending: "limit").isLike(Failure([met(1)], ending: "limit")))
  }

  @Test("an answer that failed nothing makes no mistake")
  func nothing() {
    #expect(!Failure([met(1)]).isLike(Failure([])))
    #expect(mistakes(Failure([]), Failure([met(1)])).message(for: Failure([met(2)])) == nil)
    #expect([ForeseenMistake]().message(for: Failure([unmet(1, "2")])) == nil)
  }

  @Test("of two mistakes that look alike the first speaks")
  func alike() {
    let failure = Failure([unmet(1, "2")])
    #expect(mistakes(failure, failure).message(for: failure) == "first")
  }
}
