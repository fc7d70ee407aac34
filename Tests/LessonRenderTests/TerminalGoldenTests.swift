import LessonTestSupport
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
    try Fixtures.expect(text, isRecordedIn: "terminal/\(look.name).txt")
  }
}
