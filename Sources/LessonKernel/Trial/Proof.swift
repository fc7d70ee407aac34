import CSupervisor
import Glibc
import LessonModel
import SwiftAnalysis

/// The checks of an exercise, compiled once, for many answers.
///
/// They are compiled against the author's solution, in a module of the name that every answer's module has. An answer
/// takes the solution's place when it is loaded: what the checks call is found by name and type. So nothing that an
/// answer declares can change what the checks mean, be it another `expect` or another `==`; and what it lacks is known
/// before it runs.
///
/// The memory layout of a type is a part of the code that uses it, so a solution that declares types cannot stand in for
/// an answer. Then the checks are compiled anew for each answer, and must want nothing of it but what they want of
/// the solution.
package final class Proof {
  enum Stage {
    case waiting
    case buildingSolution(LibraryBuild)
    case buildingChecks(LibraryBuild)
    case ready(Image)
    case broken([Diagnostic])
  }

  /// The checks' library, which exists in memory alone.
  struct Image {
    let file: FrozenFile
    let symbols: SymbolTable
  }

  let stop: Int
  let solution: TrialCode
  /// With their lines shifted.
  let checks: Lesson
  /// Whether the checks must be compiled with each answer.
  let dependsOnLayout: Bool
  var stage = Stage.waiting

  /// What is added to the lines of the checks. An expectation tells its line, which is compiled into its call: a record
  /// that an answer makes by itself cannot know it.
  private let shift = Int.random(in: 100_000_000...900_000_000)

  /// - Parameters:
  ///   - stop: the state that the exercise begins with.
  ///   - checks: the check cells, as they stand in the lesson.
  package init(
    at stop: Int, solution: TrialCode, checks: [Cell], in lesson: Lesson, dependsOnLayout: Bool
  ) {
    self.stop = stop
    self.solution = solution
    self.dependsOnLayout = dependsOnLayout
    var shifted = Lesson(name: lesson.name, file: lesson.file, title: lesson.title)
    for (index, check) in checks.enumerated() {
      var check = check
      check.index = index
      check.code.firstLine += shift
      check.range.start.line += shift
      check.range.end.line += shift
      shifted.cells.append(check)
    }
    self.checks = shifted
  }

  var sourceName: String { SegmentSource(file: checks.file).sourceName }

  /// The checks' source, to be compiled against a module with an answer or the solution.
  var source: String {
    SegmentSource(file: checks.file).text(
      checks.cells.map { ($0, CellAnalysis(of: $0.code.text)) }, importing: TrialBench.answerModule,
      knowing: [])
  }

  /// The libraries behind what the checks import.
  var imports: [String] { checks.cells.flatMap { CellAnalysis(of: $0.code.text).imports } }

  /// The lesson's line of a line that the checks' code has told; nil when it is none of theirs.
  func line(_ told: Int) -> Int? {
    let isTheirs = checks.cells.contains { $0.range.start.line...$0.range.end.line ~= told }
    return isTheirs ? told - shift : nil
  }

  /// What the compiler says of the checks, at the lines of the lesson.
  func diagnostics(_ messages: String) -> [Diagnostic] {
    let errors = CompileErrors(
      lesson: checks, analyses: checks.cells.map { CellAnalysis(of: $0.code.text) })
    let found = errors.byCell(
      CompilerMessages(messages, sourceName: sourceName), among: Array(checks.cells.indices))
    let all = found.keys.sorted().flatMap { cell in
      CellResult(cell: cell, status: .compileError, diagnostics: found[cell] ?? [])
        .replacingLines { line($0) ?? $0 }.diagnostics
    }.filter { $0.severity == .error }
    if !all.isEmpty { return all }
    return [
      Diagnostic(
        .error, "compiler-failed", "the checks do not compile: \(messages.prefix(400))", file: checks.file,
        at: checks.cells.first.flatMap { line($0.range.start.line) }.map { SourceRange(line: $0, column: 1) })
    ]
  }

  /// Why no answer can be judged with these checks; nil while that is not known to be so.
  package var problem: [Diagnostic]? {
    if case .broken(let diagnostics) = stage { diagnostics } else { nil }
  }

  /// For the module that it is compiled against, or for a free core.
  var isWaiting: Bool {
    if case .waiting = stage { true } else { false }
  }

  package var isReady: Bool {
    if case .ready = stage { true } else { false }
  }
}

/// A file in memory that nobody can change.
final class FrozenFile {
  let descriptor: Int32

  init(_ bytes: [UInt8]) throws(KernelError) {
    var file: Int32 = -1
    let failure = supervisor_frozen_file("checks", bytes, bytes.count, &file)
    if failure != 0 { throw .cannotStart(program: "a memory file", errno: failure) }
    descriptor = file
  }

  deinit {
    close(descriptor)
  }
}
