import LessonModel

/// A value that a lesson lets its reader choose: `let learningRate = 0.5` in a cell of its own.
package struct Parameter: Hashable, Sendable {
  package var name: String
  /// Index into `Lesson.cells`.
  package var cell: Int
  package var kind: LiteralKind
  /// The author's value, as it stands in the cell.
  package var value: String
  /// UTF-8 bytes of the author's value in the cell's code.
  package var literal: Range<Int>
}

extension Lesson {
  /// The lesson's parameters, in the order of their cells, and what is wrong with cells that should declare one.
  ///
  /// Where two cells declare one name, the first one counts.
  package func parameters() -> (parameters: [Parameter], problems: [Diagnostic]) {
    var parameters: [Parameter] = []
    var problems: [Diagnostic] = []
    for cell in cells where cell.isParameter {
      switch ParameterReader.read(cell) {
      case .failure(let problem): problems.append(problem.diagnostic(in: cell, of: self))
      case .success(let parameter):
        if let first = parameters.first(where: { $0.name == parameter.name }) {
          problems.append(.repeatedParameter(parameter, first: first, in: self))
        } else {
          parameters.append(parameter)
        }
      }
    }
    return (parameters, problems)
  }

  /// The lesson with another value in place of the author's.
  ///
  /// - Parameter value: a literal of the parameter's kind, in one line.
  package func setting(_ parameter: Parameter, to value: String) -> Lesson {
    var lesson = self
    lesson.cells[parameter.cell].code = cells[parameter.cell].code.replacing(parameter.literal, with: value)
    return lesson
  }

  /// The lesson's text with another value in place of the author's, for messages that quote it. A value of several
  /// lines is left as it is.
  package func source(_ source: SourceText, setting parameter: Parameter, to value: String) -> SourceText {
    let code = cells[parameter.cell].code
    let start = source.offset(of: code.position(ofOffset: parameter.literal.lowerBound))
    let range = start..<min(start + parameter.literal.count, source.bytes.count)
    guard source.bytes[range].elementsEqual(parameter.value.utf8) else { return source }
    return SourceText(source.bytes[..<start] + Array(value.utf8) + source.bytes[range.upperBound...])
  }
}

extension Snippet {
  /// The code with other text, of one line, in place of some bytes. What follows stays on its line.
  fileprivate func replacing(_ range: Range<Int>, with replacement: String) -> Snippet {
    let bytes = Array(text.utf8)
    let lineFeeds = bytes[range].count { $0 == UInt8(ascii: "\n") }
    var snippet = self
    snippet.text =
      String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + replacement
      + String(repeating: "\n", count: lineFeeds)
      + String(decoding: bytes[range.upperBound...], as: UTF8.self)
    return snippet
  }
}
