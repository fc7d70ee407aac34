import Foundation
import LessonModel
import LessonOutput
import LessonSyntax

@testable import LessonExercises

extension Lesson {
  /// The lesson that a text is, in a file `test.md`.
  init(_ markdown: String, file: String = "test.md") {
    self = LessonParser().parse(markdown, name: "test", file: file)
  }
}

/// An exercise `half` with everything an exercise has.
let halfLesson = Lesson(
  """
  ```swift {#half .exercise}
  func half(_ x: Double) -> Double { x }
  ```

  ```swift {.solution for=half}
  func half(_ x: Double) -> Double { x / 2 }
  ```

  ```swift {.check for=half}
  expect(half(4), closeTo: 2)
  expect(half(0), closeTo: 0)
  ```

  ```swift {.check for=half}
  expect(half(-1) < 0)
  ```

  ```swift {.mistake for=half says="That is twice."}
  func half(_ x: Double) -> Double { x * 2 }
  ```

  ```text {.hint for=half}
  Divide.
  ```

  """)

extension Verdict {
  /// A verdict on the exercise of `halfLesson`: whether each expectation was met that was come to, by its line.
  static func half(
    _ outcome: Outcome, _ met: KeyValuePairs<Int, Bool> = [10: true, 11: true, 15: true], says: String? = nil,
    printed: String = ""
  ) -> Verdict {
    Verdict(
      exercise: 0, outcome: outcome,
      expectations: met.map { line, isMet in
        Expected(Expectation(isMet: isMet, message: "line \(line)", actual: "1", expected: "2", line: line))
      }, mistake: says, outputs: printed.isEmpty ? [] : [.text(TextOutput(.output, printed))])
  }
}

/// A folder with files in it, removed with this value.
final class CourseFolder {
  let path: String

  init(_ files: KeyValuePairs<String, String>) throws {
    path = FileManager.default.temporaryDirectory.path + "/lesson-verify-\(UUID().uuidString)"
    for (name, text) in files {
      let url = URL(filePath: "\(path)/\(name)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
