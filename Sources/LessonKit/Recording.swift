import Glibc
import LessonOutput

/// Hands a record to the process that runs cells; in any other program, which has nobody to draw
/// tables, writes the record as a line of JSON to standard output.
func record(_ record: Record) {
  let line = encodeAsJSONLine(record)
  if let handOver {
    line.withUnsafeBytes { handOver($0.baseAddress!, $0.count) }
  } else {
    print(String(decoding: line, as: UTF8.self), terminator: "")
  }
}

/// Notes what a check is about to try, for the case that the code traps or never ends: then nothing else tells it.
///
/// - Parameter line: of the check.
func note(input: some Any, line: Int) {
  guard let noteInput else { return }
  let input = written(input)
  let words = input.utf8.count <= longestNote ? input : input.prefix(longestNote) + "…"
  var text = "\(line) " + words.split(whereSeparator: \.isNewline).joined(separator: " ")
  text.withUTF8 { noteInput($0.baseAddress!, $0.count) }
}

/// There is one for each of the inputs, and nobody reads most of them.
private let longestNote = 400

private typealias HandOver = @convention(c) (UnsafeRawPointer, Int) -> Void

private let handOver = exported("lesson_record")
private let noteInput = exported("lesson_note_input")

/// A function that the runner exports. Looked up by name, so that the library also loads where there is no runner.
private func exported(_ name: String) -> HandOver? {
  guard let symbol = dlsym(nil, name) else { return nil }
  return unsafeBitCast(symbol, to: HandOver.self)
}
