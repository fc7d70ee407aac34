import LessonRender
import Testing

@Suite struct TerminalOptionsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var environment: [String: String]
    var isTerminal = true
    var flag = TerminalOptions.Choice.auto
    var expected: Bool
    var testDescription: String { "\(environment) \(isTerminal ? "tty" : "pipe") --color=\(flag)" }
  }

  @Test(
    "colours by the first that says anything",
    arguments: [
      Case(environment: ["TERM": "xterm"], expected: true),
      Case(environment: ["TERM": "xterm"], isTerminal: false, expected: false),
      Case(environment: ["TERM": "xterm"], flag: .never, expected: false),
      Case(environment: ["NO_COLOR": "1"], isTerminal: false, flag: .always, expected: true),
      Case(environment: ["TERM": "xterm", "NO_COLOR": "1"], expected: false),
      Case(environment: ["TERM": "xterm", "NO_COLOR": ""], expected: true),
      Case(environment: ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], expected: false),
      Case(environment: ["CLICOLOR_FORCE": "1"], isTerminal: false, expected: true),
      Case(environment: ["FORCE_COLOR": "1", "TERM": "dumb"], isTerminal: false, expected: true),
      Case(environment: ["CLICOLOR_FORCE": "0"], isTerminal: false, expected: false),
      Case(environment: ["TERM": "dumb"], expected: false),
      Case(environment: [:], expected: false),
      Case(environment: ["TERM": "xterm", "CLICOLOR": "0"], expected: false),
      Case(environment: ["TERM": "xterm", "CLICOLOR": "0", "CLICOLOR_FORCE": "1"], expected: true),
    ])
  func color(_ given: Case) {
    var flags = TerminalOptions.Flags()
    flags.color = given.flag
    let options = TerminalOptions.detect(
      environment: given.environment, isTerminal: given.isTerminal, flags: flags)
    #expect((options.color == .sixteen) == given.expected)
  }

  @Test("NO_COLOR takes colours, not bold type; a pipe or a dumb terminal takes both")
  func styles() {
    let noColor = TerminalOptions.detect(environment: ["TERM": "xterm", "NO_COLOR": "1"], isTerminal: true)
    #expect(noColor.hasStyles && noColor.hasHyperlinks)
    for (environment, isTerminal) in [(["TERM": "xterm"], false), (["TERM": "dumb"], true)] {
      let options = TerminalOptions.detect(environment: environment, isTerminal: isTerminal)
      #expect(!options.hasStyles && !options.hasHyperlinks)
    }
  }

  @Test("links where they can be clicked")
  func hyperlinks() {
    #expect(TerminalOptions.detect(environment: ["TERM": "xterm"], isTerminal: true).hasHyperlinks)
    #expect(!TerminalOptions.detect(environment: ["TERM": "linux"], isTerminal: true).hasHyperlinks)
    var flags = TerminalOptions.Flags()
    flags.hyperlinks = .never
    #expect(
      !TerminalOptions.detect(environment: ["TERM": "xterm"], isTerminal: true, flags: flags).hasHyperlinks)
    flags.hyperlinks = .always
    #expect(TerminalOptions.detect(environment: [:], isTerminal: false, flags: flags).hasHyperlinks)
  }

  @Test(
    "takes the width from the flag, COLUMNS, the terminal, or is 80",
    arguments: [
      (100 as Int?, 90 as Int?, "70", 100), (nil, 90, "70", 70), (nil, 90, "", 90), (nil, nil, "70", 70),
      (nil, nil, "", 80),
      (nil, nil, "many", 80), (nil, 0, "70", 70), (3, nil, "", 20),
    ])
  func width(flag: Int?, tty: Int?, columns: String, expected: Int) {
    var flags = TerminalOptions.Flags()
    flags.width = flag
    let options = TerminalOptions.detect(
      environment: ["COLUMNS": columns], isTerminal: true, ttyWidth: tty, flags: flags)
    #expect(options.width == expected)
  }

  @Test(
    "writes Unicode only where the locale says UTF-8",
    arguments: [
      (["LANG": "en_US.UTF-8"], true), (["LANG": "C.utf8"], true), (["LANG": "C"], false), ([:], false),
      (["LC_ALL": "C", "LANG": "en_US.UTF-8"], false), (["LC_ALL": "", "LC_CTYPE": "de_DE.UTF-8"], true),
      (["LC_CTYPE": "POSIX", "LANG": "en_US.UTF-8"], false),
    ])
  func characters(environment: [String: String], isUnicode: Bool) {
    let options = TerminalOptions.detect(environment: environment, isTerminal: true)
    #expect((options.characters == .unicode) == isUnicode)
    var flags = TerminalOptions.Flags()
    flags.isASCII = true
    #expect(
      TerminalOptions.detect(environment: environment, isTerminal: true, flags: flags).characters == .ascii)
  }
}
