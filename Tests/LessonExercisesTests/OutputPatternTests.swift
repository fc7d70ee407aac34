import Testing

@testable import LessonExercises

@Suite struct OutputPatternTests {
  @Test(
    "a text fits its own pattern, whatever ends its lines",
    arguments: [
      ("", ""), ("\n", "\n"), ("1\n", "1\n"), ("1\n", "1"), ("1 \n2\n", "1\n2  \n"), ("a\n\nb\n", "a\n\nb\n"),
      ("E = 0.25\n", "E = 0.25\n"),
    ])
  func same(pattern: String, text: String) {
    #expect(OutputPattern(pattern).difference(from: text) == nil)
    #expect(OutputPattern(pattern, tolerance: 0).difference(from: text) == nil)
  }

  @Test(
    "… stands for anything within a line, and alone for any lines",
    arguments: [
      ("took … s\n", "took 1.5 s\n"), ("…\n", ""), ("…\n", "a\nb\n"), ("a\n…\nd\n", "a\nb\nc\nd\n"),
      ("a\n…\nd\n", "a\nd\n"), ("a…\n", "a\n"), ("…a…\n", "bab\n"), ("…ab\n", "aab\n"),
      ("…\nx\n…\nx\n", "x\nx\nx\n"),
      ("…\n\n", "a\n\n"), ("  …\nb\n", "a\nb\n"),
    ])
  func ellipsis(pattern: String, text: String) {
    #expect(OutputPattern(pattern).difference(from: text) == nil)
  }

  @Test(
    "the first line that does not fit is told",
    arguments: [
      ("a\nb\n", "a\nc\n", 1, "c"), ("a\n", "a\nb\n", 1, "b"), ("a\nb\n", "a\n", 1, nil), ("a\n", "", 0, nil),
      ("", "a\n", 0, "a"), ("took … s\n", "took 1 ms\n", 0, "took 1 ms"), ("a\n…\nd\n", "a\nb\n", 2, nil),
      ("…\nb\nc\n", "a\nb\nd\n", 2, "d"), ("a\n", "a\n\n", 1, ""), (" a\n", "a\n", 0, "a"),
    ] as [(String, String, Int, String?)])
  func difference(pattern: String, text: String, line: Int, printed: String?) {
    #expect(OutputPattern(pattern).difference(from: text) == .init(line: line, printed: printed))
  }

  @Test(
    "numbers within the tolerance are the same, and nothing else is",
    arguments: [
      ("E = 0.25\n", "E = 0.2500001\n", true), ("E = 0.25\n", "E = 0.26\n", false),
      ("0.0\n", "-0.0\n", true), ("−0.5 and 1e-7\n", "-0.5 and 0\n", true), ("a 1\n", "b 1\n", false),
      ("W1 = 2\n", "W2 = 2\n", false), ("1 2\n", "1\n", false), ("… 0.25\n", "epoch 3: 0.2500001\n", true),
      ("[1.0, 2.0]\n", "[1.0000001, 1.9999999]\n", true), ("1.2.3\n", "1.2.4\n", false),
      ("nan\n", "nan\n", true), ("nan\n", "0\n", false), ("3-1\n", "3-1\n", true), ("1.\n", "1.\n", true),
      ("1e400\n", "1e400\n", true), ("2e\n", "2e\n", true),
    ])
  func tolerance(pattern: String, text: String, fits: Bool) {
    #expect((OutputPattern(pattern, tolerance: 1e-6).difference(from: text) == nil) == fits)
  }

  @Test("without a tolerance numbers are text")
  func exact() {
    #expect(OutputPattern("0.50\n").difference(from: "0.5\n") != nil)
    #expect(OutputPattern("0.50\n", tolerance: 0).difference(from: "0.5\n") == nil)
  }

  @Test("many ellipses and a long text take no time")
  func hostile() {
    let pattern = String(repeating: "a…", count: 60) + "b\n"
    #expect(OutputPattern(pattern).difference(from: String(repeating: "a", count: 3000)) != nil)
    let lines = String(repeating: "…\na\n", count: 60) + "b\n"
    #expect(OutputPattern(lines).difference(from: String(repeating: "a\n", count: 3000)) != nil)
  }
}
