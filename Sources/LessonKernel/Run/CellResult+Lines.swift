import LessonModel
import LessonOutput


extension CellResult {
  /// With every line of the lesson that it speaks of replaced.
  func replacingLines(_ replace: (Int) throws -> Int) rethrows -> CellResult {
    func range(_ range: SourceRange?) throws -> SourceRange? {
      guard var range else { return nil }
      range.start.line = try replace(range.start.line)
      range.end.line = try replace(range.end.line)
      return range
    }
    var result = self
    for index in outputs.indices {
      guard case .expectation(var expectation) = outputs[index] else { continue }
      expectation.line = try replace(expectation.line)
      result.outputs[index] = .expectation(expectation)
    }
    for index in diagnostics.indices {
      result.diagnostics[index].range = try range(diagnostics[index].range)
      for note in diagnostics[index].notes.indices {
        result.diagnostics[index].notes[note].range = try range(diagnostics[index].notes[note].range)
      }
    }
    return result
  }
}
