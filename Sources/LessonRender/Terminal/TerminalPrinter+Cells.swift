import LessonModel

extension TerminalPrinter {
  /// A cell's source, then, as soon as it is known, what came of running it.
  func printCell(_ cell: Cell) {
    switch cell.role {
    case .plain: printCodeAndResult(cell)
    case .solution: printSolution(cell)
    case .check(let exercise): printCheck(cell, exercise)
    }
  }

  func printCodeAndResult(_ cell: Cell) {
    if !cell.isHidden {
      beginBlock()
      let margin = bar(marks.heavyBar, .blue)
      withMargin(first: margin, others: margin) { printSwift(cell.code.text) }
    }
    printOutcomes(outcomes(of: cell.index), of: cell, isBelowCode: !cell.isHidden)
  }

  private func printOutcomes(_ outcomes: [Outcome], of cell: Cell, isBelowCode: Bool) {
    for (index, outcome) in outcomes.enumerated() {
      printOutcome(outcome, of: cell, isBelowCode: isBelowCode || index > 0)
    }
  }

  /// What the cell printed when the author last accepted it, where nothing newer is known.
  func printRecordedOutput(of cell: Cell) {
    guard newest[cell.index] == nil, let text = cell.recordedOutput?.lines.text, !text.isEmpty else { return }
    if !cell.isHidden { withoutBlankRow() }
    beginBlock()
    let margin = bar(marks.lightBar, .gray)
    withMargin(first: margin, others: margin) { sheet.printPreformatted(text) }
  }

  // MARK: Exercises

  /// A box with the task's name, its points, whether the student has solved it, and the code to start from.
  func printExercise(_ exercise: Exercise, isSolved: Bool?) {
    flush()
    beginBlock()
    let points = exercise.points == 1 ? "1 point" : "\(exercise.points) points"
    var title = StyledText("  " + marks.boxTop + " ", TextStyle(.magenta))
    title.append("Exercise ", TextStyle(.magenta, bold: true))
    title.append(exercise.name.printable(in: options.characters), TextStyle(bold: true))
    title.append(" \(marks.dot) \(points)", TextStyle(.gray))
    if let isSolved {
      title.append(" \(marks.dot) ", TextStyle(.gray))
      title.append(
        isSolved ? "\(marks.met) solved" : "\(marks.skipped) not solved yet",
        TextStyle(isSolved ? .green : .yellow))
    }
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
    printOutcomes(outcomes(of: cell.index).filter(\.result.isFailure), of: cell, isBelowCode: false)
  }

  private func printCheck(_ cell: Cell, _ index: Int) {
    let exercise = lesson.exercises[index]
    let outcomes = outcomes(of: cell.index)
    guard !outcomes.isEmpty else { return }
    printOutcomes(outcomes.filter { !cell.isHidden || $0.result.isFailure }, of: cell, isBelowCode: false)
    if exercise.checks.last == cell.index { printVerdict(on: exercise, isTheirs: isSolved(index) == true) }
  }

  /// `✓ solved by the author's code: 3 checks`, after an exercise's last check.
  ///
  /// - Parameter isTheirs: the student's code has run.
  private func printVerdict(on exercise: Exercise, isTheirs: Bool) {
    let checked = exercise.checks.compactMap { newest[$0] }
    let expectations = checked.flatMap(\.result.expectations)
    let unmet = expectations.count { !$0.isMet }
    guard !checked.contains(where: { $0.result.isFailure && $0.result.status != .checkFailed }) else {
      return
    }
    let count = expectations.count == 1 ? "1 check" : "\(expectations.count) checks"
    withoutBlankRow()
    beginBlock()
    let isStale = checked.contains(where: \.isStale)
    let indent = isStale ? "" : "  "
    let whose = isTheirs ? "your code" : "the author's code"
    if isStale { sheet.push(bar(marks.staleBar, .gray)) }
    sheet.row(
      unmet == 0
        ? StyledText(indent + "\(marks.met) solved by \(whose): \(count)", TextStyle(.green))
        : StyledText(indent + "\(marks.unmet) \(whose) fails \(unmet) of \(count)", TextStyle(.red)))
    if isStale { sheet.pop() }
  }
}
