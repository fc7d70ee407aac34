import LessonOutput
import LessonTestSupport
import Testing

@testable import LessonKit

@Suite("Checks of values, errors, traps and output")
struct CheckExpectationTests {
  typealias Expectation = LessonOutput.Expectation

  private struct Refusal: Error, Equatable {}
  private struct Other: Error {}

  // MARK: Numbers

  @Test("names the worst place of a matrix")
  func matrix() {
    let expectation = Expectation(
      [[1, 2.5], [3, 4.1]], closeTo: [[1, 2], [3, 4]], within: 0.01, nil, line: 1)
    #expect(!expectation.isMet)
    #expect(expectation.actual == "2.5 at [0][1]")
    #expect(expectation.expected == "2.0")
  }

  @Test("compares rows of different lengths, as the weights of a network have them")
  func ragged() {
    let weights: [[[Double]]] = [[[1, 2], [3, 4]], [[5], [6]]]
    var others = weights
    #expect(Expectation(weights, closeTo: weights, within: 0, nil, line: 1).isMet)
    others[1][1][0] = 7
    #expect(Expectation(weights, closeTo: others, within: 0.5, nil, line: 1).actual == "6.0 at [1][1][0]")
  }

  @Test(
    "says how two arrangements differ",
    arguments: [
      ([[1, 2, 3], [4, 5, 6]], [[1, 2], [3, 4], [5, 6]], "2 × 3", "3 × 2"),
      ([[1, 2], [3]], [[1, 2], [3, 4]], "1 element in [1]", "2 elements"),
      ([], [[1]], "0 elements", "1 × 1"),
    ] as [([[Double]], [[Double]], String, String)])
  func structure(actual: [[Double]], expected: [[Double]], came: String, wanted: String) {
    let expectation = Expectation(actual, closeTo: expected, within: 1, nil, line: 1)
    #expect(!expectation.isMet)
    #expect(expectation.actual == came)
    #expect(expectation.expected == wanted)
  }

  @Test("writes single-precision numbers with their own digits")
  func single() {
    #expect(Expectation(Float(0.1), closeTo: 0.2, within: 1e-6, nil, line: 1).actual == "0.1")
  }

  @Test("knows a shape, and one that is transposed")
  func shape() {
    let tree = [[1.0, 2, 3], [4, 5, 6]].numberTree
    #expect(Expectation(shapeOf: tree, [2, 3], nil, line: 1).isMet)
    let transposed = Expectation(shapeOf: tree, [3, 2], nil, line: 1)
    #expect(!transposed.isMet && transposed.actual == "[2, 3]")
    #expect(transposed.guess == "It is transposed: rows and columns have changed places.")
    #expect(Expectation(shapeOf: tree, [6], nil, line: 1).guess == nil)
    let ragged = Expectation(shapeOf: [[1.0, 2], [3]].numberTree, [2, 2], nil, line: 1)
    #expect(!ragged.isMet && ragged.actual == "a list of 2, 1")
    #expect(Expectation(shapeOf: 1.0.numberTree, [], nil, line: 1).isMet)
  }

  // MARK: Long values

  @Test("of long values, shows the part around the first difference")
  func longValues() {
    let numbers = Array(0..<1000)
    var others = numbers
    others[700] = 0
    let expectation = Expectation(numbers, equals: others, nil, line: 1)
    #expect(expectation.actual?.contains("699, 700, 701") == true)
    #expect(expectation.expected?.contains("699, 0, 701") == true)
    #expect(expectation.actual!.count < 500 && expectation.actual!.hasPrefix("…"))
  }

  @Test("of a long value and a short one, shows both beginnings")
  func longAndShort() {
    let pair = TextPair(String(repeating: "a", count: 1000), "b")
    #expect(pair.expected == "b")
    #expect(pair.actual.hasSuffix("a…") && pair.actual.count == 401)
  }

  // MARK: Errors

  @Test("an error of the right type is thrown, any error is one, and none is none")
  func errors() {
    func thrown(_ kind: (some Error).Type, _ body: () throws -> Void) -> Expectation {
      Expectation(thrownBy: body, kind, nil, line: 1)
    }
    #expect(thrown(Refusal.self) { throw Refusal() }.isMet)
    #expect(thrown((any Error).self) { throw Other() }.isMet)
    let other = thrown(Refusal.self) { throw Other() }
    #expect(!other.isMet)
    #expect(other.actual == "Other(), of the type Other")
    #expect(other.expected == "an error of the type Refusal")
    #expect(thrown((any Error).self) {}.actual == "no error")
  }

  // MARK: Output

  @Test(
    "compares what is printed without blanks at the ends of lines and of the text",
    arguments: [
      ("a\nb\n", "a\nb", true), ("a  \nb\n\n", "a\nb", true), ("a\n b", "a\nb", false), ("", "", true),
      ("a\n\nb", "a\nb", false), ("", "a", false),
    ])
  func output(printed: String, expected: String, isMet: Bool) {
    #expect(Expectation(printed: printed, expected: expected, nil, line: 1).isMet == isMet)
  }

  @Test("says at which line the output goes wrong")
  func outputGuess() {
    func guess(_ printed: String, _ expected: String) -> String? {
      Expectation(printed: printed, expected: expected, nil, line: 1).guess
    }
    #expect(guess("a\nb", "a\nc") == "Line 2 is the first that differs.")
    #expect(guess("a", "a\nc") == "The output ends after line 1; more is expected.")
    #expect(guess("a\nb", "a") == "Nothing more is expected after line 1.")
    #expect(guess("b", "a") == nil)
    #expect(Expectation(printed: "", expected: "a", nil, line: 1).actual == "nothing was printed")
  }
}
