import LessonModel
import LessonSyntax
import LessonTestSupport
import Testing

@Suite struct LessonTreeTests {
  @Test("A lesson with one of everything has this tree", arguments: ["complete", "positions"])
  func tree(_ name: String) throws {
    let markdown = try Fixtures.data("lessons/\(name).md")
    let lesson = LessonParser().parse(SourceText([UInt8](markdown)), name: name, file: "\(name).md")
    try Fixtures.expect(LessonDump.dump(lesson), isRecordedIn: "lessons/\(name).dump.txt")
  }

  @Test("The title is the first heading, or the name where there is none")
  func title() {
    #expect(Lesson("text\n\n## The *title* $x$\n\n# Later").title == "The title x")
    #expect(Lesson("only text").title == "lesson")
    #expect(Lesson("> # Quoted").title == "Quoted")
  }

  @Test("Headings have identifiers by GitHub's rule, each once")
  func identifiers() {
    let lesson = Lesson("# What's *new*, `w_1`?\n# A B\n# a b\n# A-B-1\n# a b\n# Größe der Ω\n# ?")
    let identifiers = lesson.blocks.compactMap { block in
      if case .heading(_, _, let identifier) = block.kind { identifier } else { nil }
    }
    #expect(identifiers == ["whats-new-w_1", "a-b", "a-b-1", "a-b-1-1", "a-b-2", "größe-der-ω", "section"])
  }

  @Test("Lines and columns are the same whatever ends the lines", arguments: ["\r\n", "\r", "mixed"])
  func lineEnds(_ end: String) throws {
    let text = String(decoding: try Fixtures.data("lessons/complete.md"), as: UTF8.self)
    var number = 0
    let ends = ["\n", "\r\n", "\r"]
    let changed = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      number += 1
      // A line feed right after a carriage return would make one line end of two.
      return line + (end == "mixed" ? ends[number % 2] : end)
    }.joined()
    let expected = LessonDump.dump(Lesson(text + "\n"))
    #expect(LessonDump.dump(Lesson(changed)) == expected)
    #expect(LessonDump.dump(Lesson("\u{FEFF}" + changed)) == expected)
  }

  @Test("Code in lists and quotes knows the columns before it")
  func indents() throws {
    let lesson = Lesson("- > ```swift\n  >   let x = 1\n  > \n  > y\n  > ```\n\n-\t```swift\n\tz\n\t```")
    let first = try #require(lesson.cells.first)
    #expect(first.code == Snippet(text: "  let x = 1\n\ny\n", firstLine: 2, indents: [4, 4, 4]))
    #expect(first.code.position(line: 2, column: 3) == SourcePosition(line: 2, column: 7))
    #expect(lesson.cells.last?.code == Snippet(text: "z\n", firstLine: 8, indents: [1]))
  }
}
