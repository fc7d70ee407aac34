import LessonOutput
import LessonTestSupport
import Testing

@testable import LessonRender

@Suite("Whatever a cell shows can be drawn")
struct PlotsPropertyTests {
  @Test("within the width, in the characters that the terminal has", arguments: 0..<100)
  func staysInside(seed: Int) {
    var random = RandomOutputs(seed: UInt64(seed))
    let output = random.output()
    for characters in Repertoire.allCases {
      for width in [20, 60, 200] {
        let space = DrawingSpace(width: width, characters: characters)
        for line in lines(output, space) {
          #expect(isPrintable(line.plainText), "seed \(seed): \(line.plainText.debugDescription)")
          if characters == .ascii { #expect(line.plainText.utf8.allSatisfy { $0 < 0x80 }, "seed \(seed)") }
          if !output.isWiderByNature(than: width) {
            #expect(line.width <= width, "seed \(seed), width \(width): \(line.plainText)")
          }
        }
      }
    }
  }

  @Test("in one column as well", arguments: 0..<100)
  func survivesOneColumn(seed: Int) {
    var random = RandomOutputs(seed: UInt64(seed))
    let output = random.output()
    for line in lines(output, DrawingSpace(width: 1)) { #expect(isPrintable(line.plainText)) }
  }

  private func lines(_ output: Output, _ space: DrawingSpace) -> [StyledText] {
    switch output {
    case .table(let table): table.drawn(in: space)
    case .plot(let plot): plot.drawn(in: space)
    case .figure(let figure): figure.drawn(in: space)
    case .text, .expectation: []
    }
  }

  private func isPrintable(_ text: String) -> Bool {
    !text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
  }
}

extension Output {
  /// Numbers of three hundred digits are not broken, and a plot needs some columns for its axes.
  fileprivate func isWiderByNature(than width: Int) -> Bool {
    switch self {
    case .table: width < 400
    case .plot: width < 60
    default: false
    }
  }
}
