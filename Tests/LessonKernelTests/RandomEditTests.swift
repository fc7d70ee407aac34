import Foundation
import LessonModel
import LessonOutput
import LessonTestSupport
import Testing

@testable import LessonKernel

/// Two lessons are edited at the same time, since one session keeps one core busy.
@Suite("Random edits of a live lesson")
struct RandomEditTests {
  /// CI makes more edits than a test that is run by hand: `LESSON_EDITS=500`.
  private static let edits = ProcessInfo.processInfo.environment["LESSON_EDITS"].flatMap(Int.init) ?? 60

  private func cold(_ lesson: Lesson) throws -> [CellResult] {
    let session = try RunSession(lesson, try TestKernel.environment())
    defer { session.close() }
    return try lesson.cells.map { try session.result(of: $0.index) }
  }

  @Test("whatever is edited, the results are those of a run from the top", arguments: [20, 21] as [UInt64])
  func sameAsCold(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var lesson = RandomLesson(cells: 4, &generator)
    // People take back every second thing they try; what a run from the top gives is known then.
    var known: [String: [CellResult]] = [:]
    var earlier = [lesson]
    let session = try LiveSession(lesson.lesson, try TestKernel.environment())
    defer { session.close() }
    for number in 0..<RandomEditTests.edits / 2 {
      let live = try settled(session, lesson.lesson)
      let expected = try known[lesson.text] ?? cold(lesson.lesson)
      known[lesson.text] = expected
      for (result, wanted) in zip(live, expected) {
        #expect(
          result.status == wanted.status && result.outputs == wanted.outputs
            && result.diagnostics == wanted.diagnostics,
          "edit \(number), cell \(result.cell + 1) of:\n\(lesson.text)\nlive: \(result)\ncold: \(wanted)")
        guard result.outputs == wanted.outputs else { return }
      }
      if earlier.count > 1, Bool.random(using: &generator) {
        earlier.removeLast()
        lesson = earlier.last!
      } else {
        lesson.edit(&generator)
        earlier.append(lesson)
      }
      try session.update(lesson.lesson)
    }
  }
}

/// A lesson of cells that define, change, shadow, print, show and fail, and random edits of it.
struct RandomLesson {
  private var cells: [String] = []

  init(cells count: Int, _ generator: inout SeededGenerator) {
    for _ in 0..<count { cells.append(RandomLesson.cell(&generator)) }
  }

  var lesson: Lesson { makeLesson(cells.map { TestCell($0) }) }
  var text: String { cells.joined(separator: "\n----\n") }

  mutating func edit(_ generator: inout SeededGenerator) {
    let place = Int.random(in: 0..<cells.count, using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0 where cells.count < 6: cells.insert(RandomLesson.cell(&generator), at: place)
    case 1 where cells.count > 2: cells.remove(at: place)
    case 2: cells.swapAt(place, Int.random(in: 0..<cells.count, using: &generator))
    default: cells[place] = RandomLesson.cell(&generator)
    }
  }

  /// Most cells are sound, some need names that may not be there, a few trap.
  private static func cell(_ generator: inout SeededGenerator) -> String {
    let name = ["a", "b", "c"].randomElement(using: &generator)!
    let other = ["a", "b", "c"].randomElement(using: &generator)!
    let number = Int.random(in: 1...9, using: &generator)
    switch Int.random(in: 0..<12, using: &generator) {
    case 0, 1, 2: return "var \(name) = \(number)"
    case 3: return "var \(name) = \(number)\nprint(\(name))"
    case 4: return "\(name) += \(number)"
    case 5: return "print(\(name))\n\(name) + \(number)"
    case 6: return "func f() -> Int { \(name) * \(number) }"
    case 7: return "f() + \(number)"
    case 8: return "struct P { var v = \(number) }\nP().v"
    case 9: return "\(name) = \(other) + \(number)\nshow(\(name))"
    case 10: return "let word = \"\(number)\"\nprint(word, P())"
    default: return number > 6 ? "fatalError(\"\(number)\")" : "expect(\(name) == \(number))"
    }
  }
}
