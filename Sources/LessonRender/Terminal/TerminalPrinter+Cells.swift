import LessonModel

extension TerminalPrinter {
  /// A cell's source, then, as soon as it is known, what came of running it.
  func printCell(_ cell: Cell) {
    switch cell.role {
    case .plain: printCodeAndResult(cell)
    case .solution: printSolution(cell)
    case .check(let exercise): printCheck(cell, lesson.exercises[exercise])
    }
  }

  func printCodeAndResult(_ cell: Cell) {
    if !cell.isHidden {
      beginBlock()
      let margin = bar(marks.heavyBar, .blue)
      withMargin(first: margin, others: margin) { printSwift(cell.code.text) }
    }
    guard let result = result(of: cell.index) else { return }
    printResult(result, of: cell, isBelowCode: !cell.isHidden)
  }

  /// What the cell printed when the author last accepted it, where nothing newer is known.
  func printRecordedOutput(of cell: Cell) {
    guard results[cell.index] == nil, let text = cell.recordedOutput, !text.isEmpty else { return }
    if !cell.isHidden { withoutBlankRow() }
    beginBlock()
    let margin = bar(marks.lightBar, .gray)
    withMargin(first: margin, others: margin) { printPreformatted(text, .plain) }
  }

  // MARK: Exercises

  /// A box with the task's name, its points, and the code to start from.
  func printExercise(_ exercise: Exercise) {
    beginBlock()
    let points = exercise.points == 1 ? "1 point" : "\(exercise.points) points"
    var title = StyledText("  " + marks.boxTop + " ", TextStyle(.magenta))
    title.append("Exercise ", TextStyle(.magenta, bold: true))
    title.append(exercise.name.printable(in: options.characters), TextStyle(bold: true))
    title.append(" \(marks.dot) \(points)", TextStyle(.gray))
    sheet.row(title)
    let margin = bar(marks.heavyBar, .magenta)
    withMargin(first: margin, others: margin) { printSwift(exercise.starter.text) }
    var foot = StyledText("  " + marks.boxBottom, TextStyle(.magenta))
    if !exercise.hints.isEmpty {
      let count = exercise.hints.count
      foot.append(" " + (count == 1 ? "1 hint" : "\(count) hints"), TextStyle(.gray))
    }
    sheet.row(foot)
  }

  /// The author's answer is run and not shown, unless it fails: then nothing after it can be believed.
  private func printSolution(_ cell: Cell) {
    guard let result = result(of: cell.index), result.isFailure else { return }
    printResult(result, of: cell, isBelowCode: false)
  }

  private func printCheck(_ cell: Cell, _ exercise: Exercise) {
    guard let result = result(of: cell.index) else { return }
    if !cell.isHidden || result.isFailure { printResult(result, of: cell, isBelowCode: false) }
    if exercise.checks.last == cell.index { printVerdict(on: exercise) }
  }

  /// `✓ solved by the author's code: 3 checks`, after an exercise's last check.
  private func printVerdict(on exercise: Exercise) {
    let checked = exercise.checks.compactMap { results[$0] }
    let expectations = checked.flatMap(\.expectations)
    let unmet = expectations.count { !$0.isMet }
    guard !checked.contains(where: { $0.isFailure && $0.status != .checkFailed }) else { return }
    let count = expectations.count == 1 ? "1 check" : "\(expectations.count) checks"
    withoutBlankRow()
    beginBlock()
    sheet.row(
      unmet == 0
        ? StyledText("  \(marks.met) solved by the author's code: \(count)", TextStyle(.green))
        : StyledText("  \(marks.unmet) the author's code fails \(unmet) of \(count)", TextStyle(.red)))
  }
}
