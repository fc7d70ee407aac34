import LessonMath
import LessonTestSupport
import Testing

/// The formulas of `Tests/Fixtures/math/corpus.tsv`.
struct MathCorpus {
  struct Formula {
    var id: String
    var isDisplay: Bool
    var tex: String

    var parsed: MathFormula { MathParser.parse(tex, isDisplay: isDisplay).formula }
  }

  static let formulas: [Formula] = ((try? Fixtures.rows("math/corpus.tsv")) ?? []).map { columns in
    Formula(id: columns[0], isDisplay: columns[1] == "display", tex: columns[2])
  }

  static func formula(_ id: String) throws -> Formula {
    try #require(formulas.first { $0.id == id })
  }
}
