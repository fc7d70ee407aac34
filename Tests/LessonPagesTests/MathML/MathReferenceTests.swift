import LessonModel
import LessonTestSupport
import Testing

@testable import LessonPages

/// Our markup beside that of KaTeX, an independent reading of the same TeX.
@Suite("MathML beside KaTeX's")
struct MathReferenceTests {
  private struct Pair {
    var id: String
    var ours: MarkupTree?
    var reference: MarkupTree

    func agree(styled: Bool) -> Bool {
      guard let ours else { return false }
      return MathShape.shapes(of: ours, styled: styled) == MathShape.shapes(of: reference, styled: styled)
    }
  }

  private static func pairs() throws -> [Pair] {
    try Fixtures.rows("math/corpus.tsv").map { row in
      let html = MathMarkup.html(for: Math(tex: row[2], isDisplay: row[1] == "display"))
      return Pair(id: row[0], ours: .read(html), reference: try #require(MarkupTree.read(row[3])))
    }
  }

  @Test("every formula is well-formed, with what browsers obey and nothing else")
  func core() throws {
    for pair in try Self.pairs() {
      let elements = try #require(pair.ours, "\(pair.id)").all
      #expect(elements[0].name == "math", "\(pair.id)")
      for element in elements {
        #expect(Self.elements.contains(element.name), "\(pair.id): \(element.name)")
        #expect(Self.attributes.isSuperset(of: element.attributes.keys), "\(pair.id): \(element.attributes)")
        #expect(["normal", nil].contains(element.attributes["mathvariant"]), "\(pair.id)")
      }
    }
  }

  @Test("every formula has the same characters in the same order")
  func text() throws {
    for pair in try Self.pairs() {
      let ours = MathShape.shapes(of: try #require(pair.ours), styled: false)
      let reference = MathShape.shapes(of: pair.reference, styled: false)
      #expect(MathShape.text(of: ours) == MathShape.text(of: reference), "\(pair.id)")
    }
  }

  @Test("all but two formulas are built the same")
  func structure() throws {
    let different = try Self.pairs().filter { !$0.agree(styled: false) }.map(\.id)
    #expect(
      different == [
        "syntax-16",  // KaTeX has an operator around `\overset{def}{=}`, which is no element for structure.
        "syntax-27",  // Its `menclose` is not in MathML Core; our box is a border.
      ])
  }

  @Test("all but four formulas have the same letters and limits")
  func style() throws {
    let different = try Self.pairs().filter { !$0.agree(styled: true) }.map(\.id)
    #expect(
      different == [
        // A sum in the denominator of a fraction has its limits beside it, as in TeX. KaTeX writes them as
        // limits and trusts the browser to move them.
        "activation-11", "loss-08",
        // As above.
        "syntax-16", "syntax-27",
      ])
    // KaTeX says of ℓ that it is upright. There is no other ℓ, so that is the same letter.
  }

  @Test("formulas that say different things are told apart")
  func comparison() throws {
    let formulas = ["x^2", "x_2", "x2", "{x^2}^2", #"\frac{x}{2}"#, #"\mathbf{x}^2"#, #"\mathrm{x}^2"#]
    let shapes = try formulas.map { tex in
      let html = MathMarkup.html(for: Math(tex: tex, isDisplay: false))
      return MathShape.shapes(of: try #require(.read(html)), styled: true)
    }
    for (index, shape) in shapes.enumerated() {
      #expect(shapes.firstIndex(of: shape) == index, "\(formulas[index])")
    }
  }

  private static let elements: Set = [
    "math", "semantics", "annotation", "mtext", "mi", "mn", "mo", "mspace", "mrow", "mfrac", "msqrt", "mroot",
    "mstyle", "mpadded", "mphantom", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mtable",
    "mtr",
    "mtd",
  ]
  private static let attributes: Set = [
    "display", "encoding", "class", "displaystyle", "scriptlevel", "mathvariant", "mathsize", "form",
    "stretchy",
    "minsize", "maxsize", "movablelimits", "lspace", "rspace", "width", "height", "depth", "voffset",
    "accent",
    "accentunder", "linethickness",
  ]
}
