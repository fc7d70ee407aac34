import Testing

@Suite("The line that tells what a slow lesson is busy with")
struct ProgressLineTests {
  private static let lesson = """
    # A

    ```swift
    import Glibc
    for _ in progress(0..<100, "a label of \\u{1B}[35m far more words than a narrow terminal has columns for") {
      usleep(8000)
    }
    ```

    """

  /// Runs the lesson on a terminal of 40 columns, and gives what it was sent.
  private func sent(_ term: String) throws -> String {
    let folder = try TestFolder()
    let file = try folder.write(Self.lesson, to: "a.md")
    let command = "stty cols 40; exec \(LessonTool.executable) run \(file)"
    let outcome = try LessonTool.run(
      ["-qec", command, "/dev/null"], environment: ["TERM": term], program: "/usr/bin/script")
    #expect(outcome.status == 0)
    return outcome.output
  }

  @Test("it stays in its row, whatever the label is")
  func oneRow() throws {
    let rows = try sent("xterm").split(separator: "\r\u{1B}[2K", omittingEmptySubsequences: false)
      .filter { $0.contains(" % ") }
    #expect(!rows.isEmpty)
    #expect(rows.allSatisfy { $0.count < 40 && !$0.contains("\u{1B}") })
  }

  @Test("there is none on a terminal that cannot erase it")
  func dumb() throws {
    let text = try sent("dumb")
    #expect(text.contains("usleep") && !text.contains("\u{1B}") && !text.contains(" % "))
  }
}
