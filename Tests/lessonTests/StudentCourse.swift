import Foundation

/// A course with exercises, and a student who answers them.
final class StudentCourse {
  private let folder: TestFolder
  /// Of this course alone, so that no verdict is known beforehand.
  private let cache: String

  var path: String { folder.path }

  init(_ lesson: String, isStarted: Bool = true) throws {
    folder = try TestFolder()
    cache = folder.path + "/cache"
    try write(lesson: lesson)
    if isStarted { _ = try run("start") }
  }

  func write(lesson: String) throws {
    try folder.write(lesson, to: "Lessons/01-a.md")
  }

  /// The answer's file.
  func file(_ exercise: String) -> String { "\(path)/Exercises/01-a/\(exercise).swift" }

  /// As editors do: a new file takes the place of the old one.
  func answer(_ exercise: String, _ code: String) throws {
    try folder.write(code, to: "Exercises/01-a/\(exercise).swift.new")
    guard rename(file(exercise) + ".new", file(exercise)) == 0 else { throw POSIXError(.EIO) }
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String { try folder.write(text, to: name) }

  var environment: [String: String] { ["XDG_CACHE_HOME": cache] }

  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> LessonTool.Outcome {
    try LessonTool.run(
      arguments, in: path, environment: self.environment.merging(environment, uniquingKeysWith: { $1 }))
  }

  /// What `lesson check --json` tells of each exercise, by name.
  func report() throws -> [String: Report] {
    let output = try run("check", "--json").output
    let document = try JSONDecoder().decode(Document.self, from: Data(output.utf8))
    return Dictionary(document.exercises.map { ($0.name, $0) }) { first, _ in first }
  }

  private struct Document: Decodable {
    var exercises: [Report]
  }

  struct Report: Decodable, Equatable {
    struct Problem: Decodable, Equatable {
      var identifier: String
      var summary: String
    }
    struct Expected: Decodable, Equatable {
      struct Expectation: Decodable, Equatable {
        var isMet: Bool
        var message: String
        var input: String?
        var actual: String?
        var expected: String?
      }
      var expectation: Expectation
      var subject: String?
      var answerLine: Int?
    }
    var name: String
    var outcome: String
    var limit: String?
    var mistake: String?
    var expectations: [Expected]
    var diagnostics: [Problem]
    var seconds: Double?
  }

  /// An exercise that asks for a function without parameters, with two hints.
  static func exercise(
    _ name: String, starter: String? = nil, solution: String, check: String, mistake: String = ""
  ) -> String {
    """
    ## The exercise \(name)

    Write \(name).

    ```swift {#\(name) .exercise points=2}
    \(starter ?? "func \(name)() -> Int { 0 }")
    ```

    ```swift {.solution for=\(name)}
    \(solution)
    ```

    ```swift {.check for=\(name)}
    \(check)
    ```

    \(mistake)

    ```text {.hint for=\(name)}
    The first hint to \(name).
    ```

    ```text {.hint for=\(name)}
    The second hint to \(name).
    ```


    """
  }

  static let half = """
    # Halves

    \(exercise(
      "half", starter: "func half(_ x: Double) -> Double {\n  0\n}",
      solution: "func half(_ x: Double) -> Double { x / 2 }",
      check: "expect(half(4), closeTo: 2, within: 1e-9, \"half of four is two\")\nexpect(half(0), closeTo: 0)",
      mistake: """
        ```swift {.mistake for=half says="That is twice, not half."}
        func half(_ x: Double) -> Double { 2 * x }
        ```
        """))
    """
}
