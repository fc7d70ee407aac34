import LessonMath
import LessonModel

/// Formulas in pages: MathML Core, which browsers draw by themselves.
package enum MathMarkup {
  /// A formula as HTML that may stand in running text, whether the formula is set apart or not.
  ///
  ///     $x^2$  ->  <math><semantics><msup><mi>x</mi><mn>2</mn></msup>
  ///                <annotation encoding="application/x-tex">x^2</annotation></semantics></math>
  ///
  /// The annotation, which is not drawn, keeps the TeX for copying; a formula of one letter or number, such as `$x$`, is its
  /// own TeX and needs none. A formula with an error is shown as it
  /// was written, in a marked box; what is wrong with it was said when its lesson was read, with the place in
  /// the file.
  package static func html(for math: Math) -> String {
    let (formula, problems) = MathParser.parse(math.tex, isDisplay: math.isDisplay)
    if let error = problems.first(where: { $0.severity == .error }) { return box(math, error) }
    return html(for: formula, tex: math.tex)
  }

  private static func html(for formula: MathFormula, tex: String) -> String {
    let tex = tex.trimmingBlanks
    let content = MathElement.row(MathMLBuilder().formula(formula))
    let isOwnTeX = content.children.isEmpty && content.text == tex
    let annotation = MathElement("annotation", text: tex, attributes: [("encoding", "application/x-tex")])
    let math = MathElement(
      "math", [isOwnTeX ? content : MathElement("semantics", [content, annotation])],
      attributes: formula.isDisplay ? [("display", "block")] : [])
    guard let tag = formula.tag else { return math.markup }
    let number = html(for: MathFormula(tag, isDisplay: false), tex: "")
    return #"<span class="math-tagged">\#(math.markup)<span>(\#(number))</span></span>"#
  }

  private static func box(_ math: Math, _ problem: MathProblem) -> String {
    let place = math.isDisplay ? "math-error math-error-block" : "math-error"
    let message = problem.summary.visiblyEscaped.escapedForMarkup
    let tex = math.tex.trimmingBlanks.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.visiblyEscaped.escapedForMarkup }.joined(separator: "\n")
    return #"<span class="\#(place)" title="\#(message)"><code>\#(tex)</code></span>"#
  }
}

extension StringProtocol {
  /// Without what is blank at both ends.
  var trimmingBlanks: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
