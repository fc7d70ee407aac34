import FoundationEssentials
import LessonModel
import LessonOutput

/// A lesson and what came of running it, as one JSON document for programs.
///
/// The document's form is stable: within one value of `schema`, members are only added, never renamed, removed or
/// given another meaning. Members without a value are left out. Lines and columns count from 1, columns in UTF-8
/// bytes; times are in seconds; numbers that JSON cannot write are the strings "nan", "inf" and "-inf".
///
///     {
///       "schema": 1,
///       "lesson": {"name": "03-backprop", "title": "Backpropagation", "file": "Lessons/03-backprop.md"},
///       "cells": [
///         {
///           "index": 0, "name": "start", "role": "plain", "line": 14, "endLine": 27, "source": "import ...",
///           "isHidden": false, "status": "succeeded", "seconds": 0.0005,
///           "outputs": [{"kind": "text", "text": {"stream": "value", "text": "0.63"}}],
///           "diagnostics": []
///         }
///       ],
///       "exercises": [
///         {"name": "sigmoid", "points": 1, "line": 64, "solution": 2, "checks": [3], "hints": 2, "mistakes": 1}
///       ],
///       "diagnostics": [],
///       "totals": {"cells": 56, "succeeded": 56, "failed": 0, "notRun": 0, "seconds": 0.08}
///     }
///
/// - `role` is `plain`, `solution` or `check`; the latter two have `exercise`, an index into `exercises`.
/// - `status` is `succeeded`, `compileError`, `trapped`, `limitReached` (with `limit`: `time`, `memory`, `output`
///   or `processes`), `checkFailed`, `unexpectedSuccess`, or `notRun` (with `reason`).
/// - `outputs` holds what the cell displayed, in order: see `Output` for the kinds.
package struct LessonReport: Encodable {
  var schema = 1
  var lesson: LessonEntry
  var cells: [CellEntry]
  var exercises: [ExerciseEntry]
  /// What parsing the lesson found wrong.
  var diagnostics: [DiagnosticEntry]
  var totals: Totals

  /// - Parameter results: the cells' results; a cell without one is listed as not run.
  package init(_ lesson: Lesson, results: [CellResult]) {
    let results = Dictionary(results.map { ($0.cell, $0) }, uniquingKeysWith: { $1 })
    self.lesson = LessonEntry(name: lesson.name, title: lesson.title, file: lesson.file)
    cells = lesson.cells.map {
      CellEntry($0, results[$0.index] ?? CellResult(cell: $0.index, status: .notRun("not asked for")))
    }
    exercises = lesson.exercises.map(ExerciseEntry.init)
    diagnostics = lesson.diagnostics.map(DiagnosticEntry.init)
    totals = Totals(cells)
  }

  /// The document, ended by a newline. Members are in alphabetical order, so that two runs can be compared.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}

struct LessonEntry: Encodable {
  var name: String
  var title: String
  var file: String
}

struct CellEntry: Encodable {
  var index: Int
  var name: String?
  var role: String
  var exercise: Int?
  var line: Int
  var endLine: Int
  var source: String
  var isHidden: Bool
  var status: String
  var reason: String?
  var limit: String?
  var outputs: [Output]
  var diagnostics: [DiagnosticEntry]
  var seconds: Double?

  init(_ cell: Cell, _ result: CellResult) {
    index = cell.index
    name = cell.name
    switch cell.role {
    case .plain: role = "plain"
    case .solution(let exercise): (role, self.exercise) = ("solution", exercise)
    case .check(let exercise): (role, self.exercise) = ("check", exercise)
    }
    line = cell.range.start.line
    endLine = cell.range.end.line
    source = cell.code.text
    isHidden = cell.isHidden
    switch result.status {
    case .succeeded: status = "succeeded"
    case .compileError: status = "compileError"
    case .trapped: status = "trapped"
    case .limitReached(let limit): (status, self.limit) = ("limitReached", limit.rawValue)
    case .checkFailed: status = "checkFailed"
    case .unexpectedSuccess: status = "unexpectedSuccess"
    case .notRun(let reason): (status, self.reason) = ("notRun", reason)
    }
    outputs = result.outputs
    diagnostics = result.diagnostics.map(DiagnosticEntry.init)
    seconds = result.runTime.map { $0 / .seconds(1) }
  }
}

struct ExerciseEntry: Encodable {
  var name: String
  var points: Int
  var line: Int
  var solution: Int?
  var checks: [Int]
  var hints: Int
  var mistakes: Int

  init(_ exercise: Exercise) {
    name = exercise.name
    points = exercise.points
    line = exercise.range.start.line
    solution = exercise.solution
    checks = exercise.checks
    hints = exercise.hints.count
    mistakes = exercise.mistakes.count
  }
}

struct DiagnosticEntry: Encodable {
  struct Note: Encodable {
    var text: String
    var line: Int?
    var column: Int?
  }

  var severity: String
  var identifier: String
  var file: String?
  var line: Int?
  var column: Int?
  var endLine: Int?
  var endColumn: Int?
  var summary: String
  var why: String?
  var fix: String?
  var notes: [Note]

  init(_ diagnostic: Diagnostic) {
    severity = diagnostic.severity.rawValue
    identifier = diagnostic.identifier
    file = diagnostic.file
    line = diagnostic.range?.start.line
    column = diagnostic.range?.start.column
    endLine = diagnostic.range?.end.line
    endColumn = diagnostic.range?.end.column
    summary = diagnostic.summary
    why = diagnostic.why
    fix = diagnostic.fix
    notes = diagnostic.notes.map {
      Note(text: $0.text, line: $0.range?.start.line, column: $0.range?.start.column)
    }
  }
}

struct Totals: Encodable {
  var cells: Int
  var succeeded: Int
  var failed: Int
  var notRun: Int
  /// The cells' own time, without compiling.
  var seconds: Double

  init(_ entries: [CellEntry]) {
    cells = entries.count
    succeeded = entries.count { $0.status == "succeeded" }
    notRun = entries.count { $0.status == "notRun" }
    failed = cells - succeeded - notRun
    seconds = entries.reduce(0) { $0 + ($1.seconds ?? 0) }
  }
}
