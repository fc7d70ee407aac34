import SwiftAnalysis
import Testing

@Suite struct CellAnalysisTests {
  @Test(
    "lists the names a cell declares at its top level",
    arguments: [
      ("let a = 1", ["a"]),
      ("let (a, (b, _)) = t, c: Int", ["a", "b", "c"]),
      ("func f(x: Int) { let y = x }\nfunc f(z: Int) {}", ["f"]),
      ("struct S { var x = 1; struct Inner {} }", ["S"]),
      ("class C {}; enum E { case e }; actor A {}; protocol P {}", ["A", "C", "E", "P"]),
      ("typealias T = Int", ["T"]),
      ("infix operator **: Power\nprecedencegroup Power {}\nfunc ** (a: Int, b: Int) {}", ["**", "Power"]),
      ("extension Array { func f() {} }", []),
      ("guard let a = b else { fatalError() }", ["a"]),
      ("if let a = b { let c = a }", []),
      ("for i in 0..<3 { let x = i }", []),
      ("do { let x = 1 }", []),
      ("let f = { (x: Int) in let y = x }", ["f"]),
      ("#if true\nlet a = 1\n#else\nlet b = 1\n#endif", ["a", "b"]),
      ("let `default` = 1", ["default"]),
      ("var x: Int { let y = 1; return y }", ["x"]),
      ("@MainActor public final class Model {}", ["Model"]),
      ("print(1)", []),
      ("let ŷ = 1, σʹ = 2", ["ŷ", "σʹ"]),
    ])
  func declarations(source: String, names: [String]) {
    #expect(CellAnalysis(of: source).declared.sorted() == names.sorted())
  }

  @Test(
    "tells variables from constants",
    arguments: [
      ("var a = 1, b = 2; let c = 3", ["a", "b"]),
      ("var (a, b) = t", ["a", "b"]),
      ("func f() { var x = 1 }", []),
      ("struct S { var x = 1 }", []),
      ("guard var a = b else { fatalError() }", ["a"]),
    ])
  func variables(source: String, names: [String]) {
    #expect(CellAnalysis(of: source).variables.sorted() == names)
  }

