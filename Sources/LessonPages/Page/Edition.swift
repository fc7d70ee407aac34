/// Whom a site is for.
package enum Edition: String, Sendable, CaseIterable {
  /// Anyone: solutions are there, in folds.
  case reader
  /// A class: no file holds a solution, a foreseen mistake or a hidden check.
  case student
  /// Who teaches: also shows foreseen mistakes, and the checks themselves.
  case teacher
}
