import LessonModel
import SwiftAnalysis

/// Code to be tried, as a lesson of one cell: what the compiler and the runtime say of it is then told like what they
/// say of a lesson's cells.
package struct TrialCode: Sendable {
  let lesson: Lesson
  let analysis: CellAnalysis

  /// - Parameters:
  ///   - name: what to call the code in messages.
  ///   - file: the file as the user would name it.
  package init(_ name: String, _ code: Snippet, file: String) {
    let lineCount = max(1, code.text.utf8.count { $0 == UInt8(ascii: "\n") })
    let cell = Cell(
      index: 0, name: name, code: code,
      range: SourceRange(
        SourcePosition(line: code.firstLine, column: 1),
        SourcePosition(line: code.firstLine + lineCount, column: 1)))
    lesson = Lesson(name: name, file: file, title: name, cells: [cell])
    analysis = CellAnalysis(of: code.text)
  }

  var cell: Cell { lesson.cells[0] }

  /// The file's name without its folder, by which messages are recognized.
  var sourceName: String { SegmentSource(file: lesson.file).sourceName }
}
