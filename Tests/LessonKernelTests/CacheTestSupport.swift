import Foundation
import LessonModel
import LessonOutput
import LessonTestSupport

@testable import LessonKernel

/// Results of every kind, whose places are in the cells of a lesson.
struct RandomResults {
  private var generator: SeededGenerator
  private var outputs: RandomOutputs

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    outputs = RandomOutputs(seed: seed &+ 1)
  }

  /// Of the cell, about places in it and in those before it.
  mutating func result(of lesson: Lesson, cell: Int) -> CellResult {
    CellResult(
      cell: cell, status: status(),
      outputs: (0..<pick(4)).map { _ in output(lesson, cell) },
      diagnostics: (0..<pick(4)).map { _ in diagnostic(lesson, cell) },
      runTime: pick(3) == 0 ? nil : .nanoseconds(pick(1 << 40)))
  }

  private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

  private mutating func status() -> CellResult.Status {
    [
      .succeeded, .compileError, .trapped, .checkFailed, .unexpectedSuccess, .limitReached(.memory),
      .notRun("needs `x`, and cell 1 did not compile"),
    ][pick(7)]
  }

  private mutating func output(_ lesson: Lesson, _ cell: Int) -> Output {
    let output = outputs.output()
    guard case .expectation(var expectation) = output else { return output }
    expectation.line = line(lesson, cell)
    return .expectation(expectation)
  }

  private mutating func line(_ lesson: Lesson, _ cell: Int) -> Int {
    let range = lesson.cells[pick(cell + 1)].range
    return range.start.line + pick(range.end.line - range.start.line + 1)
  }

  private mutating func range(_ lesson: Lesson, _ cell: Int) -> SourceRange? {
    if pick(4) == 0 { return nil }
    return SourceRange(
      SourcePosition(line: line(lesson, cell), column: pick(80)),
      SourcePosition(line: line(lesson, cell), column: pick(80)))
  }

  private mutating func diagnostic(_ lesson: Lesson, _ cell: Int) -> Diagnostic {
    Diagnostic(
      [.error, .warning, .note][pick(3)], ["swift", "trap"][pick(2)], "summary \(pick(9))",
      file: pick(2) == 0 ? nil : lesson.file, at: range(lesson, cell), why: pick(2) == 0 ? nil : "why",
      fix: pick(2) == 0 ? nil : "fix",
      notes: (0..<pick(3)).map { Diagnostic.Note("note \($0)", at: range(lesson, cell)) })
  }
}

extension Lesson {
  /// The same cells with so many more lines of prose above each of them.
  func withProse(_ lines: Int, file: String? = nil) -> Lesson {
    var lesson = self
    lesson.file = file ?? self.file
    for index in cells.indices {
      let shift = lines * (index + 1)
      lesson.cells[index].range.start.line += shift
      lesson.cells[index].range.end.line += shift
      lesson.cells[index].code.firstLine += shift
    }
    return lesson
  }
}

extension TemporaryFolder {
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let url = URL(filePath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return url.path
  }
}
