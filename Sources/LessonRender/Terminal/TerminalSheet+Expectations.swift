import LessonOutput

extension TerminalSheet {
  private var marks: TerminalMarks { TerminalMarks(characters: options.characters) }

  /// A claim, and where it does not hold, what came, what was expected, and where:
  ///
  ///     ✗ a point on the line gets one half
  ///       checked   sigmoid(0)
  ///       expected  0.5, give or take 1e-06
  ///       actual    0.0
  ///       at        Exercises/03-backprop/sigmoid.swift:9
  ///       line      func sigmoid(_ h: Double) -> Double {
  mutating func print(
    _ expectation: Expectation, subject: String? = nil, place: String?, line: String? = nil
  ) {
    guard !expectation.isMet else {
      return printMarked(marks.met, TextStyle(.green), expectation.message)
    }
    printMarked(marks.unmet, TextStyle(.red, bold: true), expectation.message)
    for (name, value) in expectation.facts(subject: subject, place: place, line: line) {
      printFact(name, value)
    }
  }

  private mutating func printFact(_ name: String, _ value: String) {
    let indent = String(repeating: " ", count: marks.unmet.count + 1)
    let label = indent + name + String(repeating: " ", count: 10 - name.count)
    push(first: StyledText(label, TextStyle(.gray)), others: StyledText(blanks: label.count))
    printPreformatted(value)
    pop()
  }

  /// Text with a mark before its first row.
  mutating func printMarked(_ mark: String, _ style: TextStyle, _ text: String) {
    let first = StyledText(runs: [.init(mark, style), .init(" ")])
    push(first: first, others: StyledText(blanks: first.width))
    if text.isEmpty { row("") }
    printPreformatted(text)
    pop()
  }

  mutating func printPreformatted(_ text: String, _ style: TextStyle = .plain) {
    for line in text.linesOfCode {
      var flow = TextFlow(options.characters)
      flow.append(line.withoutTabs, style)
      rows(flow, width: width, isPreformatted: true)
    }
  }
}
