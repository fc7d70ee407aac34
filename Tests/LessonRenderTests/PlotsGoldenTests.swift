import Foundation
import LessonOutput
import Testing

@testable import LessonRender

@Suite("Drawings look as they were read and approved")
struct PlotsGoldenTests {
  @Test(
    "at three widths, in Unicode and in ASCII", arguments: Samples.outputs.map(\.name),
    DrawingSpace.Characters.allCases)
  func matchesGoldenFile(name: String, characters: DrawingSpace.Characters) throws {
    let output = try #require(Samples.outputs.first { $0.name == name }).output
    let drawing = [60, 80, 120].map { width in
      "[\(width)]\n"
        + PlotsGoldenTests.text(
          output, DrawingSpace(width: width, characters: characters, tex: Samples.tex))
    }
    try compare(drawing.joined(separator: "\n"), withFile: "\(name).\(characters).txt")
  }

  static func text(_ output: Output, _ space: DrawingSpace) -> String {
    let lines =
      switch output {
      case .table(let table): table.drawn(in: space)
      case .plot(let plot): plot.drawn(in: space)
      case .figure(let figure): figure.drawn(in: space)
      case .text, .expectation: [StyledText]()
      }
    return lines.map { $0.plainText + "\n" }.joined()
  }

  private func compare(_ drawn: String, withFile name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/plots")
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["LESSON_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try drawn.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name): read it, then run the tests again without LESSON_RECORD")
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(drawn == expected, "\(name) differs; LESSON_RECORD=1 records it anew")
  }
}
