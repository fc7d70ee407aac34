import LessonModel

/// A lesson as text, a line for each block, with ranges: what tests compare.
///
///     heading 1 `title` 1:1-1:7 "Title"
///     list bullet tight 3:1-4:5
///       item
///         paragraph 3:3-3:5 "one"
struct LessonDump {
  private var lines: [String] = []

  static func dump(_ lesson: Lesson) -> String {
    var dump = LessonDump()
    dump.add(lesson.blocks, depth: 0)
    for cell in lesson.cells { dump.add(cell) }
    for exercise in lesson.exercises { dump.add(exercise) }
    for diagnostic in lesson.diagnostics { dump.add(diagnostic) }
    return dump.lines.joined(separator: "\n") + "\n"
  }

  static func dump(_ inlines: [Inline]) -> String {
    inlines.map(dump).joined(separator: " ")
  }

  private mutating func add(_ text: String, depth: Int = 0) {
    lines.append(String(repeating: "  ", count: depth) + text)
  }

  private mutating func add(_ blocks: [Block], depth: Int) {
    for block in blocks { add(block, depth: depth) }
  }

  private mutating func add(_ block: Block, depth: Int) {
    let place = block.range.map { " \($0.text)" } ?? ""
    switch block.kind {
    case .paragraph(let inlines): add("paragraph\(place) \(Self.dump(inlines))", depth: depth)
    case .heading(let level, let inlines, let identifier):
      add("heading \(level) `\(identifier)`\(place) \(Self.dump(inlines))", depth: depth)
    case .blockQuote(let inside):
      add("quote\(place)", depth: depth)
      add(inside, depth: depth + 1)
    case .callout(let callout):
      add("callout \(callout.kind)\(place)", depth: depth)
      add(callout.blocks, depth: depth + 1)
    case .list(let list): add(list, place, depth: depth)
    case .code(let code):
      let form = code.isFenced ? "fenced" : "indented"
      add(
        "code \(form) `\(code.language)` [\(code.info)]\(place) \(code.text.debugDescription)", depth: depth)
    case .html(let text): add("html\(place) \(text.debugDescription)", depth: depth)
    case .thematicBreak: add("rule\(place)", depth: depth)
    case .table(let table): add(table, place, depth: depth)
    case .math(let math): add("math\(place) \(math.tex.debugDescription)", depth: depth)
    case .cell(let index): add("cell \(index)\(place)", depth: depth)
    case .exercise(let index): add("exercise \(index)\(place)", depth: depth)
    case .exercisePart(let exercise, let code):
      add("part of exercise \(exercise)\(place) \(code.text.debugDescription)", depth: depth)
    case .recordedOutput(let cell): add("recorded output of cell \(cell)\(place)", depth: depth)
    }
  }

  private mutating func add(_ list: List, _ place: String, depth: Int) {
    let form = list.start.map { "ordered from \($0)\(list.delimiter.map(String.init) ?? "")" } ?? "bullet"
    add("list \(form) \(list.isTight ? "tight" : "loose")\(place)", depth: depth)
    for item in list.items {
      add("item", depth: depth + 1)
      add(item, depth: depth + 2)
    }
  }

  private mutating func add(_ table: PipeTable, _ place: String, depth: Int) {
    add("table \(table.alignments.map { "\($0)" }.joined(separator: " "))\(place)", depth: depth)
    for row in [table.header] + table.rows {
      add("row " + row.map(Self.dump).joined(separator: " | "), depth: depth + 1)
    }
  }

  private mutating func add(_ cell: Cell) {
    var words = ["cell \(cell.index) `\(cell.label)`", cell.range.text, "\(cell.role)"]
    if cell.isHidden { words.append("hidden") }
    if cell.mustFail { words.append("fails") }
    if cell.isParameter { words.append("parameter") }
    if let timeout = cell.timeout { words.append("timeout \(timeout)") }
    words.append(Self.dump(cell.code))
    if let output = cell.recordedOutput {
      words.append("printed \(output.lines.text.debugDescription)")
      if let tolerance = output.tolerance { words.append("within \(tolerance)") }
    }
    add(words.joined(separator: " "))
  }

  private mutating func add(_ exercise: Exercise) {
    add(
      "exercise `\(exercise.name)` \(exercise.range.text) points \(exercise.points)"
        + " solution \(exercise.solution.map(String.init) ?? "none") checks \(exercise.checks)"
        + (exercise.isIncomplete ? " incomplete" : "")
        + " hints \(exercise.hints) \(Self.dump(exercise.starter))")
    for mistake in exercise.mistakes {
      add("mistake \(mistake.says.debugDescription) \(Self.dump(mistake.code))", depth: 1)
    }
  }

  private mutating func add(_ diagnostic: Diagnostic) {
    add(
      "\(diagnostic.severity) \(diagnostic.identifier) \(diagnostic.range?.text ?? "file") \(diagnostic.summary)"
    )
  }

  private static func dump(_ code: Snippet) -> String {
    "line \(code.firstLine) indents \(code.indents) \(code.text.debugDescription)"
  }

  private static func dump(_ inline: Inline) -> String {
    switch inline {
    case .text(let words): words.debugDescription
    case .code(let code): "code(\(code.debugDescription))"
    case .emphasis(let inner): "em(\(dump(inner)))"
    case .strong(let inner): "strong(\(dump(inner)))"
    case .link(let destination, let title, let inner): "link(<\(destination)> '\(title)' \(dump(inner)))"
    case .image(let source, let title, let inner): "image(<\(source)> '\(title)' \(dump(inner)))"
    case .math(let math): "\(math.isDisplay ? "display" : "math")(\(math.tex.debugDescription))"
    case .html(let tag): "html(\(tag.debugDescription))"
    case .softBreak: "soft"
    case .lineBreak: "break"
    }
  }
}

extension SourceRange {
  /// `1:1-2:5`
  var text: String { "\(start.line):\(start.column)-\(end.line):\(end.column)" }
}
