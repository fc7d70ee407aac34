import LessonModel
import LessonRender

/// An exercise's task as lines of plain text: the prose of the lesson from the nearest heading above the exercise, or
/// from the exercise before it, with formulas in Unicode.
struct TaskText {
  let lines: [String]

  /// - Parameter width: columns that a line may have.
  init(of exercise: Int, in lesson: Lesson, width: Int) {
    var task = lesson
    task.blocks = lesson.taskBlocks(of: exercise)
    // Figures and results of cells belong to the lesson; the file is to be read in any editor.
    let renderer = TerminalRenderer(TerminalOptions(width: width))
    var text = ""
    renderer.render(task, result: { _ in nil }, write: { text += $0 })
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = Array(lines.drop(while: \.isEmpty))
  }
}

extension Lesson {
  /// What tells an exercise's task.
  package func taskBlocks(of exercise: Int) -> [Block] {
    guard let end = blocks.firstIndex(where: { $0.contains(exercise: exercise) }) else { return [] }
    let start = blocks[..<end].lastIndex(where: \.beginsTask) ?? blocks.startIndex
    var task = blocks[start..<end].filter(\.isProse)
    // Whichever level it has in the lesson, here it is the title.
    if case .heading(_, let title, let identifier)? = task.first?.kind {
      task[0].kind = .heading(level: 1, title, identifier: identifier)
    }
    return task
  }
}

extension Block {
  /// An exercise may stand in a quote or a list. Those are looked into as deep as people write.
  fileprivate func contains(exercise: Int, depth: Int = 0) -> Bool {
    guard depth < 100 else { return false }
    let inner: [Block]
    switch kind {
    case .exercise(exercise): return true
    case .blockQuote(let blocks): inner = blocks
    case .callout(let callout): inner = callout.blocks
    case .list(let list): inner = list.items.flatMap { $0 }
    default: return false
    }
    return inner.contains { $0.contains(exercise: exercise, depth: depth + 1) }
  }

  fileprivate var beginsTask: Bool {
    switch kind {
    case .heading, .exercise, .exercisePart: true
    default: false
    }
  }

  fileprivate var isProse: Bool {
    switch kind {
    case .cell, .exercise, .exercisePart, .recordedOutput, .html: false
    default: true
    }
  }
}
