import Foundation
import LessonModel
import Testing

@testable import LessonRender

@Suite("A lesson in the terminal looks as it was read and approved")
struct TerminalGoldenTests {
  struct Look: CustomTestStringConvertible, Sendable {
    var name: String
    var options: TerminalOptions
    var testDescription: String { name }
  }

  static let looks: [Look] = [60, 80, 120].flatMap { width in
    [
      Look(name: "plain-\(width)", options: TerminalOptions(width: width)),
      Look(
        name: "color-\(width)",
        options: TerminalOptions(
          width: width, color: .sixteen, hasStyles: true, hasHyperlinks: true, showsTimings: true)),
      Look(name: "ascii-\(width)", options: TerminalOptions(width: width, characters: .ascii)),
    ]
  }

  @Test("at three widths, in colour, without, and in ASCII", arguments: looks)
  func matchesGoldenFile(look: Look) throws {
    var text = ""
    TerminalSample.renderer(look.options).render(
      TerminalSample.lesson, result: TerminalSample.result, write: { text += $0 })
    try compare(text, withFile: look.name + ".txt")
  }

  private func compare(_ text: String, withFile name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/terminal")
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["LESSON_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name): read it, then run the tests again without LESSON_RECORD")
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(text == expected, "\(name) differs; LESSON_RECORD=1 records it anew")
  }
}
