import LessonModel
import LessonRender
import Spelling

/// The cells that `--only`, or `--from` and `--until`, choose.
struct CellSelection {
  /// Those whose results are shown. The ones before them run unseen, the ones after them not at all.
  var cells: Range<Int>
  var part: LessonPart

  init(_ arguments: Arguments, of lesson: Lesson) throws {
    let only = try arguments.value(Command.Option.only.name).map(lesson.cellIndex)
    let from = try arguments.value(Command.Option.from.name).map(lesson.cellIndex)
    let until = try arguments.value(Command.Option.until.name).map(lesson.cellIndex)
    if let only {
      guard from == nil, until == nil else {
        throw UsageError("--only chooses one cell, --from and --until several", fix: "leave --only away")
      }
      (cells, part) = (only..<(only + 1), .cell(only))
      return
    }
    let first = from ?? 0
    let end = until.map { $0 + 1 } ?? lesson.cells.count
    guard first < end || lesson.cells.isEmpty else {
      let (first, last) = (lesson.cells[first].label, lesson.cells[end - 1].label)
      throw UsageError("\(first) comes after \(last)", fix: "write --from \(last) --until \(first)")
    }
    cells = first..<end
    part = from == nil && until == nil ? .whole : .section(cells)
  }
}

extension Lesson {
  /// The cell of that name, or of that number counted from 1. An exercise's name stands for its checks.
  fileprivate func cellIndex(_ word: String) throws -> Int {
    if let named = cells.firstIndex(where: { $0.name == word }) { return named }
    if let exercise = exercises.first(where: { $0.name == word }), let check = exercise.checks.last {
      return check
    }
    if let number = Int(word), cells.indices.contains(number - 1) { return number - 1 }
    let names = cells.compactMap(\.name) + exercises.map(\.name)
    throw UsageError(
      "\(name) has no cell `\(word)`",
      fix: (names.nearest(to: word).map { "did you mean \($0)? " } ?? "")
        + "name a cell, or give its number from 1 to \(cells.count)")
  }
}
