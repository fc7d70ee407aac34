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

private typealias HandOver = @convention(c) (UnsafeRawPointer, Int) -> Void

/// `lesson_record`, which the runner exports. Looked up by name, so that the library also loads where
/// there is no runner.
private let handOver: HandOver? = {
  guard let symbol = dlsym(nil, "lesson_record") else { return nil }
  return unsafeBitCast(symbol, to: HandOver.self)
}()
