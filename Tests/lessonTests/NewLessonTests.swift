import Foundation
import Testing

@Suite("lesson new")
struct NewLessonTests {
  private static func files(in folder: TestFolder) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.contains(".") }.sorted()
  }

  @Test("the lesson that it writes keeps every promise, and its checks notice every mutant")
  func verifies() throws {
    let folder = try TestFolder()
    let outcome = try LessonTool.run("new", "04-chain-rule", in: folder.path)
    #expect(outcome.status == 0 && outcome.error.isEmpty)
    #expect(outcome.output.contains("Lessons/04-chain-rule.md and Lessons/images/04-chain-rule.svg"))
    let verified = try LessonTool.run("verify", "04-chain-rule", in: folder.path)
    #expect(verified.status == 0 && !verified.output.contains("warning:"), "\(verified.output)")
    #expect(verified.output.contains(/(\d) of \1 mutants noticed/), "\(verified.output)")
    let shown = try LessonTool.run("run", "04", "--width", "80", in: folder.path)
    #expect(shown.status == 0 && shown.output.hasPrefix("Chain rule\n"))
  }

  @Test("it has one of everything that a fence can say")
  func everything() throws {
    let folder = try TestFolder()
    _ = try LessonTool.run("new", "a", in: folder.path)
    let text = try String(contentsOfFile: folder.path + "/Lessons/a.md", encoding: .utf8)
    for part in [
      ".hidden", ".static", ".fails", ".parameter", ".exercise", ".solution", ".check", ".mistake", ".hint",
      ".output", "$$", "> [!", "](images/a.svg)", "| ---",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test(
    "titles are the names in words",
    arguments: [("04-chain-rule", "Chain rule"), ("2024", "2024"), ("a_b", "A b")])
  func title(_ name: String, _ title: String) throws {
    let folder = try TestFolder()
    #expect(try LessonTool.run("new", name, in: folder.path).status == 0)
    let text = try String(contentsOfFile: "\(folder.path)/Lessons/\(name).md", encoding: .utf8)
    #expect(text.hasPrefix("# \(title)\n"))
  }

  @Test(
    "a file of the name is left as it is, and nothing else is written", arguments: ["a.md", "images/a.svg"])
  func taken(_ name: String) throws {
    let folder = try TestFolder()
    try folder.write("mine", to: "Lessons/\(name)")
    let outcome = try LessonTool.run("new", "a", in: folder.path)
    #expect(outcome.status == 2 && outcome.error.hasPrefix("Lessons/\(name): error: "), "\(outcome.error)")
    #expect(try Self.files(in: folder) == ["Lessons/\(name)"])
    #expect(try String(contentsOfFile: "\(folder.path)/Lessons/\(name)", encoding: .utf8) == "mine")
  }

  @Test(
    "what cannot be an address is no name", arguments: ["", "..", "a/b", "ä", "a b", "-- -a", "a\u{1B}[0m"])
  func badName(_ name: String) throws {
    let folder = try TestFolder()
    let words = name.hasPrefix("-- ") ? ["new", "--", String(name.dropFirst(3))] : ["new", name]
    let outcome = try LessonTool.run(words, in: folder.path)
    #expect(outcome.status == 2 && !outcome.error.contains("\u{1B}") && outcome.error.contains("fix: "))
    #expect(try Self.files(in: folder).isEmpty)
  }

  @Test("it goes to the course around the current folder, or to the one named")
  func folders() throws {
    let folder = try TestFolder()
    try folder.write("# One\n", to: "course/Lessons/01-one.md")
    try folder.write("", to: "course/Sources/main.swift")
    #expect(try LessonTool.run("new", "02-two", in: folder.path + "/course/Sources").status == 0)
    #expect(try LessonTool.run("new", "03-three.md", "--course", "course", in: folder.path).status == 0)
    #expect(try LessonTool.run("new", "01-first", "--course", "other", in: folder.path).status == 0)
    let lessons = try Self.files(in: folder).filter { $0.hasSuffix(".md") }
    #expect(
      lessons == [
        "course/Lessons/01-one.md", "course/Lessons/02-two.md", "course/Lessons/03-three.md",
        "other/Lessons/01-first.md",
      ])
  }

  @Test("a folder that may not be written is told, and nothing stays behind")
  func unwritable() throws {
    let folder = try TestFolder()
    try folder.write("a file", to: "Lessons")
    let outcome = try LessonTool.run("new", "a", in: folder.path)
    #expect(
      outcome.status == 4 && outcome.error.contains("error: the file cannot be written"), "\(outcome.error)")
    #expect(outcome.error.contains("fix: "))
  }
}
