import LessonModel

extension LessonDocument {
  /// - Parameters:
  ///   - results: of the cells that were reached, in any order.
  ///   - solved: by exercise, whether the student's answer passes, where there is one.
  ///   - timings: how long each stage took, by its name.
  package init(
    _ lesson: Lesson, results: [CellResult], solved: [Int: Bool] = [:], timings: [String: Duration] = [:]
  ) {
    let byCell = Dictionary(results.map { ($0.cell, $0) }) { _, last in last }
    self.lesson = About(name: lesson.name, title: lesson.title, file: lesson.file)
    self.cells = lesson.cells.map { Cell($0, of: lesson, byCell[$0.index]) }
    self.exercises = lesson.exercises.enumerated().map { Exercise($1, byCell, isSolvedByStudent: solved[$0]) }
    self.diagnostics = lesson.diagnostics
    self.totals = Totals(cells)
    self.timings = timings.mapValues(\.inSeconds)
  }
}

extension LessonDocument.Lines {
  fileprivate init(_ range: SourceRange) {
    self.init(first: range.start.line, last: range.end.line)
  }
}

extension LessonDocument.Cell {
  fileprivate init(_ cell: LessonModel.Cell, of lesson: Lesson, _ result: CellResult?) {
    let (role, exercise): (Role, Int?) =
      switch cell.role {
      case .plain: (.plain, nil)
      case .solution(let exercise): (.solution, exercise)
      case .check(let exercise): (.check, exercise)
      }
    let (status, reason) = LessonDocument.Cell.status(of: result)
    self.init(
      index: cell.index, name: cell.name, role: role, exercise: exercise.map { lesson.exercises[$0].name },
      lines: LessonDocument.Lines(cell.range), source: cell.code.text, isHidden: cell.isHidden,
      mustFail: cell.mustFail, status: status, reason: reason, outputs: result?.outputs ?? [],
      diagnostics: result?.diagnostics ?? [], seconds: result?.runTime?.inSeconds)
  }

  private static func status(of result: CellResult?) -> (Status, reason: String?) {
    switch result?.status {
    case .succeeded: (.succeeded, nil)
    case .compileError: (.compileError, nil)
    case .trapped: (.trapped, nil)
    case .limitReached(let limit): (.limitReached, limit.rawValue)
    case .checkFailed: (.checkFailed, nil)
    case .unexpectedSuccess: (.unexpectedSuccess, nil)
    case .notRun(let reason): (.notRun, reason)
    case nil: (.notRun, nil)
    }
  }
}

extension LessonDocument.Exercise {
  fileprivate init(
    _ exercise: LessonModel.Exercise, _ results: [Int: CellResult], isSolvedByStudent: Bool?
  ) {
    let checked = exercise.checks.compactMap { results[$0] }
    let isComplete = !checked.isEmpty && checked.count == exercise.checks.count
    self.init(
      name: exercise.name, points: exercise.points, lines: LessonDocument.Lines(exercise.range),
      starter: exercise.starter.text, hints: exercise.hints.count, solution: exercise.solution,
      checks: exercise.checks, isSolved: isComplete ? !checked.contains(where: \.isFailure) : nil,
      isSolvedByStudent: isSolvedByStudent)
  }
}

extension LessonDocument.Totals {
  fileprivate init(_ cells: [LessonDocument.Cell]) {
    let succeeded = cells.count { $0.status == .succeeded }
    let notRun = cells.count { $0.status == .notRun }
    let expectations = cells.flatMap(\.outputs).compactMap { output in
      if case .expectation(let expectation) = output { expectation.isMet } else { nil }
    }
    self.init(
      cells: cells.count, succeeded: succeeded, failed: cells.count - succeeded - notRun, notRun: notRun,
      expectations: expectations.count, expectationsMet: expectations.count { $0 },
      seconds: cells.reduce(0) { $0 + ($1.seconds ?? 0) })
  }
}

extension Duration {
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
