import Foundation
import LessonTestSupport
import Testing

@Suite("lesson export")
struct ExportCommandTests {
  private static let lesson = """
    # A

    See [b](b.md).

    ```swift
    print("forty", 2)
    ```

    """

  @Test("A notebook and Markdown are written, and written again")
  func forms() throws {
    let folder = try TestFolder()
    try folder.write(Self.lesson, to: "Lessons/01-a.md")
    for _ in 0..<2 {
      let notebook = try LessonTool.run("export", "01-a", "--ipynb", in: folder.path)
      #expect(notebook.status == 0 && notebook.output == "wrote 01-a.ipynb\n", "\(notebook)")
      let markdown = try LessonTool.run("export", "a", "--markdown", in: folder.path)
      #expect(markdown.status == 0 && markdown.output == "wrote 01-a.results.md\n", "\(markdown)")
    }
    let read = { (name: String) in try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8) }
    #expect(try read("01-a.ipynb").contains(#""forty 2\n""#))
    #expect(try read("01-a.results.md").contains("```text\nforty 2\n```\n"))
    #expect(try read("01-a.results.md").contains("[b](Lessons/b.md)"))
    let output = try LessonTool.run("export", "01-a", "--markdown", "--output", "-", in: folder.path)
    #expect(output.status == 0 && output.output.contains("forty 2"))
  }

  @Test("Nothing that is not its own is overwritten")
  func refusals() throws {
    let folder = try TestFolder()
    let file = try folder.write(Self.lesson, to: "Lessons/01-a.md")
    try folder.write("mine", to: "notes.md")
    let foreign = try LessonTool.run("export", "01-a", "--markdown", "--output", "notes.md", in: folder.path)
    #expect(foreign.status == 2 && foreign.error.contains("--force"))
    #expect(try String(contentsOfFile: folder.path + "/notes.md", encoding: .utf8) == "mine")
    let itself = try LessonTool.run(
      "export", "01-a", "--markdown", "--output", "Lessons/01-a.md", "--force", in: folder.path)
    #expect(itself.status == 2 && itself.error.contains("is the lesson itself"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == Self.lesson)
    let forced = try LessonTool.run(
      "export", "01-a", "--markdown", "--output", "notes.md", "--force", in: folder.path)
    #expect(forced.status == 0)
    for options in [[], ["--ipynb", "--markdown"]] {
      #expect(try LessonTool.run(["export", "01-a"] + options, in: folder.path).status == 2)
    }
    let nowhere = try LessonTool.run(
      "export", "01-a", "--ipynb", "--output", "notes.md/a.ipynb", in: folder.path)
    #expect(nowhere.status == 4 && nowhere.error.contains("cannot write"))
  }

  @Test("A cell that fails is written with its error, and the exit code tells of it")
  func failures() throws {
    let folder = try TestFolder()
    try folder.write(Self.lesson.replacing("2)", with: "undeclared)"), to: "Lessons/01-a.md")
    let outcome = try LessonTool.run("export", "01-a", "--ipynb", in: folder.path)
    #expect(outcome.status == 1 && outcome.error.contains("01-a.md:6:16"))
    let notebook = try String(contentsOfFile: folder.path + "/01-a.ipynb", encoding: .utf8)
    #expect(notebook.contains("\"output_type\" : \"error\"") && notebook.contains("undeclared"))
  }
}
