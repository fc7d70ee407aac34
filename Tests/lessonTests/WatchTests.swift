import Foundation
import Testing

@testable import LessonKernel

@Suite("Watching a lesson, in a terminal")
struct WatchTests {
  private static let lesson = """
    # Title

    First words.

    ```swift {#sum}
    let sum = 3 + 4
    sum
    ```

    Last words.

    """

  private let folder: TestFolder
  private let file: String

  init() throws {
    folder = try TestFolder()
    file = try folder.write(Self.lesson, to: "a.md")
  }

  private func watch(rows: Int = 24, _ environment: [String: String] = [:]) throws -> PseudoTerminal {
    // Swift's own report of a crash would wait for a key; and what a crash leaves behind goes with the folder.
    try PseudoTerminal(
      ["watch", "a.md"], in: folder.path, rows: rows, columns: 80,
      environment: ["SWIFT_BACKTRACE": "enable=no", "TMPDIR": folder.path].merging(
        environment, uniquingKeysWith: { $1 }))
  }

  /// As editors do: a new file takes the place of the old one.
  private func save(_ changes: (String, String)...) throws {
    let text = changes.reduce(Self.lesson) { $0.replacing($1.0, with: $1.1) }
    try folder.write(text, to: "a.md.new")
    try #require(rename(file + ".new", file) == 0)
  }

  @Test(
    "an edit is shown in place; what is not current is marked; what cannot be compiled is told at its line")
  func editing() throws {
    let terminal = try watch()
    #expect(terminal.wait { $0.text.contains("│ → 7") && $0.text.contains(" a · up to date") })
    let drawn = terminal.screen.drawnCount
    try save(("First", "Second"))
    #expect(terminal.wait { $0.text.contains("Second words.") })
    // The row that changed, and the status line.
    #expect(terminal.screen.drawnCount - drawn < 300)

    try save(("3 + 4", "3 + missing"))
    #expect(terminal.wait { $0.text.contains("a.md:6:15: error: cannot find 'missing' in scope") })
    #expect(terminal.wait { $0.text.contains("┊ → 7") && $0.text.contains("1 cell failed") })

    try save(("3 + 4", "3 + 5"))
    #expect(terminal.wait { $0.text.contains("│ → 8") && !$0.text.contains("┊") })
    terminal.press("q")
    #expect(terminal.waitForEnd() == ChildProcess.End(status: 0))
    #expect(terminal.isAsFound)
  }

  @Test("rows that come in above the screen do not move what is on it")
  func anchoring() throws {
    try folder.write(Self.lesson + (1...50).map { "Paragraph \($0).\n\n" }.joined(), to: "a.md")
    let terminal = try watch()
    #expect(terminal.wait { $0.text.contains("up to date") })
    terminal.press("G")
    #expect(terminal.wait { $0.text.contains("Paragraph 50.") })
    terminal.press("k")
    #expect(terminal.wait { $0.row(containing: "Paragraph 49.") == 21 })
    try folder.write(
      "A paragraph.\n\n" + Self.lesson + (1...50).map { "Paragraph \($0).\n\n" }.joined()
        + "```swift {.no}\n```\n",
      to: "a.md")
    #expect(terminal.wait { $0.text.contains("a.md:") && $0.text.contains("1 problem") })
    #expect(terminal.screen.row(containing: "Paragraph 45.") == 13)
  }

  @Test("problems of the Markdown are listed at the bottom until they are mended")
  func problems() throws {
    let terminal = try watch()
    try save(("{#sum}", "{#sum .hiden}"))
    #expect(terminal.wait { $0.text.contains("a.md:5:16: error: unknown attribute `.hiden`") })
    #expect(terminal.screen.text.contains("── 1 problem ─"))
    try save()
    #expect(terminal.wait { !$0.text.contains("problem ─") })
  }

  @Test("a file that is gone is waited for")
  func missingFile() throws {
    let terminal = try watch()
    #expect(terminal.wait { $0.text.contains("→ 7") })
    try FileManager.default.removeItem(atPath: file)
    #expect(terminal.wait { $0.text.contains("there is no such file") && $0.text.contains("→ 7") })
    try save(("First", "Returned"))
    #expect(terminal.wait { $0.text.contains("Returned words.") && !$0.text.contains("no such file") })
  }

  @Test("a terminal of another size is drawn anew, and so is one that was given back for a moment")
  func resizing() throws {
    let terminal = try watch()
    #expect(terminal.wait { $0.text.contains(" a · up to date") })
    terminal.resize(rows: 6, columns: 40)
    #expect(terminal.wait { $0.text.hasPrefix("Title ") && $0.rows[5].starts(with: " a · ") })
    let drawn = terminal.screen.drawnCount
    // Without a shell there is nobody to go on from, so it does not stop.
    terminal.send(signal: SIGTSTP)
    #expect(terminal.wait { $0.drawnCount > drawn + 60 && $0.modes.contains(1049) })
    terminal.press("j")
    #expect(terminal.wait { $0.text.hasPrefix("━━━━━ ") && $0.modes.contains(1049) })
  }

  @Test(
    "the terminal is given back as it was found, however the program ends",
    arguments: [
      (SIGINT, 130, nil), (SIGTERM, 130, nil), (SIGSEGV, nil, SIGSEGV), (SIGABRT, nil, SIGABRT),
      (SIGQUIT, 130, nil),
    ] as [(Int32, Int32?, Int32?)])
  func givingBack(sent: Int32, status: Int32?, signal: Int32?) throws {
    let terminal = try watch()
    #expect(terminal.wait { $0.text.contains("Last words.") })
    #expect(!terminal.isAsFound)
    terminal.send(signal: sent)
    #expect(terminal.waitForEnd() == ChildProcess.End(status: status, signal: signal))
    #expect(terminal.isAsFound)
  }

  @Test("in ASCII and without colours, what is not current is marked all the same")
  func plain() throws {
    let terminal = try watch(["LANG": "C", "NO_COLOR": "1"])
    #expect(terminal.wait { $0.text.contains(": => 7") })
    try save(("3 + 4", "3 + missing"))
    #expect(terminal.wait { $0.text.contains("? => 7") && $0.text.contains("1 cell failed") })
    #expect(terminal.screen.text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test("without a terminal to draw on, it says what to do instead")
  func noTerminal() throws {
    let piped = try LessonTool.run("watch", file)
    #expect(piped.status == 2 && piped.output.isEmpty)
    #expect(piped.error.contains("needs a terminal") && piped.error.contains("fix: `lesson run \(file)`"))
    let dumb = try watch(["TERM": "dumb"])
    #expect(dumb.waitForEnd()?.status == 2)
  }
}
