import LessonModel
import Spelling

/// Makes cells and exercises from a lesson's fenced blocks, and finds what their references mean.
struct FenceResolver {
  private(set) var cells: [Cell] = []
  private(set) var exercises: [Exercise] = []
  /// What stands in the lesson for each fence, by its ordinal. Fences that stay as they are have no entry.
  private(set) var replacements: [Int: BlockBuilder.Replacement] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  /// Where each name was given first.
  private var names: [String: SourceRange] = [:]
  /// Exercises by name.
  private var exerciseIndices: [String: Int] = [:]
  /// Names of exercises that are left out, for a fault that is reported: what refers to them is no second one.
  private var lostExercises: Set<String> = []
  /// Where the output block of a cell stands.
  private var outputRanges: [Int: SourceRange] = [:]

  init(_ fences: [FencedBlock]) {
    let named = fences.map { name(of: $0) }
    for (fence, name) in zip(fences, named) where fence.role == .exercise {
      addExercise(fence, name: name)
    }
    for (fence, name) in zip(fences, named) {
      add(fence, name: name)
    }
    for exercise in exercises {
      diagnostics += exercise.missingParts
    }
  }

  /// The fence's name, unless an earlier one has it.
  private mutating func name(of fence: FencedBlock) -> String? {
    guard let item = fence.identifier, fence.role.allowed.contains("#") else { return nil }
    if let first = names[item.text] {
      diagnostics.append(.duplicateName(item.text, at: item.range, first: first))
      return nil
    }
    names[item.text] = item.range
    return item.text
  }

  private mutating func addExercise(_ fence: FencedBlock, name: String?) {
    guard let name else {
      if let lost = fence.identifier {
        lostExercises.insert(lost.text)
      } else {
        diagnostics.append(.exerciseWithoutName(at: fence.opening))
      }
      return
    }
    exerciseIndices[name] = exercises.count
    replacements[fence.ordinal] = .blocks([Block(.exercise(exercises.count), at: fence.range)])
    exercises.append(
      Exercise(
        name: name, points: fence.points ?? 1, starter: fence.code,
        isIncomplete: fence.has(class: "incomplete"), range: fence.range))
  }

  private mutating func add(_ fence: FencedBlock, name: String?) {
    switch fence.role {
    case .exercise, .static, .other: break
    case .cell: addCell(fence, name: name, role: .plain)
    case .output: addOutput(fence)
    case .solution, .check, .mistake, .hint:
      if let exercise = exercise(of: fence) {
        addPart(fence, name: name, of: exercise)
      } else {
        // Shown, a solution would give its exercise away; run, a check would fail for no fault of its own.
        replacements[fence.ordinal] = .blocks([])
      }
    }
  }

  private mutating func addCell(_ fence: FencedBlock, name: String?, role: Cell.Role) {
    let index = cells.count
    cells.append(
      Cell(
        index: index, name: name, code: fence.code, role: role, isHidden: fence.has(class: "hidden"),
        mustFail: fence.has(class: "fails"), isParameter: fence.has(class: "parameter"),
        timeout: fence.timeout,
        range: fence.range))
    replacements[fence.ordinal] = .blocks([Block(.cell(index), at: fence.range)])
  }

  private mutating func addPart(_ fence: FencedBlock, name: String?, of exercise: Int) {
    switch fence.role {
    case .solution:
      if let first = exercises[exercise].solution {
        diagnostics.append(
          .secondSolution(of: exercises[exercise].name, at: fence.opening, first: cells[first].range))
        replacements[fence.ordinal] = .blocks([])
        return
      }
      exercises[exercise].solution = cells.count
      return addCell(fence, name: name, role: .solution(exercise: exercise))
    case .check:
      exercises[exercise].checks.append(cells.count)
      return addCell(fence, name: name, role: .check(exercise: exercise))
    case .mistake:
      let says = fence.value(of: "says")?.text ?? ""
      exercises[exercise].mistakes.append(Exercise.Mistake(code: fence.code, says: says))
    default:
      exercises[exercise].hints.append(String(fence.code.text.dropLast()))
    }
    replacements[fence.ordinal] = .blocks([
      Block(.exercisePart(exercise: exercise, fence.codeBlock), at: fence.range)
    ])
  }

