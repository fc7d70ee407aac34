extension [Block] {
  /// Takes `[x] ` or `[ ] `, GitHub's mark of a task, from the beginning of a list's item. Gives whether the task is
  /// done; nil when the item is none.
  package mutating func takeTaskMark() -> Bool? {
    guard let first = first, case .paragraph(var inlines) = first.kind,
      case .text(let words)? = inlines.first, words.utf8.count > 3
    else { return nil }
    let isDone: Bool
    switch words.prefix(4) {
    case "[ ] ": isDone = false
    case "[x] ", "[X] ": isDone = true
    default: return nil
    }
    inlines[0] = .text(String(words.dropFirst(4)))
    self[0].kind = .paragraph(inlines)
    return isDone
  }
}
