import SwiftAnalysis
import Testing

@Suite struct MutantTests {
  @Test(
    "changes one operator, constant, condition, statement or argument at a time",
    arguments: [
      ("let a = b + c", ["`+` became `-`"]),
      ("let a = b - c", ["the operands of `-` changed places", "`-` became `+`"]),
      ("let a = b < c", ["`<` became `<=`", "`<` became `>=`"]),
      ("let a = b == c && d", ["`==` became `!=`", "`&&` became `||`"]),
      ("let a = -b", ["`-` is left out"]),
      ("let a = 1", ["`1` became `0`", "`1` became `2`"]),
      ("let a = 0", ["`0` became `1`"]),
      ("let a = 0.5", ["`0.5` became `0.0`", "`0.5` became `1.5`"]),
      ("let a = 1e-5", ["`1e-5` became `0.0`", "`1e-5` became `1.00001`"]),
      ("let a = 2_000.0", ["`2_000.0` became `0.0`", "`2_000.0` became `4000.0`"]),
      ("let a = true", ["`true` became `false`"]),
      ("let a = \"b\"", ["`\"b\"` became `\"\"`"]),
      ("let a = \"\"", ["`\"\"` became `\"?\"`"]),
      ("let a = f(b, to: c)", ["the arguments changed places"]),
      ("let a = max(b, c)", ["`max` became `min`"]),
      ("let a = b ? c : d", ["the condition is negated"]),
      ("for i in a where b(i) {}", ["the statement is left out", "the condition is negated"]),
      ("while a {}", ["the statement is left out", "the condition is negated"]),
      ("a.append(b)", ["the statement is left out"]),
      ("a += b", ["the statement is left out", "`+=` became `-=`"]),
      ("a = b", ["the statement is left out"]),
      ("try a.write()", ["the statement is left out"]),
      ("func f() -> A { g() }", []),
      ("func f() { g() }", ["the statement is left out"]),
      (
        "func f(_ x: A) { guard x.isB else { return } }",
        ["the statement is left out", "the condition is negated"]
      ),
      ("func f(_ x: A?) { guard let x else { return } }", []),
    ] as [(String, [String])])
  func changes(source: String, expected: [String]) {
    #expect(Mutant.all(of: source).map(\.change) == expected)
  }

  @Test(
    "leaves alone what changes nothing, what is no code of the program, and what only asserts",
    arguments: [
      "import Backprop", "@available(macOS 13, *) let a = b", "if #available(macOS 13, *) {}",
      "precondition(a.count == 3, \"three\")", "let a: SIMD4<Float> = b", "// 1 + 1\n", "let a = 0xFF",
      "let a = f(b, b)", "infix operator <+>: AdditionPrecedence",
      "switch a { case b: break }",
    ])
  func leftAlone(source: String) {
    let changes = Mutant.all(of: source).map(\.change).filter { $0 != "the statement is left out" }
    #expect(changes.isEmpty)
  }

  @Test("an operator stays where the other one would give the same")
  func sameValue() {
    #expect(Mutant.all(of: "let a = b + 0").map(\.change) == ["`0` became `1`"])
    #expect(Mutant.all(of: "let a = b * 1").map(\.change) == ["`1` became `0`", "`1` became `2`"])
  }

  @Test("the place is that of the change in the original, in bytes")
  func places() throws {
    let source = "func f(_ σ: Double) -> Double {\n  /* σ */ σ - 1\n}\n"
    let mutants = Mutant.all(of: source)
    let sign = try #require(mutants.first { $0.original == "-" })
    #expect(sign.line == 2 && sign.column == 15)
    #expect(sign.text == "func f(_ σ: Double) -> Double {\n  /* σ */ σ + 1\n}\n")
  }

  @Test("a source that does not parse has no mutants")
  func broken() {
    #expect(Mutant.all(of: "let a = (1 + ").isEmpty)
    #expect(Mutant.all(of: "").isEmpty)
  }

  // MARK: - Properties

  static let sources = [
    """
    func predict(_ x: [Double], _ w: [[Double]]) -> Double {
      var sum = w[2][0]
      for i in x.indices where x[i] != 0 { sum += x[i] * w[i][0] }
      return 1 / (1 + Double.exp(-sum))
    }
    """,
    """
    struct Stack<Element> {
      private var items: [Element] = []
      mutating func pop() -> Element? {
        guard !items.isEmpty else { return nil }
        defer { items.removeLast() }
        return items.last
      }
      var depth: Int { items.count > 0 ? items.count - 1 : 0 }
    }
    """,
    """
    var text = "", count = 3, isDone = false  // π
    while !isDone && count >= 1 {
      text += "ŷ\\(count + 1)" + (count % 2 == 0 ? "," : ";")
      count -= 1
      if count < 1 || text.count > 100 { isDone = true } else { continue }
    }
    print(max(count, 1), text.replacing("a", with: "b"))
    switch count { case 0...1: text.append("!")
    default: break }
    """,
  ]

  @Test(
    "every mutant parses, is another program, and differs in the one place that it names", arguments: sources)
  func onePlace(source: String) throws {
    let mutants = Mutant.all(of: source)
    #expect(mutants.count > 8)
    #expect(Set(mutants.map(\.text)).count == mutants.count)
    for mutant in mutants {
      #expect(CellAnalysis(of: mutant.text).isWhole, "\(mutant)")
      #expect(mutant.text != source)
      let lines = source.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      let before = lines.prefix(mutant.line - 1).reduce(0) { $0 + $1.count + 1 } + mutant.column - 1
      let rest = before + mutant.original.utf8.count
      let bytes = Array(source.utf8)
      #expect(String(decoding: bytes[before..<rest], as: UTF8.self) == mutant.original)
      #expect(Array(mutant.text.utf8) == bytes[..<before] + Array(mutant.replacement.utf8) + bytes[rest...])
    }
  }

  @Test("a seed chooses the same few mutants each time, and other seeds choose others", arguments: sources)
  func sample(source: String) {
    let all = Mutant.all(of: source)
    let samples = (0..<20).map { Mutant.all(of: source, atMost: 5, seed: $0) }
    for (seed, sample) in samples.enumerated() {
      #expect(sample.count == 5 && Set(sample).isSubset(of: all))
      #expect(sample == Mutant.all(of: source, atMost: 5, seed: UInt64(seed)))
      #expect(sample == all.filter(Set(sample).contains), "in the order of their places")
    }
    #expect(Set(samples.flatMap { $0 }).count > 10)
    #expect(Mutant.all(of: source, atMost: all.count + 1) == all)
  }

  @Test("hostile sources end without harm", arguments: HostileSourceTests.patterns)
  func hostile(pattern: String) {
    for repetitions in [40, 1000] {
      let source = "let x = " + String(repeating: pattern, count: repetitions)
      #expect(Mutant.all(of: source, atMost: 3).count <= 3)
    }
  }
}