  /// The exercise that `for=` names; nil, and a diagnostic, when there is none.
  private mutating func exercise(of fence: FencedBlock) -> Int? {
    guard let item = fence.value(of: "for") else {
      diagnostics.append(.missingReference(of: fence.role, exercises: exercises, at: fence.opening))
      return nil
    }
    if let index = exerciseIndices[item.text] { return index }
    if !lostExercises.contains(item.text) {
      diagnostics.append(.unknownExercise(item.text, exercises: exercises, at: item.range))
    }
    return nil
  }

  private mutating func addOutput(_ fence: FencedBlock) {
    guard let cell = cells.indices.last else {
      diagnostics.append(.outputWithoutCell(at: fence.opening))
      return
    }
    if let first = outputRanges[cell] {
      diagnostics.append(.secondOutput(of: cells[cell].label, at: fence.opening, first: first))
      return
    }
    outputRanges[cell] = fence.opening
    cells[cell].recordedOutput = RecordedOutput(
      lines: fence.code, tolerance: fence.tolerance, range: fence.range)
    replacements[fence.ordinal] = .blocks([Block(.recordedOutput(cell: cell), at: fence.range)])
  }
}

extension Exercise {
  /// What every exercise must have and this one has not.
  fileprivate var missingParts: [Diagnostic] {
    var missing: [Diagnostic] = []
    if checks.isEmpty {
      missing.append(missingPart(.check, .error, why: "without one no answer can be judged"))
    }
    if solution == nil {
      missing.append(missingPart(.solution, .error, why: "it proves that the checks can be met"))
    }
    if hints.isEmpty {
      missing.append(missingPart(.hint, .warning, why: "a student who is stuck asks for one"))
    }
    return missing
  }

  private func missingPart(
    _ part: FenceRole, _ severity: Diagnostic.Severity, why: String
  ) -> Diagnostic {
    let word = part.className ?? ""
    let language = part == .hint ? "text" : "swift"
    return Diagnostic(
      severity, "exercise-without-\(word)", "the exercise `\(name)` has no \(word)",
      at: SourceRange(range.start, range.start), why: why,
      fix: "add a block ` ```\(language) {.\(word) for=\(name)} `")
  }
}

extension Diagnostic {
  fileprivate static func duplicateName(
    _ name: String, at range: SourceRange, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .error, "duplicate-name", "the name `\(name)` is given twice", at: range,
      why: "a name belongs to one block of a lesson", fix: "choose another name",
      notes: [Note("`\(name)` is given here first", at: first)])
  }

  fileprivate static func exerciseWithoutName(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, "exercise-without-name", "the exercise has no name", at: range,
      why: "its solution, checks and hints refer to it by name", fix: "write `{#name .exercise}`")
  }

  fileprivate static func missingReference(
    of role: FenceRole, exercises: [Exercise], at range: SourceRange
  ) -> Diagnostic {
    let example = exercises.first?.name ?? "name"
    return Diagnostic(
      .error, "missing-reference", "\(role.noun) that belongs to no exercise", at: range,
      why: "`for=` names the exercise", fix: "add, for example, `for=\(example)`")
  }

  fileprivate static func unknownExercise(
    _ name: String, exercises: [Exercise], at range: SourceRange
  ) -> Diagnostic {
    let names = exercises.map(\.name)
    // A file full of exercises and of slips must not have each compared with each.
    let fix = names.prefix(200).nearest(to: name).map { "write `for=\($0)`" }
    let known =
      names.isEmpty
      ? "the lesson has no exercises"
      : "the lesson's exercises are \(names.prefix(8).map { "`\($0)`" }.joined(separator: ", "))"
        + (names.count > 8 ? " and \(names.count - 8) more" : "")
    return Diagnostic(
      .error, "unknown-exercise", "`for=\(name)` names no exercise", at: range, why: known,
      fix: fix ?? "add ` ```swift {#\(name) .exercise} `, or name an exercise that exists")
  }

  fileprivate static func secondSolution(
    of name: String, at range: SourceRange, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .error, "second-solution", "the exercise `\(name)` has a solution already", at: range,
      why: "an exercise has one solution; the first one counts", fix: "make them one",
      notes: [Note("the first solution", at: SourceRange(first.start, first.start))])
  }

  fileprivate static func outputWithoutCell(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, "output-without-cell", "an output block without a cell above it", at: range,
      why: "it holds what the cell above printed", fix: "move it below its cell, or take `{.output}` away")
  }

  fileprivate static func secondOutput(
    of cell: String, at range: SourceRange, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .error, "second-output", "a second output block for \(cell)", at: range,
      why: "a cell has one output block; the first one counts", fix: "make them one",
      notes: [Note("the first output block", at: first)])
  }
}
