import LessonModel
import Testing

@testable import LessonExercises

@Suite struct LaterNamesTests {
  private func lesson(above: String = "", below: String = "") -> Lesson {
    let cell = { (code: String) in code.isEmpty ? "" : "```swift\n\(code)\n```\n\n" }
    return Lesson(
      cell(above) + """
        ```swift {#a .exercise}
        let a = 0
        ```

        ```swift {.solution for=a}
        let a = twice(max(1, 2))
        ```

        ```swift {.check for=a}
        expect(a == limit)
        ```


        """ + cell(below))
  }

  @Test("a name that only a later cell gives is told where it is used and given")
  func later() throws {
    let problems = lesson(
      below: "func twice(_ x: Int) -> Int { 2 * x }\nlet limit = 4"
    ).namesGivenTooLate(to: 0)
    try #require(problems.map(\.identifier) == ["name-given-too-late", "name-given-too-late"])
    #expect(problems[0].summary == "the exercise `a` uses `twice`, which only a later cell gives")
    #expect(problems[0].range?.start == SourcePosition(line: 6, column: 9))
    #expect(problems[0].notes[0].range?.start == SourcePosition(line: 14, column: 6))
    #expect(problems[1].summary.contains("`limit`"))
  }

  @Test("names from above, from the exercise itself and from libraries are in order")
  func inOrder() {
    let given = "func twice(_ x: Int) -> Int { 2 * x }\nlet limit = 4"
    #expect(lesson(above: given).namesGivenTooLate(to: 0).isEmpty)
    #expect(lesson(above: given, below: given).namesGivenTooLate(to: 0).isEmpty)
    #expect(lesson().namesGivenTooLate(to: 0).isEmpty)
  }
}
