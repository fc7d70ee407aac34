import SwiftAnalysis
import Testing

@Suite struct HostileSourceTests {
  /// Each of these, repeated, makes the parser descend, or try readings that double with each step.
  static let patterns = [
    "(", "[", "{", "a[", "[a:", "a<", "try ", "->A", ".a", "!", "()", "- ", "+a", "a ? b : ", "\"\\(",
    "#if A\n",
    "@A ", "@a(", "struct a {", "func a() {", "if a {} else ", "[(", "[{", "a<[", "x = {", "case .a(", "if ",
    "switch ", "a: ", "\"\"\"\n",
  ]

  @Test("survives nesting beyond any cell", arguments: patterns)
  func nesting(pattern: String) {
    for repetitions in [40, 1000] {
      let source = "let x = " + String(repeating: pattern, count: repetitions)
      _ = SwiftHighlighter.tokens(of: source)
      _ = CellAnalysis(of: source)
    }
  }

  @Test("leaves a source longer than any cell alone")
  func tooLong() {
    let source = String(repeating: "let a = 1\n", count: 20_000)
    #expect(SwiftHighlighter.tokens(of: source).isEmpty)
    #expect(CellAnalysis(of: source).declared.isEmpty)
  }
}
