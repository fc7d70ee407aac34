import LessonKernel
import LessonModel
import SwiftAnalysis

/// What a lesson gives before its exercises: the cells that matter to them, as a lesson of its own, with the place where
/// each exercise begins.
///
/// A cell matters when it declares a name that is wanted, when it may change a variable that is wanted, or when it
/// changes the meaning of others without being named. The solution of an earlier exercise is a cell like others. Figures,
/// tables and trainings that no exercise wants are not run, which is most of the time of most lessons.
struct GivenCells: Equatable {
  /// Indices into the lesson's cells.
  private(set) var cells: [Int] = []
  /// For each exercise, the number of given cells that come before it.
  private(set) var counts: [Int: Int] = [:]

  /// - Parameter wanted: by exercise, the names that its parts and the answers to it use.
  init(_ lesson: Lesson, _ analyses: [CellAnalysis], wanted: [Int: Set<String>]) {
    let reach = Reach(lesson, analyses)
    let places = wanted.keys.map { (exercise: $0, cell: lesson.firstCell(of: $0)) }
    var names: Set<String> = []
    var open = places.sorted { $0.cell < $1.cell }
    for cell in lesson.cells.reversed() {
      while let last = open.last, last.cell > cell.index {
        names.formUnion(wanted[last.exercise] ?? [])
        open.removeLast()
      }
      // Before all places are behind us, nothing is wanted of a cell.
      guard open.count < places.count, !cell.mustFail else { continue }
      if reach.matters(cell, wanted: names) {
        cells.append(cell.index)
        names.formUnion(analyses[cell.index].mentioned)
      }
    }
    cells.reverse()
    for place in places { counts[place.exercise] = cells.prefix { $0 < place.cell }.count }
  }

  /// The cells, and after those that come before an exercise an empty one, before which its state is kept.
  func lesson(from lesson: Lesson) -> (given: Lesson, stops: [Int: Int]) {
    var given = Lesson(name: lesson.name, file: lesson.file, title: lesson.title)
    var stops: [Int: Int] = [:]
    for count in 0...cells.count {
      let beginning = counts.filter { $0.value == count }.keys
      if let first = beginning.first {
        for exercise in beginning { stops[exercise] = given.cells.count }
        given.cells.append(Self.emptyCell(given.cells.count, before: lesson.exercises[first]))
      }
      guard count < cells.count else { break }
      var cell = lesson.cells[cells[count]]
      cell.name = cell.label
      cell.index = given.cells.count
      given.cells.append(cell)
    }
    return (given, stops)
  }

  private static func emptyCell(_ index: Int, before exercise: Exercise) -> Cell {
    let code = Snippet(text: "\n", firstLine: exercise.starter.firstLine)
    return Cell(index: index, name: exercise.name, code: code, range: exercise.range)
  }
}

/// What cells can do to one another.
private struct Reach {
  private let analyses: [CellAnalysis]
  private let variables: Set<String>
  /// By declared name, the names that its declarations use.
  private var uses: [String: Set<String>] = [:]
  /// Objects are changed under names that never vary.
  private let hasObjects: Bool

  init(_ lesson: Lesson, _ analyses: [CellAnalysis]) {
    self.analyses = analyses
    variables = Set(analyses.flatMap(\.variables))
    for analysis in analyses {
      for name in analysis.declared { uses[name, default: []].formUnion(analysis.mentioned) }
    }
    hasObjects = lesson.cells.contains { cell in
      ["class ", "actor ", "Unsafe"].contains { cell.code.text.contains($0) }
    }
  }

  func matters(_ cell: Cell, wanted: Set<String>) -> Bool {
    let analysis = analyses[cell.index]
    if !analysis.declared.isDisjoint(with: wanted) { return true }
    if case .check = cell.role { return false }
    let traits = CellTraits(of: cell.code.text)
    if traits.reachesBack || !analysis.imports.isEmpty { return true }
    let changeable = hasObjects ? wanted : wanted.intersection(variables)
    return !changeable.isEmpty && !all(analysis.mentioned).isDisjoint(with: changeable)
  }

  /// The names, those that their declarations use, and so on.
  private func all(_ names: Set<String>) -> Set<String> {
    var found = names
    var waiting = Array(names)
    while let name = waiting.popLast() {
      for next in uses[name] ?? [] where found.insert(next).inserted { waiting.append(next) }
    }
    return found
  }
}

extension Lesson {
  /// The cell at which an exercise begins: its solution, or its first check.
  func firstCell(of exercise: Int) -> Int {
    let parts = [exercises[exercise].solution].compactMap { $0 } + exercises[exercise].checks
    return parts.min() ?? cells.firstIndex { $0.range.start > exercises[exercise].range.start } ?? cells.count
  }
}
