import FoundationEssentials
import LessonExport
import LessonModel
import LessonSyntax
import LessonTestSupport
import Testing

@Suite("Exporting a lesson")
struct ExportTests {
  @Test("Markdown has the outputs in place, with drawings beside it")
  func markdown() throws {
    let markdown = MarkdownExport(try ExportSample.export(linkBase: "../Lessons/"), folder: "slopes_files")
    try Fixtures.expect(markdown.text, isRecordedIn: "export/files.md")
    let drawings = ["cell.drawings.1.svg", "cell.drawings.2.svg", "hill-12.svg"].map { "slopes_files/" + $0 }
    #expect(markdown.files.keys.sorted() == drawings)
    for drawing in drawings.prefix(2) {
      let name = "export/" + drawing.split(separator: "/")[1]
      try Fixtures.expect(String(decoding: markdown.files[drawing] ?? [], as: UTF8.self), isRecordedIn: name)
    }
  }

  @Test("Links lead to where they should from the new file; code that looks like one stays as it is")
  func linksInCode() {
    let text = """
      # A

      See [b](b.md#c), `[b](b.md#c)`, \\` [b](b.md#c) \\` and [`b`](b.md#c).

      ````markdown
      `[b](b.md#c)` and [b](b.md#c)
      ````

      """
    let source = SourceText(Array(text.utf8))
    let lesson = LessonParser().parse(source, name: "a", file: "a.md")
    let export = LessonExport(
      lesson, source: source, results: [:], isForTeachers: false, linkBase: "../", images: [:])
    let new = MarkdownExport(export, folder: nil).text
    #expect(
      new.contains("See [b](../b.md#c), `[b](b.md#c)`, \\` [b](../b.md#c) \\` and [`b`](../b.md#c)."),
      "\(new)")
    #expect(new.contains("`[b](b.md#c)` and [b](b.md#c)\n````"))
  }

  @Test("Without a folder, drawings are characters")
  func text() throws {
    let markdown = MarkdownExport(try ExportSample.export(), folder: nil)
    try Fixtures.expect(markdown.text, isRecordedIn: "export/text.md")
    #expect(markdown.files.isEmpty)
  }

  @Test("A notebook has the cells with their outputs")
  func notebook() throws {
    let notebook = NotebookExport(try ExportSample.export())
    try Fixtures.expect(
      String(decoding: notebook.bytes, as: UTF8.self), isRecordedIn: "export/notebook.ipynb")
  }

  @Test("Only teachers get solutions, checks and foreseen mistakes")
  func secrets() throws {
    let secrets = ["x / 2 }", "a secret claim", "That is twice.", "x * 2"]
    for isForTeachers in [false, true] {
      let export = try ExportSample.export(isForTeachers: isForTeachers)
      let markdown = MarkdownExport(export, folder: nil).text
      let notebook = String(decoding: NotebookExport(export).bytes, as: UTF8.self)
      for secret in secrets {
        #expect(markdown.contains(secret) == isForTeachers, "\(secret)")
        #expect(notebook.contains(secret) == isForTeachers, "\(secret)")
      }
    }
  }

  @Test("The names of a notebook's cells are as the format wants them, each once")
  func names() throws {
    struct Notebook: Decodable {
      struct Cell: Decodable { var id: String }
      var nbformat: Int
      var minor: Int
      var cells: [Cell]

      enum CodingKeys: String, CodingKey {
        case nbformat, cells
        case minor = "nbformat_minor"
      }
    }
    let bytes = NotebookExport(try ExportSample.export()).bytes
    let notebook = try JSONDecoder().decode(Notebook.self, from: Data(bytes))
    #expect((notebook.nbformat, notebook.minor) == (4, 5))
    let names = notebook.cells.map(\.id)
    #expect(Set(names).count == names.count)
    for name in names { #expect(name.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil, "\(name)") }
  }

  @Test("What was exported is told from other files")
  func ownership() throws {
    let export = try ExportSample.export()
    #expect(MarkdownExport.isOurs(Array(MarkdownExport(export, folder: nil).text.utf8)))
    #expect(NotebookExport.isOurs(NotebookExport(export).bytes))
    for other in ["", "# Mine\n", "{\"metadata\": {}, \"cells\": []}"] {
      #expect(!MarkdownExport.isOurs(Array(other.utf8)) && !NotebookExport.isOurs(Array(other.utf8)))
    }
  }
}
