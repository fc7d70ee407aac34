import Foundation
import LessonMath
import Testing

/// The formulas of `Tests/Fixtures/math/corpus.tsv`.
struct MathCorpus {
  struct Formula {
    var id: String
    var isDisplay: Bool
    var tex: String

    var parsed: MathFormula { MathParser.parse(tex, isDisplay: isDisplay).formula }
  }

  static let formulas: [Formula] = {
    let text = (try? String(contentsOf: mathFixtures.appending(path: "corpus.tsv"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().map { row in
      let columns = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Formula(id: columns[0], isDisplay: columns[1] == "display", tex: columns[2])
    }
  }()

  static func formula(_ id: String) throws -> Formula {
    try #require(formulas.first { $0.id == id })
  }
}

let mathFixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "Fixtures/math")

/// Compares with a golden file. With `LESSON_RECORD=1` the file is written and the test fails, so that a person reads
/// what changed.
func expectMathGolden(
  _ actual: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = mathFixtures.appending(path: name)
  if ProcessInfo.processInfo.environment["LESSON_RECORD"] == "1" {
    try actual.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name): read the difference", sourceLocation: sourceLocation)
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  guard actual != expected else { return }
  let lines = { (text: String) in text.split(separator: "\n", omittingEmptySubsequences: false) }
  let difference = zip(lines(actual), lines(expected)).enumerated().first { $1.0 != $1.1 }
  let place = difference.map { "line \($0 + 1), now `\($1.0)`, was `\($1.1)`" } ?? "its length"
  Issue.record("\(name) differs: \(place)", sourceLocation: sourceLocation)
}
