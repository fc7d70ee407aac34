import Foundation
import LessonKit
import LessonOutput
import Testing

@testable import func LessonKit.capturingOutput

extension CheckProcessTests {
  /// What check cells call, and what the tool gets for it. Here, because standard output is looked at.
  @Suite("The words of check cells")
  struct CheckVocabularyTests {
    private typealias Expectation = LessonOutput.Expectation

    private func recorded(_ check: () -> Void) throws -> [Expectation] {
      try capturingOutput(check).split(separator: "\n").map { line in
        guard
          case .output(.expectation(let expectation)) = try JSONDecoder().decode(
            Record.self, from: Data(line.utf8))
        else { throw Unexpected() }
        return expectation
      }
    }

    private struct Unexpected: Error {}

    @Test("each records one expectation, with the message and the line of its call")
    func each() throws {
      let first = #line
      let expectations = try recorded {
        LessonKit.expect(1 < 2, "a")
        LessonKit.expect(1, equals: 1, "b")
        LessonKit.expect(1.0, closeTo: 1, "c")
        LessonKit.expectShape([1.0, 2], [2], "d")
        LessonKit.expectThrows((any Error).self, "e") { throw Unexpected() }
        LessonKit.expectTrap("f") { fatalError() }
        LessonKit.expectOutput("x", "g") { print("x") }
        LessonKit.expect("h", for: .numbers(in: 0...1)) { $0 >= 0 }
        LessonKit.expect("i", for: .numbers(in: 0...1), within: 0) { ($0, $0) }
        LessonKit.expectSameAsSolution("j", for: .numbers(in: 0...1)) { $0 }
        LessonKit.expectGradient(of: { $0 }, equals: { _ in 1 }, at: 2.0, "k")
        LessonKit.expectGradient(of: { $0 }, equals: { _ in 1 }, for: .numbers(in: 0...1), "l")
        LessonKit.expectCode(.calls("nothing"), "does nothing when it runs")
      }
      #expect(expectations.map(\.message).joined() == "abcdefghijkl")
      #expect(expectations.map(\.line) == Array((first + 2)...(first + 13)))
      let unmet = expectations.filter { !$0.isMet }
      #expect(unmet.isEmpty)
    }

    @Test("a claim that fails for some inputs is told with the simplest")
    func claim() throws {
      let expectations = try recorded {
        LessonKit.expect("small", for: .integers(in: 0...1000)) { $0 < 100 }
        LessonKit.expect("equal", for: .integers(in: 0...1000), within: 0.5) { ($0, min($0, 100)) }
      }
      #expect(!expectations[0].isMet && expectations[0].input == "100")
      #expect(!expectations[1].isMet && expectations[1].input == "101")
      #expect(expectations[1].actual == "101" && expectations[1].expected == "100")
      #expect(expectations[1].tolerance == 0.5 && expectations[1].message == "equal")
    }

    @Test("values for the author's solution are recorded with all their digits, and judged by nobody yet")
    func samples() throws {
      let expectations = try recorded {
        LessonKit.expectSameAsSolution(for: .values(1, 3), within: 1e-3) { [1 / Double($0), 0] }
      }
      #expect(expectations[0].isMet && expectations[0].tolerance == 1e-3)
      #expect(
        expectations[0].samples == [
          .init(input: "1", output: "[1.0, 0.0]"), .init(input: "3", output: "[0.3333333333333333, 0.0]"),
        ])
    }
  }
}
