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
    for message in messages.messages {
      // What is missing at the end of the file was opened where the note says.
      guard let line = message.line ?? message.notes.lazy.compactMap(\.line).first,
        let cell = cell(at: line, among: cells)
      else { continue }
      if message.severity == .warning, message.line == nil || line < lesson.cells[cell].code.firstLine {
        continue
      }
      found[cell, default: []].append(diagnostic(message, line: line, in: lesson.cells[cell]))
    }
    return found
  }

  /// The cell whose fence the line belongs to.
  private func cell(at line: Int, among cells: [Int]) -> Int? {
    cells.first { (lesson.cells[$0].range.start.line...lesson.cells[$0].range.end.line).contains(line) }
  }

  private func diagnostic(_ message: CompilerMessages.Message, line: Int, in cell: Cell) -> Diagnostic {
    let column = message.line == nil ? message.notes.first { $0.line != nil }?.column : message.column
    let place = cell.code.position(line: line, column: column ?? 1)
    var diagnostic = Diagnostic(
      message.severity, "swift", message.text, file: lesson.file, at: SourceRange(place, place),
      notes: message.notes.map(note))
    if message.severity == .error {
      (diagnostic.why, diagnostic.fix) = explanation(message.text, in: cell)
    }
    return diagnostic
  }

  private func note(_ note: CompilerMessages.Note) -> Diagnostic.Note {
    let range = note.line.map { line in
      let place =
        cell(at: line, among: Array(lesson.cells.indices))
        .map { lesson.cells[$0].code.position(line: line, column: note.column) }
        ?? SourcePosition(line: line, column: note.column)
      return SourceRange(place, place)
    }
    return Diagnostic.Note(note.text, at: range)
  }

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
    if analyses[cell.index].hasTopLevelAwait {
      return ("a cell's top level is synchronous", "put the `await` into a function that a Task calls")
    }
    return (nil, nil)
  }

  /// The name in `cannot find 'name' in scope` and its kin.
  private func missingName(_ text: String) -> String? {
    guard text.hasPrefix("cannot find "), let open = text.firstIndex(of: "'") else { return nil }
    let rest = text[text.index(after: open)...]
    return rest.firstIndex(of: "'").map { String(rest[..<$0]) }
  }

  private func declaration(of name: String, after cell: Int) -> Int? {
    lesson.cells.indices.first { $0 > cell && analyses[$0].declared.contains(name) }
  }
}
