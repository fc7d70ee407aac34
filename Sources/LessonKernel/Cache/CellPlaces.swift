import LessonModel
import LessonOutput

/// Turns lines of the file into lines of cells and back, so that a result can be kept while prose moves its cell.
struct CellPlaces {
  /// The line is in none of the cells that a kept result may speak of.
  struct Elsewhere: Error {}

  /// The cells of the lesson up to the one whose result it is, which is the last.
  let cells: ArraySlice<Cell>

  /// - Parameter cell: index into `lesson.cells`.
  init(_ lesson: Lesson, upTo cell: Int) {
    cells = lesson.cells[...cell]
  }

  /// How many cells back, and how many lines below that cell's first fence.
  func relative(_ line: Int) throws -> Int {
    guard let cell = cells.last(where: { $0.range.start.line <= line }), line <= cell.range.end.line else {
      throw Elsewhere()
    }
    return (cells.endIndex - 1 - cell.index) << CellPlaces.shift | (line - cell.range.start.line)
  }

  func line(_ relative: Int) throws -> Int {
    let index = cells.endIndex - 1 - relative >> CellPlaces.shift
    guard relative >= 0, cells.indices.contains(index) else { throw Elsewhere() }
    return cells[index].range.start.line + relative & (1 << CellPlaces.shift - 1)
  }

  private static let shift = 32
}

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
