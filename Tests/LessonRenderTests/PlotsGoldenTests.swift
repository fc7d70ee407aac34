import LessonOutput
import LessonTestSupport
import Testing

@testable import LessonRender

@Suite("Drawings look as they were read and approved")
struct PlotsGoldenTests {
  @Test(
    "at three widths, in Unicode and in ASCII", arguments: Samples.outputs.map(\.name),
    Repertoire.allCases)
  func matchesGoldenFile(name: String, characters: Repertoire) throws {
    let output = try #require(Samples.outputs.first { $0.name == name }).output
    let drawing = [60, 80, 120].map { width in
      "[\(width)]\n"
        + PlotsGoldenTests.text(
          output, DrawingSpace(width: width, characters: characters, tex: Samples.tex))
    }
    try Fixtures.expect(
      drawing.joined(separator: "\n"), isRecordedIn: "plots/\(name).\(characters).txt")
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
}
