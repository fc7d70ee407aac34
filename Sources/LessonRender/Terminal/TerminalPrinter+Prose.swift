import LessonModel
import LessonOutput

extension TerminalPrinter {
  func flow(_ inlines: [Inline], _ style: TextStyle = .plain) -> TextFlow {
    var text = InlineText(options, namedPages: namedPages, inlineMath: renderer.inlineMath)
    text.append(inlines, style)
    namedPages = text.namedPages
    return text.flow
  }

  func printParagraph(_ inlines: [Inline], isTight: Bool) {
    let text = flow(inlines)
    guard !text.isEmpty else { return }
    if isTight { withoutBlankRow() }
    beginBlock()
    sheet.rows(text, width: sheet.proseWidth)
  }

  /// The first level is ruled heavily, the second lightly; below that type alone tells them apart, or
  /// Markdown's own marks where there is none.
  func printHeading(_ level: Int, _ inlines: [Inline]) {
    beginBlock()
    if level == 2 { sheet.blankRow() }
    let style = TextStyle(level <= 2 ? .blue : nil, bold: true, italic: level > 3)
    var text = TextFlow(options.characters)
    if level > 2, !options.hasStyles { text.append(String(repeating: "#", count: level) + " ") }
    let words = flow(inlines, style)
    sheet.rows(text.isEmpty ? words : text + words, width: sheet.proseWidth)
    if level <= 2 {
      let rule = level == 1 ? marks.heavyRule : marks.lightRule
      let width = min(words.widestRow(in: sheet.proseWidth), sheet.proseWidth)
      sheet.row(StyledText(String(repeating: rule, count: width), TextStyle(level == 1 ? .blue : .gray)))
    }
  }

  func printQuote(_ blocks: [Block]) {
    beginBlock()
    let bar = StyledText(runs: [.init(marks.lightBar, TextStyle(.gray)), .init(" ")])
    withMargin(first: bar, others: bar) { print(blocks) }
  }

  func printCallout(_ callout: Callout) {
    beginBlock()
    let color = callout.kind.color
    let bar = StyledText(runs: [.init(marks.heavyBar, TextStyle(color)), .init(" ")])
    withMargin(first: bar, others: bar) {
      let title = callout.kind.mark(in: options.characters) + " " + callout.kind.title
      sheet.row(StyledText(title, TextStyle(color, bold: true)))
      print(callout.blocks)
    }
  }

  // MARK: Lists

  func printList(_ list: List, isTight: Bool) {
    if isTight { withoutBlankRow() }
    beginBlock()
    let last = (list.start ?? 0) + max(list.items.count - 1, 0)
    let digits = String(last).utf8.count
    if list.start == nil { bulletDepth += 1 }
    for (index, item) in list.items.enumerated() {
      if index > 0, !list.isTight { sheet.blankRow() }
      var blocks = item
      let mark = itemMark(list, index, digits, isDone: blocks.takeTaskMark())
      withMargin(first: mark, others: StyledText(blanks: mark.width)) {
        if blocks.isEmpty { sheet.row("") }
        print(blocks, isTight: list.isTight)
      }
    }
    if list.start == nil { bulletDepth -= 1 }
  }

  /// What stands before an item. The box of a task takes the place of its bullet.
  private func itemMark(_ list: List, _ index: Int, _ digits: Int, isDone: Bool?) -> StyledText {
    let task = isDone.map { StyledText.Run(marks.task(isDone: $0), TextStyle($0 ? .green : .gray)) }
    if let start = list.start {
      var mark = number(start + index, digits, list.delimiter)
      if let task { mark.append(StyledText(runs: [task, .init(" ")])) }
      return mark
    }
    let bullet = StyledText.Run(marks.bullet(depth: bulletDepth - 1), TextStyle(.blue))
    return StyledText(runs: [.init("  "), task ?? bullet, .init(" ")])
  }

  private func number(_ number: Int, _ digits: Int, _ delimiter: Character?) -> StyledText {
    let text = String(number)
    let blanks = String(repeating: " ", count: 2 + max(0, digits - text.utf8.count))
    return StyledText(runs: [
      .init(blanks), .init(text + String(delimiter ?? "."), TextStyle(.blue)), .init(" "),
    ])
  }

  // MARK: Others

  func printThematicBreak() {
    beginBlock()
    sheet.row(StyledText(String(repeating: marks.lightRule, count: sheet.proseWidth), TextStyle(.gray)))
  }

  /// A terminal carries out no HTML: it is shown as written, except for comments.
  func printHTML(_ html: String) {
    guard !html.hasPrefix("<!--") else { return }
    beginBlock()
    sheet.printPreformatted(html, TextStyle(.gray))
  }

  func printMath(_ math: Math) {
    beginBlock()
    withMargin(first: "    ", others: "    ") {
      if options.isMathPlain {
        sheet.printPreformatted("$$\n\(math.tex)\n$$")
      } else {
        printRows(renderer.displayMath(math, sheet.proseWidth))
      }
    }
  }

  func printTable(_ table: PipeTable) {
    beginBlock()
    let grid = TableGrid(
      header: gridCells(table.header, table.alignments, TextStyle(bold: true)),
      rows: table.rows.map { gridCells($0, table.alignments, .plain) })
    printRows(grid.drawn(in: DrawingSpace(width: sheet.width, characters: options.characters)))
  }

  private func gridCells(
    _ cells: [[Inline]], _ alignments: [PipeTable.Alignment], _ style: TextStyle
  ) -> [TableGrid.Cell] {
    zip(cells, alignments).map { inlines, alignment in
      let side: Table.Alignment =
        switch alignment {
        case .none, .left: .left
        case .center: .center
        case .right: .right
        }
      return TableGrid.Cell(flow(inlines, style).oneLine, side)
    }
  }
}

extension TextFlow {
  static func + (left: TextFlow, right: TextFlow) -> TextFlow {
    var flow = left
    flow.append(right.oneLine)
    return flow
  }

  /// All of it in one line.
  var oneLine: StyledText {
    text(bytes.startIndex..<bytes.endIndex)
  }

  func widestRow(in width: Int) -> Int {
    var widest = 0
    LineBreaker.forEachRow(of: bytes, width: width) { widest = max(widest, text($0).width) }
    return widest
  }
}
