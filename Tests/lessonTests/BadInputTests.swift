import Foundation
import Testing

@Suite("Bad input")
struct BadInputTests {
  /// Each case ends in good order, says where, what and how to mend it, and never with a stack trace.
  private func expectComplaint(
    _ outcome: LessonTool.Outcome, status: Int32, _ parts: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(outcome.status == status, "\(outcome.error)", sourceLocation: sourceLocation)
    #expect(outcome.signal == nil, sourceLocation: sourceLocation)
    #expect(outcome.error.contains("error: "), "\(outcome.error)", sourceLocation: sourceLocation)
    #expect(outcome.error.contains("fix: "), "\(outcome.error)", sourceLocation: sourceLocation)
    #expect(!outcome.error.contains("Fatal error"), "\(outcome.error)", sourceLocation: sourceLocation)
    for part in parts {
      #expect(
        outcome.error.contains(part), "\(part) is missing in: \(outcome.error)",
        sourceLocation: sourceLocation)
    }
  }

  private func run(_ text: String, _ options: String...) throws -> LessonTool.Outcome {
    try run(Data(text.utf8), options)
  }

  private func run(_ data: Data, _ options: [String] = []) throws -> LessonTool.Outcome {
    let folder = try TestFolder()
    try folder.write(data, to: "a.md")
    return try LessonTool.run(["run", "./a.md"] + options, in: folder.path)
  }

  // MARK: - Files

  @Test("a missing file")
  func missing() throws {
    let folder = try TestFolder()
    expectComplaint(
      try LessonTool.run("run", "./none.md", in: folder.path), status: 2, "./none.md", "no such file")
  }

  @Test("a folder instead of a file")
  func folder() throws {
    let folder = try TestFolder()
    try folder.write("x", to: "inner.md/file")
    expectComplaint(
      try LessonTool.run("run", "./inner.md", in: folder.path), status: 2, "./inner.md", "folder")
  }

  @Test("a file that may not be read")
  func unreadable() throws {
    let folder = try TestFolder()
    let file = try folder.write("# A\n", to: "a.md")
    chmod(file, 0)
    // The superuser may read everything, so somebody else has to try.
    let wrapper =
      getuid() == 0 ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
    let outcome = try LessonTool.run("run", file, in: "/", through: wrapper)
    expectComplaint(outcome, status: 4, "a.md", "you may not read")
  }

  @Test("an empty file is a lesson without anything, and says so")
  func empty() throws {
    let outcome = try run("")
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("warning: "))
  }

  @Test("a file that is not UTF-8 is told with the byte's offset and line")
  func notUTF8() throws {
    let outcome = try run(Data("# A\n\nab".utf8) + [0xFF, 0xFE] + Data("\n".utf8))
    expectComplaint(outcome, status: 3, "./a.md:3:", "UTF-8", "byte 7")
  }

  @Test("a byte order mark and all kinds of line ends are accepted, and lines counted as an editor does")
  func lineEnds() throws {
    let text = "\u{FEFF}# Title\r\n\r\n```swift\r\nlet a: Int = \"x\"\r\n```\r\n"
    let outcome = try run(text)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("Title") && !outcome.output.contains("\u{FEFF}"))
    #expect((outcome.output + outcome.error).contains("a.md:4:14: error: cannot convert value"))
  }

  @Test("a file of 100 MB is refused from its size, and the limit can be raised")
  func tooLarge() throws {
    let folder = try TestFolder()
    let file = try folder.write("# A\n", to: "a.md")
    truncate(file, 100 << 20)
    let start = ContinuousClock.now
    let outcome = try LessonTool.run("run", file, "--no-run")
    let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
    expectComplaint(outcome, status: 3, "100 MiB", "16 MiB", "--max-size")
    // Reading it would take many times as long; this is no benchmark but proof that nothing was read.
    #expect(milliseconds < 1000)
  }

  @Test("a named pipe does not make it wait")
  func namedPipe() throws {
    let folder = try TestFolder()
    mkfifo(folder.path + "/a.md", 0o600)
    expectComplaint(try LessonTool.run("run", "./a.md", in: folder.path), status: 2, "./a.md")
  }

  @Test("a path with spaces and letters of other scripts")
  func strangePath() throws {
    let folder = try TestFolder("naïve Übung ☃ \"x\"")
    let file = try folder.write(
      "# A\n\n```swift\nprint(6 * 7)\nlet a: Int = \"x\"\n```\n", to: "Lektion é 1.md")
    let outcome = try LessonTool.run("run", file)
    #expect(outcome.status == 1)
    #expect((outcome.output + outcome.error).contains("Lektion é 1.md:5:14: error: "))
  }

  @Test("a course that may not be written")
  func readOnlyCourse() throws {
    let folder = try TestFolder()
    try folder.write("# A\n\n```swift\nprint(6 * 7)\n```\n", to: "Lessons/01-a.md")
    chmod(folder.path + "/Lessons", 0o555)
    chmod(folder.path, 0o555)
    defer {
      chmod(folder.path, 0o755)
      chmod(folder.path + "/Lessons", 0o755)
    }
    let outcome = try LessonTool.run("run", "01", in: folder.path)
    #expect(outcome.status == 0 && outcome.output.contains("42"))
  }

  // MARK: - Text

  @Test("a million nested quotes are refused")
  func deepNesting() throws {
    expectComplaint(try run(String(repeating: ">", count: 1_000_000) + " x\n"), status: 3, "nested", "100")
  }

  @Test(
    "input that takes libcmark quadratic time is bounded",
    arguments: ["![[]()", "a**b", "[a](<b", "*a_ ", "<!A "])
  func quadratic(unit: String) throws {
    let outcome = try run(String(repeating: unit, count: 30_000), "--no-run")
    // Either it is parsed in time, or it is refused; the harness ends what takes a minute.
    #expect(outcome.status == 0 || outcome.status == 3)
  }

  @Test("an unclosed fence is reported at its first line, and the text before it is shown")
  func unclosedFence() throws {
    let outcome = try run("# Title\n\nWords.\n\n```swift\nprint(1)\n")
    expectComplaint(outcome, status: 3, "./a.md:5:", "never closed")
    #expect(outcome.output.contains("Words."))
  }

  @Test("an unknown attribute is reported with the nearest known one")
  func unknownAttribute() throws {
    expectComplaint(try run("```swift {.hiden}\n1\n```\n"), status: 3, "./a.md:1:", "hiden", "hidden")
  }

  @Test("a duplicate id is reported with the place of the first")
  func duplicateID() throws {
    let outcome = try run("```swift {#a}\n1\n```\n\n```swift {#a}\n2\n```\n")
    expectComplaint(outcome, status: 3, "./a.md:5:", "./a.md:1:")
  }

  @Test("a for= that names nothing is reported with the nearest exercise")
  func danglingFor() throws {
    let text = """
      ```swift {#sum .exercise}
      let a = 0
      ```

      ```swift {.solution for=sum}
      let a = 1
      ```

      ```swift {.check for=summ}
      expect(a == 1)
      ```
      """
    expectComplaint(try run(text), status: 3, "./a.md:9:", "summ", "sum")
  }

  // MARK: - The machine

  @Test("no compiler on PATH ends with 4, and says what to install")
  func noCompiler() throws {
    let folder = try TestFolder()
    let file = try folder.write("# A\n\n```swift\n1\n```\n", to: "a.md")
    let outcome = try LessonTool.run(
      "run", file, environment: ["PATH": "/usr/bin:/bin", "LESSON_TOOLCHAIN": ""])
    expectComplaint(outcome, status: 4, "no Swift toolchain", "swift.org/install")
  }

  @Test("a lesson without cells needs no compiler")
  func noCompilerNeeded() throws {
    let folder = try TestFolder()
    let file = try folder.write("# A\n\nWords.\n", to: "a.md")
    let outcome = try LessonTool.run(
      "run", file, environment: ["PATH": "/usr/bin:/bin", "LESSON_TOOLCHAIN": ""])
    #expect(outcome.status == 0 && outcome.output.contains("Words."))
  }

  @Test("a full disk for temporary files ends with 4")
  func fullTemporaryDisk() throws {
    let folder = try TestFolder()
    let file = try folder.write("# A\n\n```swift\nprint(1)\n```\n", to: "a.md")
    // A file system of 16 KiB that only this process tree sees.
    let script = "mount -t tmpfs -o size=16k tmpfs \"$0\" && TMPDIR=\"$0\" exec \"$@\""
    let full = folder.path + "/full"
    try FileManager.default.createDirectory(atPath: full, withIntermediateDirectories: true)
    let outcome = try LessonTool.run(
      "run", file,
      through: ["/usr/bin/unshare", "--user", "--map-root-user", "--mount", "/bin/sh", "-c", script, full])
    if outcome.error.contains("unshare") || outcome.error.contains("mount:") {
      withKnownIssue("this machine lets nobody mount a file system") { Issue.record("not tested") }
      return
    }
    expectComplaint(outcome, status: 4, "No space left on device")
  }

  @Test("a missing folder for temporary files ends with 4 and its name")
  func noTemporaryFolder() throws {
    let folder = try TestFolder()
    let file = try folder.write("# A\n\n```swift\n1\n```\n", to: "a.md")
    let outcome = try LessonTool.run("run", file, environment: ["TMPDIR": "/nowhere"])
    expectComplaint(outcome, status: 4, "/nowhere", "TMPDIR")
  }

  // MARK: - Output

  @Test("a reader that stops reading causes neither an error nor a word of one")
  func closedOutput() throws {
    let folder = try TestFolder()
    let text = "# A\n\n" + String(repeating: "Many words to fill the pipe.\n\n", count: 20_000)
    let file = try folder.write(text + "```swift\nprint(1)\n```\n", to: "a.md")
    let outcome = try LessonTool.run(
      "run", file, through: ["/bin/sh", "-c", "\"$0\" \"$@\" | head -n 1"])
    #expect(outcome.status == 0 && outcome.error.isEmpty)
    #expect(outcome.output.split(separator: "\n").count <= 1)
  }

  @Test("a full disk for the output ends with 4")
  func fullOutputDisk() throws {
    let folder = try TestFolder()
    let file = try folder.write("# A\n\nWords.\n", to: "a.md")
    let outcome = try LessonTool.run(
      "run", file, through: ["/bin/sh", "-c", "\"$0\" \"$@\" > /dev/full"])
    expectComplaint(outcome, status: 4, "No space left on device")
  }

  @Test("where the locale is not UTF-8, output is 7-bit", arguments: ["C", "POSIX", "en_US.ISO-8859-1"])
  func notUTF8Output(locale: String) throws {
    let outcome = try LessonTool.run(
      "run", "03", environment: ["LANG": locale, "LC_ALL": locale])
    #expect(outcome.status == 0)
    #expect(outcome.output.utf8.allSatisfy { $0 < 0x80 })
  }
}
