import Foundation
import Testing

/// Files under `Tests/Fixtures`, by their paths from there.
package enum Fixtures {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")

  package static func data(_ path: String) throws -> Data {
    try Data(contentsOf: folder.appending(path: path))
  }

  package static func text(_ path: String) throws -> String {
    String(decoding: try data(path), as: UTF8.self)
  }

  /// The rows of a table whose columns are divided by tabs, without the heading.
  package static func rows(_ path: String) throws -> [[String]] {
    try text(path).split(separator: "\n").dropFirst().map { row in
      row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// Compares a text with the golden file that holds it. With `LESSON_RECORD=1` the file is written anew and the
  /// test fails, so that a person reads the difference.
  package static func expect(
    _ text: String, isRecordedIn path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    if ProcessInfo.processInfo.environment["LESSON_RECORD"] == "1" {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record(
        "recorded \(path): read it, then run without LESSON_RECORD", sourceLocation: sourceLocation)
      return
    }
    let recorded = try self.text(path)
    guard text != recorded else { return }
    Issue.record(
      "\(path) differs in \(difference(text, recorded)); LESSON_RECORD=1 records it anew",
      sourceLocation: sourceLocation)
  }

  /// Where two texts differ first.
  private static func difference(_ text: String, _ recorded: String) -> String {
    let lines = { (text: String) in text.split(separator: "\n", omittingEmptySubsequences: false) }
    let first = zip(lines(text), lines(recorded)).enumerated().first { $1.0 != $1.1 }
    return first.map { "line \($0 + 1), now `\($1.0)`, was `\($1.1)`" } ?? "its length"
  }
}
