import Testing

@testable import LessonKernel

@Suite("What a cell's text tells of its dependencies")
struct CacheTraitsTests {
  @Test(
    "clocks, addresses and random numbers without a seed are noticed",
    arguments: [
      ("let c = ContinuousClock()", true), ("Double.random(in: 0...1)", true),
      ("Double.random(in: 0...1, using: &generator)", false), ("a.shuffled()", true),
      ("a.shuffle(using: &g)", false), ("a.randomElement()", true), ("ObjectIdentifier(x)", true),
      ("Dataset.moons(100, seed: 7)", false), ("let time = 3; let clock = time", false),
      ("Double.random(in: f(1), using: &g) + Double.random(in: 0...(1))", true),
      ("Double.random(in: 0...1", true), ("let random = 4", false),
    ])
  func varies(text: String, expected: Bool) {
    #expect(CellTraits(of: text).varies == expected)
  }

  @Test(
    "imports beyond the tool's own let cells reach files",
    arguments: [
      ("import Backprop\nimport LessonKit", []), ("import Foundation", ["Foundation"]),
      ("import struct Foundation.Data\nimport func Glibc.puts; import Backprop", ["Foundation", "Glibc"]),
      ("@_exported\nimport\n  Glibc", ["Glibc"]), ("let important = 1", []),
    ])
  func imports(text: String, expected: [String]) {
    #expect(CellTraits(of: text).foreignImports == expected)
    #expect(CellTraits(of: text).canReachFiles == !expected.isEmpty)
  }

  @Test(
    "what the engine reads and writes is noticed, and brings in no clocks",
    arguments: [
      ("import Backprop\nlet points = try Dataset(csv: path)", true),
      ("let saved = try Checkpoint<Double>(contentsOf: path)", true), ("try network.save(to: path)", true),
      ("import Backprop\nlet moons = Dataset.moons(100, seed: 7)", false),
    ])
  func engineFiles(text: String, expected: Bool) {
    #expect(CellTraits(of: text).canReachFiles == expected)
    #expect(!CellTraits(of: text + "\nlet time = clock").mayVary)
  }

  @Test(
    "what changes code above it is noticed",
    arguments: [
      ("extension Int { var twice: Int { self * 2 } }", true), ("func + (a: V, b: V) -> V { a }", true),
      ("prefix operator √", true), ("func ~= (a: V, b: V) -> Bool { true }", true),
      ("typealias IntegerLiteralType = Double", true), ("await f()", true),
      ("func plus(_ a: V) -> V { a }", false), ("func `default`() {}", false), ("let a = b + c", false),
      ("struct S { func f() {} }", false),
    ])
  func reachesBack(text: String, expected: Bool) {
    #expect(CellTraits(of: text).reachesBack == expected)
  }

  @Test("the cell's place, symbols bound by name and Markdown files are noticed")
  func others() {
    #expect(CellTraits(of: "print(#line)").knowsItsPlace)
    #expect(CellTraits(of: "func f(_ n: Int = #line) {}").knowsItsPlace)
    #expect(!CellTraits(of: "line(a); outline").knowsItsPlace)
    #expect(CellTraits(of: "@_silgen_name(\"open\") func o()").canReachFiles)
    #expect(CellTraits(of: "read(\"notes.md\")").mentionsMarkdown)
    #expect(!CellTraits(of: "md.notes").mentionsMarkdown)
  }
}
