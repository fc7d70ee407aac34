import Foundation
import Testing

/// Files under `Tests/Fixtures`.
enum Fixtures {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures")

  static func data(_ path: String) throws -> Data {
    try Data(contentsOf: folder.appendingPathComponent(path))
  }

  /// Compares a text with the file that holds it. With `LESSON_RECORD=1` the file is written anew and the test
  /// fails, so that somebody reads the difference.
  static func expect(
    _ text: String, isRecordedIn path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    guard ProcessInfo.processInfo.environment["LESSON_RECORD"] != "1" else {
      try Data(text.utf8).write(to: folder.appendingPathComponent(path))
      Issue.record(
        "recorded \(path): read it, then run without LESSON_RECORD", sourceLocation: sourceLocation)
      return
    }
    let recorded = String(decoding: try data(path), as: UTF8.self)
    #expect(text == recorded, sourceLocation: sourceLocation)
  }
}
