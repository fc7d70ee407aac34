import SwiftAnalysis
import Testing

@Suite struct TypedValueTests {
  @Test(
    "what a person types becomes a literal that keeps the parameter's type",
    arguments: [
      (LiteralKind.number, "0.5", "0.5"), (.number, "2", "2.0"), (.number, "-2", "-2.0"),
      (.number, "1_000", "1_000.0"), (.number, "1e-3", "1e-3"), (.number, "0x1p4", "0x1p4"),
      (.integer, "-12", "-12"), (.integer, "0xFF", "0xFF"), (.integer, "0b11", "0b11"),
      (.boolean, "true", "true"), (.boolean, "false", "false"),
      (.string, "relu", "\"relu\""), (.string, "two words", "\"two words\""), (.string, "", "\"\""),
      (.string, "\"a\\n\"", "\"a\\n\""), (.string, "#ff0000", "\"#ff0000\""),
      (.string, "a\"b\\(c)", "\"a\\\"b\\\\(c)\""), (.string, "a\nb\u{1B}", "\"a\\nb\\u{1b}\""),
      (.array(of: .number), "[1, 0.5 ]", "[1.0, 0.5 ]"), (.array(of: .number), "[]", "[]"),
      (.array(of: .array(of: .number)), "[[-1], [2 ]]", "[[-1.0], [2.0 ]]"),
      (.array(of: .integer), "[8, 8]", "[8, 8]"), (.array(of: nil), "[8]", "[8]"),
      (.array(of: .string), "[\"a\", \"b\"]", "[\"a\", \"b\"]"),
    ])
  func values(kind: LiteralKind, typed: String, literal: String) {
    #expect(kind.literal(from: typed) == literal)
  }

  @Test(
    "what is no value of that kind is none",
    arguments: [
      (LiteralKind.number, "fast"), (.number, ""), (.number, ".5"), (.number, "5."), (.number, "0.5 // x"),
      (.number, "0x10"), (.number, "0.5; f()"), (.number, "0.5\n0.6"), (.number, "\"0.5\""), (.number, "--1"),
      (.number, "inf"), (.number, "1 + 1"), (.number, "true"), (.number, "[1]"),
      (.integer, "0.5"), (.integer, "1e3"), (.integer, "nil"),
      (.boolean, "1"), (.boolean, "yes"),
      (.string, "\"a\\(b)\""), (.string, "\"a"), (.string, "\"a\" + \"b\""),
      (.array(of: .number), "1"), (.array(of: .number), "[a]"), (.array(of: .integer), "[0.5]"),
      (.array(of: .integer), "[1"), (.array(of: .integer), "[1] }"), (.array(of: nil), "1"),
      (.integer, String(repeating: "-", count: 100_000) + "1"),
      (.integer, String(repeating: "(", count: 10_000)),
    ])
  func noValues(kind: LiteralKind, typed: String) {
    #expect(kind.literal(from: typed) == nil)
  }

  @Test(
    "a list is divided at its commas, but not inside brackets and quotes",
    arguments: [
      ("0.1,0.5, 2", ["0.1", "0.5", "2"]), ("1", ["1"]), ("", [""]), ("1,,2", ["1", "", "2"]),
      ("1,", ["1", ""]),
      ("[1, 2],[3]", ["[1, 2]", "[3]"]), ("\"a,b\",c d ", ["\"a,b\"", "c d"]),
      ("\"a\\\",b\",c", ["\"a\\\",b\"", "c"]), ("[\"]\",1],2", ["[\"]\",1]", "2"]), ("]],1", ["]]", "1"]),
    ])
  func lists(list: String, values: [String]) {
    #expect(typedValues(in: list) == values)
  }
}
