import LessonModel

/// Walks a lesson's blocks once, and writes each as it comes to it.
final class TerminalPrinter {
  let renderer: TerminalRenderer
  let lesson: Lesson
  let marks: TerminalMarks
  var sheet: TerminalSheet
  private let askResult: (Int) -> CellResult?
  private let askEarlier: (Int) -> CellResult?
  /// Whether the student's answer to an exercise passes; nil where there is none.
  let isSolved: (Int) -> Bool?
  private let write: (String) -> Void

  /// What came of a cell.
  struct Outcome {
    var result: CellResult
    /// It is from before the last change of the lesson.
    var isStale: Bool
  }

  /// The newest outcome of each cell, as they came.
  private(set) var newest: [Int: Outcome] = [:]
  /// Whether a blank row is due before the next block.
  private var isBlankDue = false
  private var depth = 0
  var bulletDepth = 0
  /// The pages of the course that a link has named already.
  var namedPages: Set<String> = []

  /// Blocks nested deeper are not written: no screen has room for them.
  private static let deepest = 100

  init(
    _ renderer: TerminalRenderer, _ lesson: Lesson, result: @escaping (Int) -> CellResult?,
    earlier: @escaping (Int) -> CellResult?, isSolved: @escaping (Int) -> Bool? = { _ in nil },
    write: @escaping (String) -> Void
  ) {
    self.renderer = renderer
    self.lesson = lesson
    self.marks = TerminalMarks(characters: renderer.options.characters)
    self.sheet = TerminalSheet(renderer.options)
    self.askResult = result
    self.askEarlier = earlier
    self.isSolved = isSolved
    self.write = write
  }

  var options: TerminalOptions { renderer.options }

  func print(_ part: LessonPart) {
    switch part {
    case .whole: print(lesson.blocks)
    case .cell(let index): printCodeAndResult(lesson.cells[index])
    case .section(let cells): print(Array(lesson.blocks(with: cells)))
    }
  }

  // MARK: Order

  func print(_ blocks: [Block], isTight: Bool = false) {
    guard depth < Self.deepest else { return sheet.row("…") }
    depth += 1
    for block in blocks {
      print(block, isTight: isTight)
      if sheet.isFull { flush() }
    }
    depth -= 1
  }

  /// Parts that stand apart call this first; those that turn out to write nothing do not.
  func beginBlock() {
    if isBlankDue { sheet.blankRow() }
    isBlankDue = true
  }

  /// The first block inside a margin follows what holds it without a blank row.
  func withMargin(first: StyledText, others: StyledText, _ body: () -> Void) {
    sheet.push(first: first, others: others)
    isBlankDue = false
    body()
    sheet.pop()
    isBlankDue = true
  }

  func withoutBlankRow() { isBlankDue = false }

  /// The newest first; the second is there for comparison.
  func outcomes(of cell: Int) -> [Outcome] {
    flush()
    var outcomes: [Outcome] = []
    if let result = askResult(cell) { outcomes.append(Outcome(result: result, isStale: false)) }
    if let earlier = askEarlier(cell) { outcomes.append(Outcome(result: earlier, isStale: true)) }
    newest[cell] = outcomes.first
    return outcomes
  }

  func flush() {
    let text = sheet.takePending()
    if !text.isEmpty { write(text) }
  }

  // MARK: Blocks

  private func print(_ block: Block, isTight: Bool) {
    switch block.kind {
    case .paragraph(let inlines): printParagraph(inlines, isTight: isTight)
    case .heading(let level, let inlines, _): printHeading(level, inlines)
    case .blockQuote(let blocks): printQuote(blocks)
    case .callout(let callout): printCallout(callout)
    case .list(let list): printList(list, isTight: isTight)
    case .code(let code): printCode(code)
    case .html(let html): printHTML(html)
    case .thematicBreak: printThematicBreak()
    case .table(let table): printTable(table)
    case .math(let math): printMath(math)
    case .cell(let index): printCell(lesson.cells[index])
    case .exercise(let index): printExercise(lesson.exercises[index], isSolved: isSolved(index))
    case .exercisePart: break
    case .recordedOutput(let cell): printRecordedOutput(of: lesson.cells[cell])
    }
  }
}
