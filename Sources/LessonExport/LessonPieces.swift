import LessonModel

/// A lesson cut into what its author wrote as prose, which is taken over as it is, and the fences that mean something.
struct LessonPieces {
  enum Piece {
    /// Whole lines of Markdown.
    case prose(String)
    case fence(Fence)
  }

  /// A fence of the lesson, and where in the text it stands.
  struct Fence {
    var kind: Block.Kind
    /// What stands before it in its line: blanks, the marker of a list's item, the mark of a quotation.
    var prefix: String

    /// The same place in the lines that follow.
    var laterPrefix: String { String(prefix.map { $0 == ">" ? ">" : " " }) }
  }

  let pieces: [Piece]

  init(_ lesson: Lesson, _ source: SourceText) {
    var fences: [(lines: ClosedRange<Int>, kind: Block.Kind, isNested: Bool)] = []
    var waiting = lesson.blocks.map { ($0, false) }
    while let (block, isNested) = waiting.popLast() {
      waiting += block.children.map { ($0, true) }
      guard let range = block.range, block.isFence else { continue }
      fences.append((range.start.line...max(range.start.line, range.end.line), block.kind, isNested))
    }
    fences.sort { $0.lines.lowerBound < $1.lines.lowerBound }
    var pieces: [Piece] = []
    var line = 1
    let addProse = { (lines: Range<Int>) in
      let text = lines.map { source.string(source.line($0)) + "\n" }.joined()
      if text.contains(where: { !$0.isWhitespace }) { pieces.append(.prose(text)) }
    }
    for (lines, kind, isNested) in fences where lines.lowerBound >= line {
      addProse(line..<lines.lowerBound)
      let first = source.string(source.line(lines.lowerBound))
      let prefix = String(first.prefix { $0 != "`" && $0 != "~" })
      pieces.append(.fence(Fence(kind: kind, prefix: isNested ? prefix : "")))
      line = lines.upperBound + 1
    }
    if line <= source.lineCount { addProse(line..<(source.lineCount + 1)) }
    self.pieces = pieces
  }
}

extension Block {
  fileprivate var isFence: Bool {
    switch kind {
    case .cell, .exercise, .exercisePart, .recordedOutput: true
    default: false
    }
  }
}
