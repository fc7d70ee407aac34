import Testing

@testable import SwiftAnalysis

@Suite("The calls of expect in a check")
struct ExpectCallsTests {
  @Test(
    "tell what is looked at, what the student is told, and what an input is called",
    arguments: [
      ("expect(f(1) > 0, \"positive\")", "f(1) > 0", "positive", nil),
      ("expect(\n  f(1),\n  closeTo: 2, within: 1e-9, \"near\"\n)", "f(1)", "near", nil),
      ("expect(\"a\", equals: g())", "\"a\"", nil, nil),
      ("expect(f(1), equals: 2, \"of \\(x)\")", "f(1)", nil, nil),
      ("expectOutput(\"one\") { f() }", "\"one\"", nil, nil),
      ("expectTrap(\"stops\") { f() }", "\"stops\"", "stops", nil),
      (
        "expect(\"grows\", for: .numbers(in: 0...1)) { x in f(x + 1) > f(x) }", "f(x + 1) > f(x)", "grows",
        "x"
      ),
      ("expect(\"odd\", for: all, within: 1e-9) { x in (f(-x), -f(x)) }", "f(-x)", "odd", "x"),
      ("expect(\"sum\", for: all, count: 3, { (a: Int, b: Int) in f(a, b) })", "f(a, b)", "sum", "(a, b)"),
      ("expect(\"first\", for: all) { a, _ in f(a) }", "f(a)", "first", nil),
      ("expect(\"whole\", for: all) { n in\n  let m = f(n)\n  return m > 0\n}", nil, "whole", "n"),
      ("expect(\"all\", for: inputs, holds)", "\"all\"", "all", nil),
      ("expectSameAsSolution(\"same\", for: all) { (f($0), $0) }", "(f($0), $0)", "same", "$0"),
      ("expectSameAsSolution(for: all) { f($0 + $1) }", "f($0 + $1)", nil, "($0, $1)"),
      ("expectGradient(of: f, equals: g, at: 1, \"slope\")", "f", "slope", nil),
      ("expectGradient(of: { w in f(w) }, equals: g, for: all)", "{ w in f(w) }", nil, "w"),
    ] as [(String, String?, String?, String?)])
  func parts(source: String, subject: String?, message: String?, inputName: String?) throws {
    let calls = expectCalls(in: source)
    let call = try #require(calls.first)
    #expect(calls.count == 1 && call.runsOnce)
    #expect(call.subject == subject && call.message == message && call.inputName == inputName)
    // Of the names that are looked at, that of the student's function.
    #expect(call.mentioned.contains("f") == (source.contains("f(") || source.contains("of: f")))
  }

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

  @Test("that may run often, or never, are told apart")
  func repeated() {
    let calls = expectCalls(in: "for x in all {\n  expect(f(x))\n}\ntry expectThrows { f(0) }\n")
    #expect(calls.map(\.runsOnce) == [false, true])
    #expect(calls.map(\.lines) == [1...1, 3...3])
  }
}
