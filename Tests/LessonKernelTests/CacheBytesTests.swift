import LessonModel
import LessonOutput
import LessonTestSupport
import Testing

@testable import LessonKernel

@Suite("Results as bytes")
struct CacheBytesTests {
  @Test("every output comes back as it was", arguments: 0..<300)
  func outputs(seed: Int) throws {
    var random = RandomOutputs(seed: UInt64(seed))
    try expectRoundTrip((0..<4).map { _ in random.output() })
  }

  @Test("every result comes back as it was", arguments: 0..<300)
  func results(seed: Int) throws {
    var random = RandomResults(seed: UInt64(seed))
    try expectRoundTrip(random.result(of: makeLesson(["1", "2\n3", "4"]), cell: 2))
  }

  @Test("bytes that are cut off or changed are damage or another value, and never a crash", arguments: 0..<20)
  func damage(seed: Int) {
    var random = RandomResults(seed: UInt64(seed))
    var writer = ByteWriter()
    writer.write(random.result(of: makeLesson(["1", "2"]), cell: 1))
    for end in writer.bytes.indices {
      var reader = ByteReader(Array(writer.bytes[..<end]))
      #expect(throws: Damage.self) { try CellResult(from: &reader) }
    }
    for index in writer.bytes.indices {
      var bytes = writer.bytes
      bytes[index] ^= 0xFF
      var reader = ByteReader(bytes)
      _ = try? CellResult(from: &reader)
    }
  }

  /// A property that is added to a type must be written and read, too, and then listed here.
  @Test("no property is forgotten")
  func properties() {
    var figure = Figure(width: 1, height: 1, description: "")
    figure.circle(at: (0, 0), radius: 1)
    let samples: [(Any, [String])] = [
      (CellResult(cell: 0, status: .succeeded), ["cell", "status", "outputs", "diagnostics", "runTime"]),
      (
        Diagnostic(.error, "", ""),
        ["severity", "identifier", "file", "range", "summary", "why", "fix", "notes"]
      ),
      (Diagnostic.Note(""), ["range", "text"]),
      (SourceRange(line: 1, column: 1), ["start", "end"]),
      (SourcePosition(line: 1, column: 1), ["line", "column"]),
      (TextOutput(.output, ""), ["stream", "text"]),
      (
        Expectation(isMet: true, message: "", line: 1),
        [
          "isMet", "message", "actual", "expected", "tolerance", "input", "guess", "line", "codeLine",
          "samples",
        ]
      ),
      (Expectation.Sample(input: "", output: ""), ["input", "output"]),
      (Table(), ["title", "columns", "rows"]),
      (Table.Column(""), ["name", "alignment", "format"]),
      (Plot(), ["title", "xAxis", "yAxis", "series", "field", "description"]),
      (Plot.Axis(), ["label", "scale", "range"]),
      (Plot.Series(.line, x: [], y: []), ["name", "mark", "x", "y", "color"]),
      (Plot.Field(.heat, x: 0...1, y: 0...1, values: []), ["kind", "x", "y", "values"]),
      (figure, ["width", "height", "shapes", "title", "description"]),
      (Figure.Point(0, 0), ["x", "y"]),
      (Figure.Stroke(), ["color", "weight", "isDashed"]),
    ]
    for (value, properties) in samples {
      #expect(Mirror(reflecting: value).children.map(\.label) == properties, "of \(type(of: value))")
    }
  }

  private func expectRoundTrip<Value: ByteCoded>(_ value: Value) throws {
    var writer = ByteWriter()
    writer.write(value)
    var reader = ByteReader(writer.bytes)
    let copy = try Value(from: &reader)
    // Compared as text, because NaN is not equal to itself.
    #expect(String(reflecting: copy) == String(reflecting: value))
    #expect(reader.isAtEnd)
  }
}
