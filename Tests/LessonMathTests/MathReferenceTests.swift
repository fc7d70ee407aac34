import LessonTestSupport
import Testing

@testable import LessonMath

/// The characters of our trees against those of KaTeX's MathML, an independent reading of the same TeX.
@Suite("Agreement with KaTeX")
struct MathReferenceTests {
  @Test("the trees of the corpus have the characters that KaTeX finds, in the same order")
  func characters() throws {
    for row in try Fixtures.rows("math/corpus.tsv") {
      let ours = MathParser.parse(row[2], isDisplay: row[1] == "display").formula.nodes.characters
      #expect(ours.comparable == text(ofMathML: row[3]).comparable, "\(row[0])")
    }
  }

  /// The text of the elements, without the TeX that is kept as an annotation.
  private func text(ofMathML mathML: String) -> String {
    var text = ""
    var isTag = false
    let end = mathML.firstRange(of: "<annotation")?.lowerBound ?? mathML.endIndex
    for scalar in mathML[..<end].unicodeScalars {
      if scalar == "<" { isTag = true }
      if !isTag { text.unicodeScalars.append(scalar) }
      if scalar == ">" { isTag = false }
    }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
  }
}

extension String {
  /// Without blanks and invisible operators. We have U+007C and U+2016 for bars, which stretch in every browser, where
  /// KaTeX has U+2223 and U+2225.
  fileprivate var comparable: [Unicode.Scalar] {
    unicodeScalars.filter { !$0.properties.isWhitespace && $0.properties.generalCategory != .format }
      .map { $0 == "∣" ? "|" : $0 == "∥" ? "‖" : $0 }
  }
}

extension [MathNode] {
  fileprivate var characters: String { map(\.characters).joined() }
}

extension MathNode {
  /// The characters in the order in which MathML has them.
  fileprivate var characters: String {
    switch self {
    case .symbol(let symbol): symbol.text
    case .number(let text, _), .operatorName(let text, _), .text(let text, _), .delimiter(let text, _, _),
      .middle(let text), .invalid(let text):
      text
    case .space, .lineBreak, .phantom: ""
    case .group(_, let nodes), .styled(_, let nodes), .colored(_, let nodes), .boxed(let nodes):
      nodes.characters
    case .scripts(let scripts):
      (scripts.base?.characters ?? "") + (scripts.lower?.characters ?? "")
        + String(repeating: "′", count: scripts.primes) + (scripts.upper?.characters ?? "")
    case .fraction(let fraction): fraction.numerator.characters + fraction.denominator.characters
    case .root(let radicand, let degree): radicand.characters + (degree?.characters ?? "")
    case .accent(let accent, let nodes): nodes.characters + accent.character
    case .fence(let fence): (fence.opening ?? "") + fence.body.characters + (fence.closing ?? "")
    case .table(let table): table.rows.flatMap { $0 }.map(\.characters).joined()
    }
  }
}

extension MathAccent {
  fileprivate var character: String {
    switch self {
    case .hat: "^"
    case .tilde: "~"
    case .bar: "ˉ"
    case .vec: "⃗"
    case .overrightarrow: "→"
    case .overleftarrow: "←"
    case .underbrace: "⏟"
    default: ""
    }
  }
}
