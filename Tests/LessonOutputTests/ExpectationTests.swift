import LessonOutput
import Testing

@testable import LessonKit

@Suite("What an expectation says")
struct ExpectationTests {
  private func close(_ actual: Double, _ expected: Double, within tolerance: Double = 1e-6)
    -> LessonOutput.Expectation
  {
    LessonOutput.Expectation(actual, closeTo: expected, within: tolerance, nil, line: 7)
  }

  private func close(_ actual: [Double], _ expected: [Double], within tolerance: Double = 1e-6)
    -> LessonOutput.Expectation
  {
    LessonOutput.Expectation(actual, closeTo: expected, within: tolerance, nil, line: 7)
  }

  @Test("names both values where they are not equal")
  func equality() {
    let expectation = LessonOutput.Expectation([1, 2], equals: [1, 3], nil, line: 12)
    #expect(!expectation.isMet)
    #expect(expectation.actual == "[1, 2]")
    #expect(expectation.expected == "[1, 3]")
    #expect(expectation.message == "equals [1, 3]")
    #expect(expectation.line == 12)
  }

  @Test("says the author's message instead of its own")
  func authorsMessage() {
    #expect(
      LessonOutput.Expectation(1, equals: 2, "the bias is left alone", line: 1).message
        == "the bias is left alone")
  }

  @Test("accepts a number at the edge of the tolerance and none beyond")
  func tolerance() {
    #expect(close(1.5, 1, within: 0.5).isMet)
    #expect(!close(1.5001, 1, within: 0.5).isMet)
    #expect(close(1.5, 1, within: 0.5).tolerance == 0.5)
  }

  @Test("holds NaN close to nothing, and an infinity close to itself alone")
  func notFinite() {
    #expect(!close(.nan, .nan, within: .infinity).isMet)
    #expect(!close(.nan, 0).isMet)
    #expect(!close(0, .nan).isMet)
    #expect(close(.infinity, .infinity).isMet)
    #expect(!close(.infinity, -.infinity).isMet)
    #expect(!close(.infinity, 1).isMet)
    #expect(!close(1, 1.1, within: .nan).isMet)
  }

  @Test("compares the lengths of lists first")
  func lengths() {
    let expectation = close([1, 2, 3], [1])
    #expect(!expectation.isMet)
    #expect(expectation.actual == "3 elements")
    #expect(expectation.expected == "1 element")
    #expect(close([], []).isMet)
  }

  @Test("names the worst place of a list")
  func worstIndex() {
    let expectation = close([1, 2.5, 3.1], [1, 2, 3], within: 0.01)
    #expect(!expectation.isMet)
    #expect(expectation.actual == "2.5 at index 1")
    #expect(expectation.expected == "2.0")
  }

  @Test("takes NaN for the worst, wherever in a list it stands", arguments: 0..<4)
  func nanIsWorst(place: Int) {
    var actual = [1.0, 900, 3, 4]
    actual[place] = .nan
    let expectation = close(actual, [1, 2, 3, 4], within: 1000)
    #expect(!expectation.isMet)
    #expect(expectation.actual == "nan at index \(place)")
  }

  @Test("accepts a list whose elements are all close")
  func closeList() {
    #expect(close([1, 2, .infinity], [1 + 1e-7, 2, .infinity]).isMet)
  }
}
