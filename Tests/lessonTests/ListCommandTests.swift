import Testing

@Suite("lesson list")
struct ListCommandTests {
  @Test("a lesson that cannot be read is told, and the others are listed")
  func brokenLesson() throws {
    let folder = try TestFolder()
    try folder.write("# First\n\n```swift\n1\n```\n", to: "Lessons/01-a.md")
    try folder.write("# Broken\n\n```swift {.nope}\n1\n```\n", to: "Lessons/02-b.md")
    try folder.write("", to: "Lessons/03-c.md/file")
    try folder.write("# Fourth\n", to: "Lessons/04-d.md")
    let outcome = try LessonTool.run("list", in: folder.path)
    #expect(outcome.status == 3)
    #expect(
      outcome.output == """
        01-a  First  (1 cell, 0 exercises)
        02-b  Broken  (1 cell, 0 exercises)
        04-d  Fourth  (0 cells, 0 exercises)

        """)
    #expect(outcome.error.contains("02-b.md:3:11: error: unknown attribute `.nope`"))
    #expect(outcome.error.contains("03-c.md: error: this is a folder, not a file"))
  }

  @Test("appendices stand behind the lessons, in the order in which course.json names them")
  func appendices() throws {
    let folder = try TestFolder()
    for name in ["00-x", "01-a", "02-b", "notes"] {
      try folder.write("# \(name)\n", to: "Lessons/\(name).md")
    }
    try folder.write(#"{ "appendices": ["notes", "00-x", "notes"] }"#, to: "Lessons/course.json")
    let outcome = try LessonTool.run("list", in: folder.path)
    #expect(outcome.status == 0 && outcome.error.isEmpty)
    #expect(
      outcome.output.split(separator: "\n").map { $0.prefix { $0 != " " } } == [
        "01-a", "02-b", "notes", "00-x",
      ])
  }

  @Test(
    "what course.json says wrongly is told at its place",
    arguments: [
      (
        #"{ "apendices": [] }"#, "course.json:1:3: error: `apendices` is no setting of a course",
        "write `appendices`"
      ),
      (
        "{\n \"appendices\": [\"01-b\"] }",
        "course.json:2:17: error: there is no lesson `01-b` to be an appendix",
        "did you mean `01-a`?"
      ),
      (#"{ "title": 1 }"#, "course.json: error: the file is no JSON object", "write for example"),
    ])
  func malformedCourse(file: String, message: String, fix: String) throws {
    let folder = try TestFolder()
    try folder.write("# A\n", to: "Lessons/01-a.md")
    try folder.write(file, to: "Lessons/course.json")
    let outcome = try LessonTool.run("list", in: folder.path)
    #expect(outcome.status == 3 && outcome.output.isEmpty)
    #expect(outcome.error.contains(message) && outcome.error.contains("fix: " + fix), "\(outcome.error)")
  }

  @Test("a title cannot command the terminal, and is 7-bit where that is asked for")
  func hostileTitle() throws {
    let folder = try TestFolder()
    try folder.write("# \u{1B}[31mσ\n", to: "Lessons/01-ä.md")
    let outcome = try LessonTool.run("list", in: folder.path)
    #expect(outcome.output == "01-ä  \\u{1B}[31mσ  (0 cells, 0 exercises)\n")
    let ascii = try LessonTool.run("list", in: folder.path, environment: ["LANG": "C"])
    #expect(ascii.output.utf8.allSatisfy { $0 < 0x80 })
  }
}
