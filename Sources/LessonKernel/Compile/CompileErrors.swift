import LessonModel
import SwiftAnalysis

/// Turns the compiler's messages into diagnostics of the cells they are about.
struct CompileErrors {
  let lesson: Lesson
  let analyses: [CellAnalysis]

  /// The messages by cell. Messages about lines of no cell are left out, and so are warnings about the code that
  /// was put around a cell's own, such as that it is not reached when the cell ends the program.
  func byCell(_ messages: CompilerMessages, among cells: [Int]) -> [Int: [Diagnostic]] {
    var found: [Int: [Diagnostic]] = [:]
    var unshowable: [Int: Diagnostic] = [:]
    for message in messages.messages {
      // What is missing at the end of the file was opened where the note says.
      guard let line = message.line ?? message.notes.lazy.compactMap(\.line).first,
        let cell = cell(at: line, among: cells)
      else { continue }
      if message.severity == .warning, message.line == nil || line < lesson.cells[cell].code.firstLine {
        continue
      }
      if isAboutShowing(message) {
        unshowable[cell] = unshowableResult(message, of: lesson.cells[cell])
      } else {
        found[cell, default: []].append(diagnostic(message, line: line, in: lesson.cells[cell]))
      }
    }
    // That a value cannot be shown mostly follows from what is wrong with it.
    for (cell, diagnostic) in unshowable where found[cell]?.contains(where: { $0.severity == .error }) != true
    {
      found[cell, default: []].append(diagnostic)
    }
    return found
  }

  /// A cell that awaits something outside of any function.
  func topLevelAwait(in cell: Cell, at offset: Int) -> Diagnostic {
    let place = cell.code.position(ofOffset: offset)
    return Diagnostic(
      .error, "top-level-await", "`await` outside of a function", file: lesson.file,
      at: SourceRange(place, place), why: "cells run one after the other, and nothing runs beside them",
      fix: "call the asynchronous function in a Task, and wait for what it brings")
  }

  /// The cell whose fence the line belongs to.
  private func cell(at line: Int, among cells: [Int]) -> Int? {
    cells.first { (lesson.cells[$0].range.start.line...lesson.cells[$0].range.end.line).contains(line) }
  }

  private func diagnostic(_ message: CompilerMessages.Message, line: Int, in cell: Cell) -> Diagnostic {
    let column = message.line == nil ? message.notes.first { $0.line != nil }?.column : message.column
    let place = cell.code.nearestPosition(line: line, column: column ?? 1)
    var diagnostic = Diagnostic(
      message.severity, "swift", SegmentNames.removed(from: message.text), file: lesson.file,
      at: SourceRange(place, place), notes: message.notes.filter { !isGenerated($0.text) }.map(note))
    if message.severity == .error {
      (diagnostic.why, diagnostic.fix) =
        redeclaration(message, in: cell) ?? explanation(message.text, in: cell)
    }
    return diagnostic
  }

  private func note(_ note: CompilerMessages.Note) -> Diagnostic.Note {
    let range = note.line.map { line in
      let place =
        cell(at: line, among: Array(lesson.cells.indices))
        .map { lesson.cells[$0].code.nearestPosition(line: line, column: note.column) }
        ?? SourcePosition(line: line, column: note.column)
      return SourceRange(place, place)
    }
    return Diagnostic.Note(SegmentNames.removed(from: note.text), at: range)
  }

  // MARK: - What generated code makes the compiler say

  /// Whether a note tells of something that is not in the lesson.
  private func isGenerated(_ note: String) -> Bool {
    note.contains("'_showResult'") || note.contains("ShownValue") || note.contains("in module 'Segment")
  }

  /// Whether the message is about the call that shows the value of a cell's last expression.
  private func isAboutShowing(_ message: CompilerMessages.Message) -> Bool {
    message.text.contains("'_showResult'") || message.text.contains("'ShownValue'")
  }

  private func unshowableResult(_ message: CompilerMessages.Message, of cell: Cell) -> Diagnostic {
    let place = cell.code.position(ofOffset: analyses[cell.index].lastExpression?.lowerBound ?? 0)
    return Diagnostic(
      message.severity, "swift", "the value of the cell's last expression cannot be shown",
      file: lesson.file, at: SourceRange(place, place),
      why: "its type is unknown, or it is one that cannot be copied",
      fix: "give it a name and a type, `let value: Type = ...`, or a place to go, `_ = ...`")
  }

  // MARK: - Explanations

  /// Why and how to mend it, for the mistakes that lessons invite. Depends on what the cells below declare, as
  /// nothing else in a result does.
  func explanation(_ message: String, in cell: Cell) -> (why: String?, fix: String?) {
    if let name = missingName(message), let later = declaration(of: name, after: cell.index) {
      let line = lesson.cells[later].range.start.line
      return (
        "`\(name)` is declared later, in \(lesson.cells[later].label) (line \(line)); cells run from the top",
        "move that cell above this one"
      )
    }
    if message.hasPrefix("no such module") {
      return ("cells can import Backprop, LessonBackprop, LessonKit and the toolchain's own modules", nil)
    }
    return (nil, nil)
  }

  /// Two cells declare the same name, and the compiler says so in terms of modules.
  private func redeclaration(_ message: CompilerMessages.Message, in cell: Cell) -> (String?, String?)? {
    let isAmbiguous = message.notes.contains { isGenerated($0.text) }
    let texts: [String] = [message.text] + message.notes.map(\.text)
    let names: [String] =
      isAmbiguous
      ? [quotedName(message.text)].compactMap { $0 } : texts.flatMap(SegmentNames.qualifiedNames)
    for name in names {
      let cells = lesson.cells.indices.filter { $0 <= cell.index && analyses[$0].declared.contains(name) }
      guard let first = cells.first, let last = cells.last, first != last else { continue }
      return isAmbiguous
        ? (
          "`\(name)` is declared in \(place(first)) and again in \(place(last)); both fit here",
          "say which type you want, as in `let value: Double = \(name)()`, or choose another name"
        )
        : (
          "`\(name)` is declared in \(place(first)) and again in \(place(last)), which makes two types of that name",
          "make the value anew with the later `\(name)`, or choose another name"
        )
    }
    return nil
  }

  /// Without its line, which moves with every edit above.
  private func place(_ cell: Int) -> String {
    lesson.cells[cell].label
  }

  /// `f` of `ambiguous use of 'f(x:)'`.
  private func quotedName(_ text: String) -> String? {
    let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count == 3 ? String(parts[1].prefix { $0 != "(" }) : nil
  }

  /// The name in `cannot find 'name' in scope` and its kin.
  private func missingName(_ text: String) -> String? {
    text.hasPrefix("cannot find ") ? quotedName(text) : nil
  }

  private func declaration(of name: String, after cell: Int) -> Int? {
    lesson.cells.indices.first { $0 > cell && analyses[$0].declared.contains(name) }
  }
}
