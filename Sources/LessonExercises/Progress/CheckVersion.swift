import LessonKernel
import LessonModel

/// Tells one version of an exercise's checks from another. Indentation, empty lines and lines
/// of comments make no difference.
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
      let lines = code.linesThatCount
      builder.add(lines.count)
      for line in lines { builder.add(line) }
    }
    text = String(builder.digest.hexadecimal.prefix(16))
  }
}

extension String {
  /// Without the blanks around each, empty ones, and comments.
  fileprivate var linesThatCount: [String] {
    utf8.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let code = line.drop(while: \.isBlank).reversed().drop(while: \.isBlank).reversed()
      return code.isEmpty || code.starts(with: "//".utf8) ? nil : String(decoding: Array(code), as: UTF8.self)
    }
  }
}