  @Test(
    "lists the names a cell wants from others",
    arguments: [
      ("let a = b + c.d.e", ["b", "c"]),
      ("net.train(on: data, rate: 0.1)", ["net", "data"]),
      ("let x: Matrix<Double> = Module.Kind.red", ["Matrix", "Double", "Module"]),
      ("let color: Color = .red", ["Color"]),
      ("let x = x + 1", ["x"]),
      (#"print("\(loss) of \(f(a: b))")"#, ["print", "loss", "f", "b"]),
      ("func f(rate: Double) -> Double { rate * scale }", ["Double", "scale"]),
      ("func f() { let a = a1; print(a) }", ["a1", "print"]),
      ("func f() { let a = a }", ["a"]),
      ("func f() { g(); func g() {} }", []),
      ("func f<T: P>(_ x: T) -> T { x }", ["P"]),
      ("values.map { x in x + bias }", ["values", "bias"]),
      ("values.map { (x: Int) -> Int in x + $0 }", ["values", "Int"]),
      ("let f = { [a, weak b = c] in a + b }", ["a", "c"]),
      ("struct S: P { var x = y; func f() -> Int { x + z() } }", ["P", "y", "Int", "z"]),
      ("struct S<T> { let a: T; struct Inner {}; var i: Inner; func f() { f(); a } }", []),
      ("enum E: Error { case a(Int), b }", ["Error", "Int"]),
      ("extension Net: P where T: Q { func f() { g() } }", ["Net", "P", "T", "Q", "g"]),
      ("if let a { use(a) }", ["a", "use"]),
      ("if let b = a { use(b) }", ["a", "use"]),
      ("if case .some(let v) = opt, v > limit { use(v) }", ["opt", "limit", "use"]),
      ("switch value { case let .pair(a, b): use(a, b)\ncase other: break }", ["value", "use", "other"]),
      ("switch pair { case (let a, 0) where a > k: use(a); default: use(a) }", ["pair", "k", "use", "a"]),
      ("for (i, x) in xs.enumerated() where x > limit { use(i) }", ["xs", "limit", "use"]),
      ("while let x = next() { use(x) }", ["next", "use"]),
      ("do { try f() } catch { print(error) }", ["f", "print"]),
      ("do { try f() } catch let e as Problem { print(e) }", ["f", "Problem", "print"]),
      ("var x: Int { get { y } set { z = newValue } }", ["Int", "y", "z"]),
      ("let k = \\Net.layers.count", ["Net"]),
      ("xs.reduce(0, +)", ["xs"]),
      ("a ** b", ["a", "b", "**"]),
      ("outer: for i in xs { continue outer }", ["xs"]),
      ("@Wrapper var x = 1", ["Wrapper"]),
      ("import Foundation", []),
      ("guard let a = b else { exit(1) }\nprint(a)", ["b", "exit", "print", "a"]),
      ("f(x) { y in y } done: { z }", ["f", "x", "z"]),
      ("let a = `class`", ["class"]),
      ("self.x = 1", []),
      ("#expect(a == b)", ["a", "b"]),
    ])
  func mentions(source: String, names: [String]) {
    #expect(CellAnalysis(of: source).mentioned.sorted() == names.sorted())
  }

  @Test(
    "finds the expression whose value is to be shown",
    arguments: [
      ("1 + 2", "1 + 2"),
      ("let a = 1\na", "a"),
      ("a; // done", "a"),
      ("  net.forward(x)  // ŷ\n\n// the end\n", "net.forward(x)"),
      ("a == b", "a == b"),
      ("a >= b", "a >= b"),
      ("try f()", "try f()"),
      ("await f()", "await f()"),
      ("[1, 2]\n  .map { $0 }", "[1, 2]\n  .map { $0 }"),
      ("a ? b : c", "a ? b : c"),
      ("#line", "#line"),
      ("\"\"\"\n  text\n  \"\"\"", "\"\"\"\n  text\n  \"\"\""),
      ("a = 1", nil),
      ("a += 1", nil),
      ("_ = f()", nil),
      ("try a = f()", nil),
      ("a.b[0] = 1", nil),
      ("let a = 1", nil),
      ("func f() {}", nil),
      ("if a { b }", nil),
      ("if a { b } else { c }", nil),
      ("switch a { default: b }", nil),
      ("for i in xs { i }", nil),
      ("while true {}", nil),
      ("do { 1 }", nil),
      ("return", nil),
      ("throw e", nil),
      ("import A", nil),
      ("#warning(\"x\")", nil),
      ("1\nlet a = 1", nil),
      ("#if true\n1\n#endif", nil),
      ("f(", nil),
      ("a +", nil),
      ("", nil),
      ("// only words", nil),
    ])
  func lastExpression(source: String, expected: String?) {
    let range = CellAnalysis(of: source).lastExpression
    #expect(range.map { String(decoding: Array(source.utf8)[$0], as: UTF8.self) } == expected)
  }

  @Test(
    "sees an await that belongs to the cell itself",
    arguments: [
      ("await f()", 0),
      ("let x = try await f()", 12),
      ("if a { await f() }", 7),
      ("for await x in xs {}", 0),
      ("async let x = f()", 0),
      ("func f() async { await g() }", nil),
      ("Task { await g() }", nil),
      ("struct S { var x: Int { get async { await g() } } }", nil),
      ("f()", nil),
    ])
  func topLevelAwait(source: String, offset: Int?) {
    #expect(CellAnalysis(of: source).topLevelAwait == offset)
  }

  @Test(
    "sees where an error can leave the cell",
    arguments: [
      ("try f()", [0]),
      ("let x = try f(), y = try g()", [8, 21]),
      ("if a { try f() }", [7]),
      ("if a { throw E() }", [7]),
      ("try? f(); try! f()", []),
      ("func f() throws { throw E() }", []),
      ("func f() throws { try g() }", []),
      ("let c = { try g() }", []),
    ])
  func topLevelThrows(source: String, offsets: [Int]) {
    #expect(CellAnalysis(of: source).topLevelThrows == offsets)
  }

  @Test(
    "tells a whole piece of Swift from one with something left open",
    arguments: [
      ("let a = 1", false), ("", false), ("// note", false), ("let b: Int = \"type error\"", false),
      ("if true {", true), ("}", true), ("f(", true), ("\"open", true), ("/* open", true),
      ("#if DEBUG\nlet a = 1", true), ("*/ let c = 3", true), ("1 +", true), ("\"\"\"\nabc", true),
    ])
  func syntaxErrors(source: String, expected: Bool) {
    #expect(CellAnalysis(of: source).isWhole == !expected)
  }

  @Test(
    "lists imported modules",
    arguments: [
      (
        "import Foundation\nimport struct Backprop.Network\n@testable import Kit",
        ["Foundation", "Backprop", "Kit"]
      ),
      ("import", []),
    ])
  func imports(source: String, modules: [String]) {
    #expect(CellAnalysis(of: source).imports == modules)
  }

  @Test(
    "calls a cell of blanks and comments empty",
    arguments: [
      ("", true), ("\n// nothing\n/* here */\n", true), ("a", false), ("let", false),
    ])
  func emptiness(source: String, expected: Bool) {
    #expect(CellAnalysis(of: source).isEmpty == expected)
  }

  @Test(
    "reads unfinished code as far as it goes",
    arguments: [
      "func", "let", "let =", "struct S {", "if let", "for in", "switch {", "{ [", "@", "#", "\\(", "\"",
      "\"\"\"",
      "/*", "\u{0}", "\u{FEFF}let a = 1", "let a = 1\r\nlet b", "<#code#>", "}", ")", "case", "guard", "a.",
      "a[",
      "func f(", "class: ", "import .", "operator", "$", "`", "let `",
    ])
  func unfinished(source: String) {
    let analysis = CellAnalysis(of: "let first = other\n" + source)
    #expect(analysis.declared.contains("first"))
    #expect(analysis.mentioned.contains("other"))
  }
}
