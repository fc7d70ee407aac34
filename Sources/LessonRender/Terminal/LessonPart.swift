import LessonModel

/// How much of a lesson is shown.
package enum LessonPart: Hashable, Sendable {
  case whole
  /// One cell and its result, nothing around it.
  case cell(Int)
  /// The blocks from the first of these cells to the last, with the prose between them.
  case section(Range<Int>)
}

extension Lesson {
  /// The blocks from the one that holds the first of the cells to the one that holds the last.
  func blocks(with cells: Range<Int>) -> ArraySlice<Block> {
    let holds = { (block: Block) in block.cells.contains(where: cells.contains) }
    guard let first = blocks.firstIndex(where: holds), let last = blocks.lastIndex(where: holds) else {
      return []
    }
    return blocks[first...last]
  }
}
