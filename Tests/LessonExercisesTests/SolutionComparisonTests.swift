import LessonExercises
import LessonOutput
import Testing

@Suite("An answer beside the author's solution")
struct SolutionComparisonTests {
  typealias Expectation = LessonOutput.Expectation

  private func recorded(_ outputs: [String], line: Int = 5, within tolerance: Double? = 1e-6) -> Expectation {
    Expectation(
      isMet: true, message: "as the author's", tolerance: tolerance, line: line,
      samples: outputs.enumerated().map { .init(input: "x\($0)", output: $1) })
  }

  @Test("agrees where words are the same and numbers within the tolerance")
  func agreement() {
    let answer = [recorded(["[0.1, 2.0]", "nan", "yes"])]
    let compared = answer.compared(withSolution: [recorded(["[0.1000001, 2.0]", "nan", "yes"])])
    #expect(compared == [Expectation(isMet: true, message: "as the author's", tolerance: 1e-6, line: 5)])
  }

  @Test("tells the first input for which the two differ")
  func difference() {
    let solution = [recorded(["1.0", "[0.1, 2.1]", "9.0"])]
    let compared = [recorded(["1.0", "[0.1, 2.0]", "7.0"])].compared(withSolution: solution)[0]
    #expect(!compared.isMet)
    #expect(compared.input == "x1" && compared.actual == "[0.1, 2.0]" && compared.expected == "[0.1, 2.1]")
    #expect(compared.samples == nil && compared.tolerance == 1e-6)
  }

  @Test(
    "sees every other difference",
    arguments: [("nan", "1.0"), ("1.0", "nan"), ("yes", "no"), ("[1.0]", "[1.0, 2.0]"), ("1.0", "-1.0")])
  func otherDifferences(answer: String, solution: String) {
    #expect(![recorded([answer])].compared(withSolution: [recorded([solution])])[0].isMet)
  }

  @Test("is not right where the solution has nothing to compare with")
  func nothing() {
    func isMet(with solution: [Expectation]) -> Bool {
      [recorded(["1.0"])].compared(withSolution: solution)[0].isMet
    }
    var otherInput = recorded(["1.0"])
    otherInput.samples?[0].input = "something else"
    #expect(isMet(with: [recorded(["1.0"])]))
    #expect(!isMet(with: []))
    #expect(!isMet(with: [recorded(["1.0", "2.0"])]))
    #expect(!isMet(with: [recorded(["1.0"], line: 6)]))
    #expect(!isMet(with: [otherInput]))
  }

  @Test("pairs the repetitions of a line in a loop in their order, and leaves other expectations alone")
  func repetitions() {
    let other = Expectation(isMet: false, message: "other", line: 5)
    let compared = [other, recorded(["1.0"]), recorded(["2.0"])]
      .compared(withSolution: [recorded(["1.0"]), recorded(["3.0"])])
    #expect(compared.map(\.isMet) == [false, true, false])
    #expect(compared[0] == other)
  }
}
