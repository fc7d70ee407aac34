import FoundationEssentials
import LessonModel
import LessonOutput

/// A lesson and what came of its cells, as one JSON document for other programs.
///
///     {
///       "schema" : 1,
///       "lesson" : { "name" : "03-backprop", "title" : "Backpropagation", "file" : "Lessons/03-backprop.md" },
///       "cells" : [ … ],          every cell, in order: see `Cell`
///       "exercises" : [ … ],      see `Exercise`
///       "diagnostics" : [ … ],    what is wrong with the lesson itself: see below
///       "totals" : { … },         see `Totals`
///       "timings" : { "total" : 0.84 }
///     }
///
/// - Lines and columns are counted from 1, columns in UTF-8 bytes; cells are counted from 0. Times are in
///   seconds. Keys are in alphabetical order.
/// - A key whose value is not known, or does not apply, is left out.
/// - Numbers that JSON cannot write are the strings `"nan"`, `"inf"` and `"-inf"`.
/// - A diagnostic has `severity` (`error`, `warning`, `note`), `identifier`, `summary` and `notes`, and where
///   known `file`, `range` (`start` and `end`, both included, each with `line` and `column`), `why` and `fix`.
///   A note has `text` and perhaps a `range`.
/// - An output has a `kind` (`text`, `table`, `plot`, `figure`, `expectation`) and a value under that name.
///   A `text` has a `stream` (`output`, `error`, or `value` for what the cell's last expression gave) and the
///   `text`. An `expectation` has `isMet`, `message`, `line`, and where known `actual`, `expected` and
///   `tolerance`. A place in a table is null, a string, an integer, or `{"number": 0.5}`. A range of numbers
///   is an array of its two ends.
///
/// `schema` grows when a key changes its meaning or goes away; new keys may come without that.
package struct LessonDocument: Codable, Equatable, Sendable {
  package struct About: Codable, Equatable, Sendable {
    package var name: String
    package var title: String
    package var file: String
  }

  /// Lines of the lesson's file, both included.
  package struct Lines: Codable, Equatable, Sendable {
    package var first: Int
    package var last: Int
  }

  package struct Cell: Codable, Equatable, Sendable {
    package enum Role: String, Codable, Sendable {
      case plain, solution, check
    }

    package enum Status: String, Codable, Sendable {
      case succeeded
      case compileError = "compile-error"
      case trapped
      case limitReached = "limit-reached"
      case checkFailed = "check-failed"
      case unexpectedSuccess = "unexpected-success"
      case notRun = "not-run"
    }

    package var index: Int
    package var name: String?
    package var role: Role
    /// The name of the exercise that a solution or check is for.
    package var exercise: String?
    /// The whole fence.
    package var lines: Lines
    package var source: String
    package var isHidden: Bool
    /// Meant not to compile or to trap.
    package var mustFail: Bool
    /// `not-run` also where the lesson was not run at all.
    package var status: Status
    /// The limit that was met (`time`, `memory`, `output`, `processes`), or why the cell was not run.
    package var reason: String?
    package var outputs: [Output]
    package var diagnostics: [Diagnostic]
    package var seconds: Double?
  }

  package struct Exercise: Codable, Equatable, Sendable {
    package var name: String
    package var points: Int
    package var lines: Lines
    package var starter: String
    package var hints: Int
    /// Indices of cells.
    package var solution: Int?
    package var checks: [Int]
    /// Whether the code that ran as its answer, the author's or the student's, met every check; left out where the checks
    /// were not all run.
    package var isSolved: Bool?
    /// Whether the student's own answer passes, and so has run; left out where there is none.
    package var isSolvedByStudent: Bool?
  }

  package struct Totals: Codable, Equatable, Sendable {
    package var cells: Int
    package var succeeded: Int
    package var failed: Int
    package var notRun: Int
    /// Claims that were checked, and those that held.
    package var expectations: Int
    package var expectationsMet: Int
    /// The sum of the cells' own times.
    package var seconds: Double
  }

  package var schema = 1
  package var lesson: About
  package var cells: [Cell]
  package var exercises: [Exercise]
  package var diagnostics: [Diagnostic]
  package var totals: Totals
  /// Seconds for each stage of the work, as the command names them.
  package var timings: [String: Double]

  /// The document as text, ended by a newline.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
