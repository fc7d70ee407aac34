import SwiftAnalysis
import Testing

@Suite struct DeclarationsTests {
  @Test(
    "keeps declarations and leaves out what only a script can do",
    arguments: [
      ("let a = 1\nprint(a)\nfunc f() {}\n", "let a = 1\nfunc f() {}\n"),
      ("import Backprop\nlet a = 1", "let a = 1\n"),
      ("for i in 0..<3 { let b = i }\n", ""),
      ("// Why.\nvar a = 2  // what\n", "// Why.\nvar a = 2  // what\n"),
      ("let a = 1; let b = 2", "let a = 1; \nlet b = 2\n"),
      (
        "let a = try load()\nfunc f() throws { try g() }\n",
        "let a = try! load()\nfunc f() throws { try g() }\n"
      ),
      ("let a = try? load()\n", "let a = try? load()\n"),
      ("let a = \n}{", ""),
      ("", ""),
    ])
  func whole(source: String, declarations: String) {
    #expect(Declarations.whole(of: source) == declarations)
  }

  @Test(
    "leaves out what bodies do",
    arguments: [
      ("func f() -> Int { 1 }\n", "func f() -> Int { fatalError() }\n"),
      ("func f() -> Int {\n  <#code#>\n}\n", "func f() -> Int { fatalError() }\n"),
      ("let a: Int = <#number#>\nlet b = 1\n", "let b = 1\n"),
      (
        "struct S {\n  var a: Int { 1 }\n  init() { f() }\n  var b: Int { get { 1 } set { f() } }\n}\n",
        "struct S {\n  var a: Int { fatalError() }\n  init() { fatalError() }\n"
          + "  var b: Int { get { fatalError() } set { fatalError() } }\n}\n"
      ),
      ("f()\n", ""),
    ])
  func withoutBodies(source: String, declarations: String) {
    #expect(Declarations.withoutBodies(of: source) == declarations)
  }

  @Test(
    "tokens are the same where only layout and comments differ",
    arguments: [
      ("f(1,2) // one", "f( 1, 2 )", true), ("a - b", "a -b", false), ("a+b", "a + b", true),
      ("\"x y\"", "\"x  y\"", false), ("f(1)", "f(2)", false), ("/* */ x", "x", true),
    ])
  func tokens(left: String, right: String, areSame: Bool) {
    #expect((significantTokens(of: left) == significantTokens(of: right)) == areSame)
  }
}
