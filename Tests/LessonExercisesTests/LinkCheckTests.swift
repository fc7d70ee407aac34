import Foundation
import LessonModel
import LessonSyntax
import Testing

@testable import LessonExercises

@Suite struct LinkCheckTests {
  static let files: KeyValuePairs = [
    "images/net.svg": "<svg/>", "Lessons/02-next one.md": "# Next\n\n## Über uns\n\n```swift {#cell}\n```\n",
    "Lessons/data/a.csv": "1\n",
  ]

  private func problems(_ markdown: String, in folder: CourseFolder) throws -> [Diagnostic] {
    let lesson = Lesson(markdown, file: folder.path + "/Lessons/01.md")
    var check = LinkCheck(lessons: folder.path + "/Lessons")
    return check.problems(in: lesson, SourceText(Array(markdown.utf8)))
  }

  @Test(
    "links within the course and out into the network are in order",
    arguments: [
      "[a](#one)", "[a](#half)", "[a](<02-next one.md>)", "[a](02-next%20one.md#über-uns)",
      "[a](./02-next%20one.md#cell)",
      "![a](../images/net.svg)", "[a](data/a.csv)", "[a](data/../data/a.csv?raw=1)",
      "[a](https://example.org/no#where)",
      "[a](mailto:a@example.org)", "[a](//example.org)", "[a](#)", "[ref]\n\n[ref]: data/a.csv",
      "<https://example.org>",
    ])
  func inOrder(link: String) throws {
    let folder = try CourseFolder(Self.files)
    let text = "# One\n\n\(link)\n\n```swift {#half .exercise}\n```\n"
    #expect(try problems(text, in: folder).isEmpty)
  }

  @Test(
    "those that lead nowhere are told with their place",
    arguments: [
      ("[a](⟪#on⟫)", "this lesson has no place `#on`", "write `#one`"),
      ("- *[a](⟪02-next%20one.md#uber⟫)*", "has no place `#uber`", ""),
      (
        "> ![a](⟪../images/nt.svg⟫ \"title\")", "there is no file `../images/nt.svg`",
        "did you mean `net.svg`?"
      ),
      ("| a |\n|---|\n| [b](⟪c.md⟫) |", "there is no file `c.md`", ""),
      ("[a](⟪../../../etc/passwd⟫)", "lies outside the course", ""),
      ("[a](⟪/etc/passwd⟫)", "lies outside the course", ""),
      ("[a](⟪data⟫)", "is a folder", ""),
      ("[a](⟪a%00b⟫)", "there is no file", ""),
      ("⟪[⟫a]()", "names no destination", ""),
      (
        "[a](data/a.csv) [b](⟪data/a.cs⟫)\n[c](data/a.csv)", "there is no file `data/a.cs`",
        "did you mean `a.csv`?"
      ),
    ])
  func nowhere(marked: String, summary: String, fix: String) throws {
    let folder = try CourseFolder(Self.files)
    let found = try problems("# One\n\n" + marked.replacing(/[⟪⟫]/, with: "") + "\n", in: folder)
    try #require(found.count == 1, "\(found)")
    #expect(found[0].summary.contains(summary), "\(found[0].summary)")
    #expect(found[0].fix.map { fix.isEmpty || $0.contains(fix) } ?? false, "\(found[0].fix ?? "")")
    let line = marked.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
      $0.contains("⟪")
    }!
    #expect(found[0].range?.start.line == line + 3)
    let before = marked.split(separator: "\n", omittingEmptySubsequences: false)[line].prefix { $0 != "⟪" }
    #expect(found[0].range?.start.column == before.utf8.count + 1)
  }

  @Test("a folder that is not called Lessons is the whole course")
  func plainFolder() throws {
    let folder = try CourseFolder(["here/a.svg": "", "b.svg": ""])
    var check = LinkCheck(lessons: folder.path + "/here")
    let text = "![a](a.svg) ![b](../b.svg)\n"
    let found = check.problems(
      in: Lesson(text, file: folder.path + "/here/1.md"), SourceText(Array(text.utf8)))
    #expect(found.map(\.summary) == ["`../b.svg` lies outside the course"])
  }
}
