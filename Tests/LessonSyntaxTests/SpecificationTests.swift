import Foundation
import LessonModel
import LessonSyntax
import LessonTestSupport
import Testing

@Suite struct SpecificationTests {
  @Test(
    "Every example of CommonMark 0.30 has the specification's own result", arguments: try Example.commonMark()
  )
  func commonMark(_ example: Example) {
    let lesson = LessonParser(extensions: false).parse(example.markdown, name: "spec", file: "spec.md")
    #expect(CommonMarkHTML.render(lesson.blocks) == example.html)
    #expect(lesson.diagnostics.filter { $0.severity == .error } == [])
  }

  @Test("With extensions on, examples without dollars give the same", arguments: try Example.commonMark())
  func extensions(_ example: Example) {
    guard !example.markdown.contains("$") else { return }
    #expect(CommonMarkHTML.render(Lesson(example.markdown).blocks) == example.html)
  }

  @Test("The specification has 652 examples")
  func count() throws {
    #expect(try Example.commonMark().count == 652)
  }
}

/// A piece of Markdown and the HTML that a specification demands for it.
struct Example: Decodable, CustomTestStringConvertible {
  var example: Int
  var section: String
  var markdown: String
  var html: String

  var testDescription: String { "\(example) \(section)" }

  static func commonMark() throws -> [Example] {
    try read("commonmark-0.30.json")
  }

  static func gfmTables() throws -> [Example] {
    try read("gfm-tables-0.29.json")
  }

  private static func read(_ name: String) throws -> [Example] {
    try JSONDecoder().decode([Example].self, from: Fixtures.data("commonmark/\(name)"))
  }
}
