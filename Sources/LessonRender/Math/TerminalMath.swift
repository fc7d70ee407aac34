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

  /// The formula in two dimensions: rows that are read from top to bottom, without blanks at their ends.
  ///
  /// - Parameter width: columns to stay within. Long formulas are broken before relations and operators. One that
  ///   is too wide even so is written in one dimension, broken between words.
  package func display(_ formula: MathFormula, width: Int) -> [StyledText] {
    let boxes = BoxMath(isASCII: isASCII)
    var lines = formula.nodes.split(omittingEmptySubsequences: false) { $0 == .lineBreak }
      .flatMap { boxes.displayLines(Array($0), width: width) }
    if let tag = formula.tag, let last = lines.popLast() {
      let text = LinearMath(isASCII: isASCII).line(tag, .text).parenthesised().text
      lines.append(MathBox.beside([last, .blank(4), MathBox(text)]))
    }
    let gap = lines.contains { $0.coreHeight > 1 || $0.baseline > 0 } ? 1 : 0
    let box = MathBox.stacked(lines, gap: gap, alignment: .left)
    if box.width <= width { return box.rows.map(\.trimmed) }
    let words = inline(formula).brokenAtBlanks(to: width)
    return words.allSatisfy { $0.width < box.width } ? words : box.rows.map(\.trimmed)
  }
}

extension BoxMath {
  /// A formula that is nothing but aligned rows is broken row by row.
  fileprivate func displayLines(_ nodes: [MathNode], width: Int) -> [MathBox] {
    if nodes.count == 1, case .table(let table) = nodes[0] { return [self.table(table, width: width)] }
    return lines(nodes, .display, width: width)
  }
}

extension StyledText {
  /// Without blanks at its end.
  fileprivate var trimmed: StyledText {
    var runs = runs
    while let last = runs.last {
      let text = last.text.trimmingBlanks
      if !text.isEmpty {
        runs[runs.count - 1].text = text
        break
      }
      runs.removeLast()
    }
    return StyledText(runs: runs)
  }

  /// Broken at blanks; what follows the first line is indented.
  fileprivate func brokenAtBlanks(to width: Int) -> [StyledText] {
    let indent = Swift.min(4, width / 4)
    var lines = [StyledText()]
    for word in words {
      let last = lines[lines.count - 1]
      if !last.runs.isEmpty, last.width + 1 + word.width > width { lines.append(StyledText(blanks: indent)) }
      let isFirst = lines[lines.count - 1].plainText.allSatisfy { $0 == " " }
      lines[lines.count - 1].append(isFirst ? word : StyledText(" ") + word)
    }
    return lines
  }

  private var words: [StyledText] {
    var words = [StyledText()]
    for run in runs {
      for (index, part) in run.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { words.append(StyledText()) }
        words[words.count - 1].append(String(part), run.style)
      }
    }
    return words.filter { !$0.runs.isEmpty }
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
  }
}
