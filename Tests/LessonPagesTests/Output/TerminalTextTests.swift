import Testing

@testable import LessonPages

@Suite("Text that was meant for a terminal")
struct TerminalTextTests {
  private func runs(_ text: String) -> [String] {
    TerminalText(text).runs.map { run in
      run.style.classes.isEmpty ? run.text : "[\(run.style.classes): \(run.text)]"
    }
  }

  @Test(
    "Colours and weights are carried out",
    arguments: [
      ("\u{1B}[31mred\u{1B}[0m plain", ["[ansi-red: red]", " plain"]),
      ("\u{1B}[1;4mboth\u{1B}[24m bold", ["[bold underlined: both]", "[bold:  bold]"]),
      ("\u{1B}[38;5;2mgreen\u{1B}[39m", ["[ansi-green: green]"]),
      ("\u{1B}[38;2;1;2;3mexact\u{1B}[m", ["exact"]), ("\u{1B}[48;5;1mon red", ["on red"]),
      ("\u{9B}34mblue", ["[ansi-blue: blue]"]),
    ])
  func colours(text: String, expected: [String]) {
    #expect(runs(text) == expected)
  }

  @Test(
    "Other sequences leave no trace",
    arguments: [
      "\u{1B}[2Ja", "\u{1B}[10;10Ha", "\u{1B}]0;title\u{7}a", "\u{1B}]8;;https://example.org\u{1B}\\a",
      "\u{1B}Pq#0\u{1B}\\a", "\u{1B}(Ba", "\u{7}a", "\u{0}a", "a\u{1B}", "a\u{1B}[", "a\u{1B}[31",
      "a\u{1B}]0;open",
    ])
  func removed(text: String) {
    #expect(TerminalText(text).plainText == "a")
  }

  @Test("A progress bar leaves its last state")
  func overwriting() {
    #expect(TerminalText("10 %\r20 %\r\u{1B}[Kdone\nab\u{8}c\n").plainText == "done\nac\n")
  }

  @Test("Any bytes give text without control characters", arguments: 0..<100)
  func anything(seed: UInt64) {
    var state = seed &+ 7
    var text = ""
    for _ in 0..<200 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text.unicodeScalars.append(Unicode.Scalar(UInt8(truncatingIfNeeded: state >> 40)))
    }
    let controls = TerminalText(text).plainText.unicodeScalars.filter {
      $0.value < 0x20 && $0 != "\n" && $0 != "\t" || 0x7F..<0xA0 ~= $0.value
    }
    #expect(controls.isEmpty)
  }
}
