import LessonModel

extension TerminalSheet {
  /// Writes a diagnostic in its long form, in colours that tell its parts apart:
  ///
  ///     03-backprop.md:41:14: error: cannot convert value of type 'String' to type 'Int' [swift]
  ///       41 | let x: Int = "a"
  ///          |              ^
  ///       fix: write a number
  mutating func print(_ diagnostic: Diagnostic, source: SourceText?) {
    let printer = DiagnosticPrinter(source: { _ in source }, displayWidth: { $0.displayWidth })
    for row in printer.full(diagnostic).rows {
      // A line of code with a caret below it must stay as it is, words may be wrapped.
      let isCode = row.contains { $0.role == .gutter }
      var flow = TextFlow(options.characters)
      for piece in row { flow.append(piece.text, style(of: piece.role)) }
      if isCode {
        rows(flow, width: width, isPreformatted: true)
      } else {
        // What is wrapped stays to the right of where it began.
        let indent = row.first { $0.role != .layout } == nil ? 0 : row[0].text.prefix { $0 == " " }.count
        push(StyledText(blanks: indent))
        rows(flow, width: width)
        pop()
      }
    }
  }

  func style(of role: DiagnosticPrinter.Piece.Role) -> TextStyle {
    switch role {
    case .location, .summary: TextStyle(bold: true)
    case .severity(let severity), .marker(let severity): TextStyle(color(of: severity), bold: true)
    case .identifier, .gutter: TextStyle(.gray)
    case .label: TextStyle(.cyan)
    case .source, .explanation, .layout: .plain
    }
  }

  private func color(of severity: Diagnostic.Severity) -> TextStyle.Color {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .note: .blue
    }
  }
}

extension [DiagnosticPrinter.Piece] {
  /// The pieces between line feeds.
  fileprivate var rows: [[DiagnosticPrinter.Piece]] {
    var rows: [[DiagnosticPrinter.Piece]] = [[]]
    for piece in self {
      let parts = piece.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if index > 0 { rows.append([]) }
        rows[rows.count - 1].append(DiagnosticPrinter.Piece(String(part), piece.role))
      }
    }
    return rows
  }
}
