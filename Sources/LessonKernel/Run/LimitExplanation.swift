import LessonModel

/// Says that a cell has met a limit, and how to raise it.
struct LimitExplanation {
  let limits: Limits

  func diagnostic(
    _ limit: CellResult.Limit, lesson: Lesson, cell: Cell, at range: SourceRange? = nil
  ) -> Diagnostic {
    let (summary, fix) = words(limit, cell)
    return Diagnostic(
      .error, "\(limit.rawValue)-limit", summary, file: lesson.file, at: range ?? cell.range, fix: fix)
  }

  private func words(_ limit: CellResult.Limit, _ cell: Cell) -> (String, String) {
    switch limit {
    case .time:
      (
        "\(cell.label) ran longer than its limit of \(cell.timeout ?? limits.cellTime)",
        "look for a loop that does not end, or give it more time: ```swift {timeout=2m}"
      )
    case .memory:
      (
        "\(cell.label) needed more memory than its limit of \(limits.memoryBytes >> 20) MiB",
        "look for a collection that grows without end, or use smaller ones"
      )
    case .output:
      (
        "\(cell.label) printed more than its limit of \(limits.outputBytes >> 20) MiB",
        "print less, for example only every hundredth step"
      )
    case .processes:
      (
        "\(cell.label) started more processes than its limit of \(limits.processes)",
        "do the work in the cell itself"
      )
    }
  }
}
