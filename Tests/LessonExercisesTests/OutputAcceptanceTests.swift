import LessonModel
import LessonSyntax
import Testing

@testable import LessonExercises

@Suite struct OutputAcceptanceTests {
  private func accepting(_ outputs: [Int: String], in file: String) throws(OutputAcceptance.Failure) -> String
  {
    let bytes = Array(file.utf8)
    let lesson = LessonParser().parse(SourceText(bytes), name: "test", file: "test.md")
    return String(
      decoding: try OutputAcceptance(file: bytes, lesson: lesson).accepting(outputs), as: UTF8.self)
  }

  /// Each file has one block, whose lines are between the marks, and becomes what it is with these lines replaced.
  @Test(
    "only the block's lines change, in lists and quotes too",
    arguments: [
      ("```swift\n1\n```\n\n```text {.output}\n⟪old\n⟫```\n\nEnd", "new\nlines\n", "new\nlines\n"),
      ("```swift\n1\n```\n\n```text {.output}\n⟪⟫```\n", "new\n", "new\n"),
      ("```swift\n1\n```\n\n```text {.output}\n⟪a\nb\n⟫```\n", "", ""),
      ("```swift\n1\n```\n\n```text {.output}\n⟪a\n⟫```\n", "no end", "no end\n"),
      ("```swift\n1\n```\n\n~~~~text {.output tolerance=0.1}\n⟪a\n⟫~~~~\n", "```\n", "```\n"),
      ("- ```swift\n  1\n  ```\n\n  ```text {.output}\n⟪  a\n⟫  ```\n", "b\n\n c\n", "  b\n\n   c\n"),
      ("> ```swift\n> 1\n> ```\n>\n> ```text {.output}\n⟪> a\n⟫> ```\n", "b\n\nc\n", "> b\n>\n> c\n"),
      (">```swift\n>1\n>```\n>\n>```text {.output}\n⟪>a\n⟫>```\n", " b\n", ">  b\n"),
      ("```swift\r\n1\r\n```\r\n\r\n```text {.output}\r\n⟪a\r\n⟫```\r\nEnd\r\n", "b\nc\n", "b\r\nc\r\n"),
      ("\u{FEFF}```swift\n1\n```\n\n  ```text {.output}\n⟪  a\n⟫  ```  \n\ttabs\t\n", "b\n", "  b\n"),
      ("```swift\n1\n```\n\n```text {.output}\n⟪a\n⟫   ```\n", "b\n", "b\n"),
    ])
  func oneBlock(marked: String, text: String, lines: String) throws {
    let parts = marked.split(separator: /[⟪⟫]/, omittingEmptySubsequences: false)
    let result = try accepting([0: text], in: marked.replacing(/[⟪⟫]/, with: ""))
    #expect(Array(result.utf8) == Array((parts[0] + lines + parts[2]).utf8), "\(result)")
  }

  @Test("several blocks change at once, and others stay")
  func several() throws {
    let block = "```swift\n1\n```\n\n```text {.output}\na\n```\n\n"
    let result = try accepting([0: "x\ny\n", 2: "z\n"], in: block + block + block)
    #expect(
      result == block.replacing("\na\n", with: "\nx\ny\n") + block + block.replacing("\na\n", with: "\nz\n"))
  }

  @Test("what a block cannot hold is refused", arguments: ["```\n", "a\n````\nb\n", "a\rb\n", "\0\n"])
  func impossible(text: String) {
    let file = "```swift\n1\n```\n\n```text {.output}\na\n```\n\n```swift\n2\n```\n"
    #expect(throws: OutputAcceptance.Failure.self) { try accepting([0: text], in: file) }
  }
}
