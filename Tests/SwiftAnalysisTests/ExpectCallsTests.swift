import Testing

@testable import SwiftAnalysis

@Suite("Calls of expect")
struct ExpectCallsTests {
  @Test(
    "use the names of what they look at, and not those of what it is compared with",
    arguments: [
      ("expect(or([0, 1]), closeTo: step(1))", ["or"]),
      ("expect(\"NOT\", for: .numbers(in: 0...1)) { a in not(a) == 1 }", ["not"]),
      ("expectGradient(of: error, equals: { w in slope(w) })", ["error"]),
    ])
  func mentioned(source: String, names: [String]) throws {
    let call = try #require(expectCalls(in: source).first)
    let candidates: Set = ["or", "not", "step", "error", "slope"]
    #expect(call.mentioned.intersection(candidates) == Set(names))
  }

  @Test("tell whether they run once")
  func runsOnce() {
    let source = """
      expect(f(1) == 2)
      for x in [1, 2] { expect(f(x) > 0) }
      """
    #expect(expectCalls(in: source).map(\.runsOnce) == [true, false])
    #expect(expectCalls(in: source).map(\.lines) == [0...0, 1...1])
  }
}
