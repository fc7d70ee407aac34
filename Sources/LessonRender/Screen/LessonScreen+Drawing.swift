import LessonModel

extension LessonScreen {
  /// The rows of the whole screen, with their colours.
  package func rows() -> [String] {
    var rows = Array((isHelpShown ? help[...] : visibleRows).prefix(bodyHeight))
    rows += Array(repeating: "", count: bodyHeight - rows.count)
    rows += panel
    rows.append(statusRow)
    // On a very low screen, problems before the page.
    return Array(rows.suffix(size.rows))
  }

  private var visibleRows: ArraySlice<String> {
    page.rows.dropFirst(min(top, max(page.rows.count - bodyHeight, 0)))
  }

  private func encoded(_ text: StyledText) -> String { text.encoded(options) }

  private var marks: TerminalMarks { TerminalMarks(characters: options.characters) }
  private var ellipsis: String { options.characters.choose("…", ascii: "...") }

  // MARK: The panel

  /// A rule and the first problems, a third of the screen at most.
  var panel: [String] {
    guard !problems.isEmpty else { return [] }
    let room = max(size.rows / 3 - 1, 1)
    let shown = problems.count > room ? room - 1 : problems.count
    var rows = [panelRule] + problems.prefix(shown).map(row)
    let rest = StyledText("\(ellipsis) and \(problems.count - shown) more", TextStyle(.gray))
    if shown < problems.count {
      rows.append(encoded(rest.cut(to: size.columns, mark: "")))
    }
    return rows
  }

  private var panelRule: String {
    let rule = marks.lightRule
    var text = StyledText("\(rule)\(rule) ", TextStyle(.gray))
    text.append(Self.count(problems.count, "problem"), TextStyle(bold: true))
    text.append(" " + String(repeating: rule, count: max(size.columns - text.width - 1, 0)), TextStyle(.gray))
    return encoded(text.cut(to: size.columns, mark: ""))
  }

  private func row(_ problem: Diagnostic) -> String {
    let sheet = TerminalSheet(options)
    var text = StyledText()
    for piece in DiagnosticPrinter().oneLine(problem) {
      text.append(piece.text.printable(in: options.characters), sheet.style(of: piece.role))
    }
    return encoded(text.cut(to: size.columns, mark: ellipsis))
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  // MARK: The status line

  /// What happens on the left, the place and the keys on the right, as far as there is room.
  private var statusRow: String {
    let left = " " + statusWords.joined(separator: " \(marks.dot) ").printable(in: options.characters) + " "
    let hints = ["\(place)  n problem  r run  q quit  ? help ", "\(place)  q quit  ? help ", "? help "]
    let right = hints.first { left.displayWidth + $0.displayWidth <= size.columns } ?? ""
    let blanks = String(repeating: " ", count: max(size.columns - left.displayWidth - right.displayWidth, 0))
    let text = StyledText(left + blanks + right, TextStyle(reversed: true))
    return encoded(text.cut(to: size.columns, mark: ellipsis))
  }

  private var statusWords: [String] {
    if let notice = status.notice { return [status.lesson, notice] }
    var words = [status.lesson, status.activity ?? "up to date"]
    if status.activity == nil, let lastRun = status.lastRun { words.append(lastRun.inWords) }
    if !problems.isEmpty { words.append(Self.count(problems.count, "problem")) }
    let failed = page.problemRows.count
    if failed > 0 { words.append("\(Self.count(failed, "cell")) failed") }
    return words
  }

  /// How much of the page the reader has seen.
  private var place: String {
    let bottom = min(top + bodyHeight, page.rows.count)
    return page.rows.isEmpty ? "" : "\(bottom * 100 / page.rows.count) %"
  }

  // MARK: Help

  private var help: [String] {
    let keys = [
      (options.characters.choose("↑ ↓", ascii: "up down") + "  k j", "a row up or down"),
      ("PgUp PgDn  b space", "a screen up or down"),
      ("u d", "half a screen up or down"),
      ("Home End  g G", "to the beginning, to the end"),
      ("n p", "to the next cell with a problem, to the one before"),
      (".", "to where the lesson last changed"),
      ("r", "run all cells again"),
      ("q", "quit"),
    ]
    let rows = keys.map { key, meaning in
      StyledText(runs: [
        .init("  " + key + String(repeating: " ", count: 20 - key.displayWidth), TextStyle(bold: true)),
        .init(meaning),
      ])
    }
    let stale = "  \(marks.staleBar)" + String(repeating: " ", count: 19) + "from before the last change"
    let all =
      ["", StyledText("  Keys", TextStyle(bold: true)), ""] + rows
      + ["", StyledText(stale), "", StyledText("  Any key closes this.", TextStyle(.gray))]
    return all.map { encoded($0.cut(to: size.columns, mark: ellipsis)) }
  }
}
