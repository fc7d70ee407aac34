import Testing

@Suite("The command line")
struct CommandLineTests {
  @Test("without a command, it says on standard error how it is used")
  func noCommand() throws {
    let outcome = try LessonTool.run()
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty && outcome.error.contains("Usage: lesson COMMAND"))
  }

  @Test(
    "help names every command, and each command's help its options and examples",
    arguments: [
      ("list", "--course DIR"), ("run", "--only CELL"), ("watch", "--timings"),
      ("verify", "--accept"), ("cache", "lesson cache info"), ("doctor", "lesson doctor"),
    ])
  func help(command: String, contained: String) throws {
    let overview = try LessonTool.run("help")
    #expect(overview.status == 0 && overview.output.contains("\n  \(command)"))
    for outcome in [try LessonTool.run("help", command), try LessonTool.run(command, "--help")] {
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("Usage: lesson \(command)") && outcome.output.contains(contained))
      #expect(outcome.output.contains("Examples:\n  lesson \(command)"))
    }
  }

  @Test("help on help is the overview")
  func helpOnHelp() throws {
    let outcome = try LessonTool.run("help", "help")
    #expect(outcome.status == 0)
    #expect(outcome.output == (try LessonTool.run("help").output))
  }

  @Test(
    "help texts fit the columns there are",
    arguments: ["", "help", "list", "run", "watch", "verify", "cache", "doctor"], [60, 80])
  func helpWidth(command: String, columns: Int) throws {
    let words = command.isEmpty ? ["help"] : ["help", command]
    let text = try LessonTool.run(words, environment: ["COLUMNS": "\(columns)"]).output
    #expect(text.contains("Examples:"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= columns })
  }

  @Test("the version is told")
  func version() throws {
    let outcome = try LessonTool.run("--version")
    #expect(outcome.status == 0 && outcome.output.wholeMatch(of: /lesson \d+\.\d+\.\d+\n/) != nil)
  }

  @Test(
    "what is not understood ends with 2, and the nearest thing is offered",
    arguments: [
      (["rnu", "03"], "there is no command `rnu`", "did you mean `lesson run`?"),
      (["run", "03", "--widht", "80"], "`lesson run` has no option --widht", "did you mean --width?"),
      (["run", "03", "--width"], "--width needs a value", "write --width COLUMNS"),
      (["run", "03", "--width", "x"], "--width takes a whole number from 20 to 500, not `x`", ""),
      (["run", "03", "--ascii=yes"], "--ascii takes no value", ""),
      (["run"], "`lesson run` needs LESSON", "for example: lesson run 03-backprop"),
      (["list", "03"], "does not know what to do with `03`", "lesson help list"),
      (["run", "03", "03", "--only", "1"], "--only is for one lesson, not for 2", ""),
      (["run", "03", "--only", "1", "--until", "2"], "--only chooses one cell", "leave --only away"),
      (["run", "03", "--from", "3", "--until", "2"], "comes after", "write --from"),
      (["run", "backporp"], "there is no lesson `backporp`", "did you mean 03-backprop?"),
      (["run", "03", "--color", "blue"], "--color takes auto, always or never, not `blue`", ""),
      (["run", "03", "--only", "swep"], "no cell `swep`", "did you mean sweep?"),
      (["list", "--course", "/nowhere"], "there are no lessons in /nowhere", "name a folder with lessons"),
    ])
  func usageErrors(words: [String], summary: String, fix: String) throws {
    let outcome = try LessonTool.run(words)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error.contains("error: ") && outcome.error.contains(summary))
    #expect(fix.isEmpty || outcome.error.contains("fix: ") && outcome.error.contains(fix))
  }

  @Test("a part of a name that fits several lessons lists them")
  func ambiguous() throws {
    let folder = try TestFolder()
    try folder.write("# A\n", to: "Lessons/01-alpha.md")
    try folder.write("# B\n", to: "Lessons/02-alphabet.md")
    let outcome = try LessonTool.run("run", "alph", in: folder.path)
    #expect(outcome.status == 2 && outcome.error.contains("fits 2 lessons: 01-alpha, 02-alphabet"))
  }

  @Test("the course is found from any folder inside it, in order, with titles and counts")
  func list() throws {
    let folder = try TestFolder()
    try folder.write("# Beta\n\n```swift\n1\n```\n", to: "Lessons/02-b.md")
    try folder.write("# Alpha\n", to: "Lessons/01-a.md")
    try folder.write("", to: "deep/down/below/file")
    let outcome = try LessonTool.run("list", in: folder.path + "/deep/down/below")
    #expect(outcome.status == 0)
    #expect(outcome.output == "01-a  Alpha  (0 cells, 0 exercises)\n02-b  Beta  (1 cell, 0 exercises)\n")
  }

  @Test("a title cannot act on the terminal")
  func hostileTitle() throws {
    let folder = try TestFolder()
    try folder.write("# A\u{1B}]0;title\u{7}\n", to: "Lessons/01-a.md")
    let outcome = try LessonTool.run("list", in: folder.path)
    #expect(outcome.output == "01-a  A\\u{1B}]0;title\\u{7}  (0 cells, 0 exercises)\n")
  }
}
