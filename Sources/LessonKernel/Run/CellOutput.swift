import LessonOutput

/// Puts together what one cell displayed: text from the files it printed to and the values it showed, in the
/// order in which they came.
struct CellOutput {
  /// Offsets into the two files that the runner writes to.
  struct Mark: Equatable {
    var printed: Int
    var raw: Int
  }

  private enum Event {
    /// The last bytes of the printed file, this many, were written to standard error.
    case error(count: Int)
    case output(Output)
  }

  let start: Mark
  private var events: [(Mark, Event)] = []

  init(from start: Mark) {
    self.start = start
  }

  mutating func addError(count: Int, at mark: Mark) {
    events.append((mark, .error(count: count)))
  }

  mutating func add(_ output: Output, at mark: Mark) {
    events.append((mark, .output(output.withoutSegmentNames)))
  }

  /// How much had been written past the C library when the cell last displayed something.
  var lastRaw: Int {
    events.last { if case .output = $0.1 { true } else { false } }?.0.raw ?? start.raw
  }

  /// Everything up to `end`.
  ///
  /// - Parameter limit: the most bytes of text to keep; of more, the beginning and the end are kept.
  func outputs(to end: Mark, printed: MemoryFile, raw: MemoryFile, limit: Int) -> [Output] {
    var text = TextCollector(limit: limit)
    var place = start
    for (mark, event) in events {
      switch event {
      case .error(let count):
        text.add(.output, printed, place.printed..<max(place.printed, mark.printed - count))
        text.add(.error, printed, max(place.printed, mark.printed - count)..<mark.printed)
      case .output(let output):
        text.add(.output, printed, place.printed..<max(place.printed, mark.printed))
        text.add(.error, raw, place.raw..<max(place.raw, mark.raw))
        text.outputs.append(output)
        place.raw = max(place.raw, mark.raw)
      }
      place.printed = max(place.printed, mark.printed)
    }
    text.add(.output, printed, place.printed..<max(place.printed, end.printed))
    text.add(.error, raw, place.raw..<max(place.raw, end.raw))
    return text.outputs
  }
}

/// Joins stretches of the same stream, and cuts out the middle of what is too long.
private struct TextCollector {
  var outputs: [Output] = []
  let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  mutating func add(_ stream: TextOutput.Stream, _ file: MemoryFile, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let text = read(file, range)
    if case .text(var last) = outputs.last, last.stream == stream {
      last.text += text
      outputs[outputs.count - 1] = .text(last)
    } else {
      outputs.append(.text(TextOutput(stream, text)))
    }
  }

  private func read(_ file: MemoryFile, _ range: Range<Int>) -> String {
    func string(_ range: Range<Int>) -> String {
      String(decoding: SegmentNames.removed(from: file.read(range)), as: UTF8.self)
    }
    guard range.count > limit else { return string(range) }
    let head = range.lowerBound..<(range.lowerBound + limit / 2)
    let tail = (range.upperBound - limit / 2)..<range.upperBound
    let missing = tail.lowerBound - head.upperBound
    return string(head) + "\n… \(missing) bytes left out …\n" + string(tail)
  }
}

extension Output {
  /// Names of types in values and checks are those that the lesson gave.
  fileprivate var withoutSegmentNames: Output {
    switch self {
    case .text(var text):
      text.text = SegmentNames.removed(from: text.text)
      return .text(text)
    case .expectation(let expectation): return .expectation(expectation.withoutSegmentNames)
    case .table, .plot, .figure: return self
    }
  }
}

extension Expectation {
  var withoutSegmentNames: Expectation {
    var expectation = self
    expectation.message = SegmentNames.removed(from: message)
    expectation.actual = actual.map(SegmentNames.removed(from:))
    expectation.expected = expected.map(SegmentNames.removed(from:))
    return expectation
  }
}
