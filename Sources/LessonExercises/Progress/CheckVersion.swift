import LessonKernel
import LessonModel
import SwiftAnalysis

/// Tells one version of an exercise's checks from another. What is only laid out or commented otherwise is the same.
package struct CheckVersion: Hashable, Sendable {
  /// Sixteen hexadecimal digits.
  let text: String

  package init(of exercise: Exercise, in lesson: Lesson) {
    let checks = exercise.checks.map { lesson.cells[$0].code.text }
    // These compare with what the solution gives, and so change with it.
    let compares = checks.contains { $0.contains("expectSameAsSolution") }
    let solution = compares ? exercise.solution.map { lesson.cells[$0].code.text } : nil
    var builder = DigestBuilder()
    for code in checks + [solution].compactMap({ $0 }) {
      let tokens = codeTokens(in: code) ?? [code]
      builder.add(tokens.count)
      for token in tokens { builder.add(token) }
    }
    text = String(builder.digest.hexadecimal.prefix(16))
  }
}
