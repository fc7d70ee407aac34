import LessonModel
import SwiftAnalysis

extension Lesson {
  /// The names that an exercise uses and that only a cell below it gives: a student's code is compiled with what
  /// stands above. Asked when the exercise does not compile; by itself, a name that is found elsewhere, in the standard
  /// library say, proves nothing.
  func namesGivenTooLate(to exercise: Int) -> [Diagnostic] {
    let own = [exercises[exercise].solution].compactMap { $0 } + exercises[exercise].checks
    guard let first = own.min(), let last = own.max() else { return [] }
    let analyses = cells.map { CellAnalysis(of: $0.code.text) }
    var known: Set<String> = []
    for cell in cells.indices where cell < first || own.contains(cell) {
      known.formUnion(analyses[cell].declared)
    }
    var problems: [Diagnostic] = []
    for cell in own.sorted() {
      for name in analyses[cell].mentioned.subtracting(known).sorted() {
        guard
          let giver = cells.indices.first(where: { $0 > last && analyses[$0].declared.contains(name) })
        else { continue }
        problems.append(
          .nameGivenTooLate(
            name, exercises[exercise].name, user: cells[cell], giver: cells[giver], file: file))
      }
    }
    return problems
  }
}

extension Diagnostic {
  fileprivate static func nameGivenTooLate(
    _ name: String, _ exercise: String, user: Cell, giver: Cell, file: String
  ) -> Diagnostic {
    Diagnostic(
      .error, "name-given-too-late",
      "the exercise `\(exercise)` uses `\(name)`, which only a later cell gives",
      file: file, at: user.code.range(ofWord: name) ?? user.range,
      why: "a student's answer is compiled with the cells above it",
      fix: "move the exercise below it, or the cell up",
      notes: [Note("`\(name)` is given here", at: giver.code.range(ofWord: name))])
  }
}
