import LessonModel
import Testing

@testable import LessonExercises

@Suite("What a lesson has defined before its exercises")
struct GivenDefinitionsTests {
  private let given: GivenDefinitions

  init() throws {
    given = GivenDefinitions(try ExerciseCourse.lesson()) { "Given\($0)" }
  }

  @Test("each exercise sees what stands before it, and nothing that stands after it")
  func order() {
    #expect(given.before == ["Given1", "Given2", "Given3"])
    #expect(given.modules.map(\.base) == [nil, "Given1", "Given2"])
  }

  @Test("statements are left out, comments at declarations stay")
  func statements() {
    #expect(
      given.modules[0].text == """
        // What the lesson defines. Written by `lesson start`, and again each time.

        @_exported import LessonKit

        // From Lessons/02-slopes.md:6
        let x: [Double] = [1, 2]  // where we stand
        var total = 0.0

        """)
  }

  @Test("a name shadows that of an earlier module; one that the open module has opens another")
  func redeclaration() throws {
    let second = given.modules[1].text
    #expect(second.contains("func slope(_ w: Double)") && second.contains("let x = \"another x\""))
    let clashing = GivenDefinitions(try ExerciseCourse.lesson(("let x = \"another x\"", "let slope = 1"))) {
      "Given\($0)"
    }
    #expect(clashing.modules.count == given.modules.count + 1)
    #expect(clashing.before[1] == "Given3")
  }

  @Test("of an exercise there is what can be called, never an answer or a placeholder")
  func stubs() {
    let texts = given.modules.map(\.text)
    #expect(texts.contains { $0.contains("func slope(_ w: Double) -> Double { fatalError() }") })
    #expect(texts.contains { $0.contains("var value: Double { fatalError() }\n  init() { fatalError() }") })
    for text in texts {
      #expect(
        !text.contains("secret") && !text.contains("<#") && !text.contains("0.5") && !text.contains("broken"))
    }
  }
}
