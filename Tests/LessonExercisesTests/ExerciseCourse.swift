import Foundation
import LessonModel
import LessonSyntax
import LessonTestSupport

/// The lesson of these tests: three exercises, with all that may stand around them.
enum ExerciseCourse {
  static func lesson(_ changes: (String, String)...) throws -> Lesson {
    let text = try changes.reduce(Fixtures.text("exercises/course.md")) { $0.replacing($1.0, with: $1.1) }
    return LessonParser().parse(text, name: "02-slopes", file: "Lessons/02-slopes.md")
  }
}

/// A folder for one test, removed with this value.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/lesson-exercises-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The texts of all files below the folder.
  var texts: [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    return names.compactMap { try? String(contentsOfFile: "\(path)/\($0)", encoding: .utf8) }
  }
}
