import LessonMath

/// Draws formulas for a terminal, in one line or in two dimensions.
///
/// `\frac{a+b}{c}` becomes `(a+b)/c` in running text; set apart it is drawn as on paper.
package struct TerminalMath: Sendable {
  /// Whether only ASCII characters may be used.
  package var isASCII: Bool

  package init(isASCII: Bool = false) {
    self.isASCII = isASCII
  }

  /// The formula in one line, for running text and for labels: `∂E/∂W₁₁⁽¹⁾`, in ASCII `dE/dW_{11}^{(1)}`.
  package func inline(_ formula: MathFormula) -> StyledText {
    LinearMath(isASCII: isASCII).line(formula.nodes, .text).text
  }
}
