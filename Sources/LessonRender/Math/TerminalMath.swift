import LessonMath

/// Draws formulas for a terminal, in one line or in two dimensions.
///
/// `\frac{a+b}{c}` becomes `(a+b)/c` in running text; set apart it is drawn as on paper.
package struct TerminalMath: Sendable {
  package var characters: Repertoire

  package init(characters: Repertoire = .unicode) {
    self.characters = characters
  }

  /// The formula in one line, for running text and for labels: `∂E/∂W₁₁⁽¹⁾`, in ASCII `dE/dW_{11}^{(1)}`.
  package func inline(_ formula: MathFormula) -> StyledText {
    LinearMath(characters).line(formula.nodes, .text).text
  }

  /// The formula in two dimensions: rows that are read from top to bottom, without blanks at their ends.
  ///
  /// - Parameter width: columns to stay within. Long formulas are broken before relations and operators. One that
  ///   is too wide even so is written in one dimension, broken between words.
  package func display(_ formula: MathFormula, width: Int) -> [StyledText] {
    let boxes = BoxMath(characters)
    var lines = formula.nodes.split(omittingEmptySubsequences: false) { $0 == .lineBreak }
      .flatMap { boxes.displayLines(Array($0), width: width) }
    if let tag = formula.tag, let last = lines.popLast() {
      let text = LinearMath(characters).line(tag, .text).parenthesized().text
      lines.append(MathBox.beside([last, .blank(4), MathBox(text)]))
    }
    let gap = lines.contains { $0.coreHeight > 1 || $0.baseline > 0 } ? 1 : 0
    let box = MathBox.stacked(lines, gap: gap, alignment: .left)
    if box.width <= width { return box.rows.map(\.withoutTrailingBlanks) }
    let words = inline(formula).brokenAtBlanks(within: width)
    return words.allSatisfy { $0.width < box.width } ? words : box.rows.map(\.withoutTrailingBlanks)
  }
}

extension BoxMath {
  /// A formula that is nothing but aligned rows is broken row by row.
  fileprivate func displayLines(_ nodes: [MathNode], width: Int) -> [MathBox] {
    if nodes.count == 1, case .table(let table) = nodes[0] { return [self.table(table, width: width)] }
    return lines(nodes, .display, width: width)
  }
}
