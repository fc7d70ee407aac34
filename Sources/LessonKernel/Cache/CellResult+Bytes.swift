import LessonModel
import LessonOutput

// A cell's result as bytes: one line for each property, in the order of the declaration.

extension CellResult: ByteCoded {
  func write(to writer: inout ByteWriter) {
    writer.write(cell)
    writer.write(status)
    writer.write(outputs)
    writer.write(diagnostics)
    writer.write(runTime)
  }

  init(from reader: inout ByteReader) throws {
    self.init(
      cell: try Int(from: &reader), status: try Status(from: &reader), outputs: try [Output](from: &reader),
      diagnostics: try [Diagnostic](from: &reader), runTime: try Duration?(from: &reader))
  }
}

extension CellResult.Limit: ByteCoded {}

extension CellResult.Status: ByteCoded {
  func write(to writer: inout ByteWriter) {
    switch self {
    case .succeeded: writer.bytes.append(0)
    case .compileError: writer.bytes.append(1)
    case .trapped: writer.bytes.append(2)
    case .checkFailed: writer.bytes.append(3)
    case .unexpectedSuccess: writer.bytes.append(4)
    case .limitReached(let limit):
      writer.bytes.append(5)
      writer.write(limit)
    case .notRun(let reason):
      writer.bytes.append(6)
      writer.write(reason)
    }
  }

  init(from reader: inout ByteReader) throws {
    switch try reader.tag(below: 7) {
    case 0: self = .succeeded
    case 1: self = .compileError
    case 2: self = .trapped
    case 3: self = .checkFailed
    case 4: self = .unexpectedSuccess
    case 5: self = .limitReached(try CellResult.Limit(from: &reader))
    default: self = .notRun(try String(from: &reader))
    }
  }
}

extension Diagnostic.Severity: ByteCoded {}

extension Diagnostic: ByteCoded {
  func write(to writer: inout ByteWriter) {
    writer.write(severity)
    writer.write(identifier)
    writer.write(file)
    writer.write(range)
    writer.write(summary)
    writer.write(why)
    writer.write(fix)
    writer.write(notes)
  }

  init(from reader: inout ByteReader) throws {
    let severity = try Severity(from: &reader)
    let identifier = try String(from: &reader)
    let file = try String?(from: &reader)
    let range = try SourceRange?(from: &reader)
    self.init(
      severity, identifier, try String(from: &reader), file: file, at: range,
      why: try String?(from: &reader), fix: try String?(from: &reader), notes: try [Note](from: &reader))
  }
}

extension Diagnostic.Note: ByteCoded {
  func write(to writer: inout ByteWriter) {
    writer.write(range)
    writer.write(text)
  }

  init(from reader: inout ByteReader) throws {
    let range = try SourceRange?(from: &reader)
    self.init(try String(from: &reader), at: range)
  }
}

extension SourceRange: ByteCoded {
  func write(to writer: inout ByteWriter) {
    for number in [start.line, start.column, end.line, end.column] { writer.write(number) }
  }

  init(from reader: inout ByteReader) throws {
    self.init(
      SourcePosition(line: try Int(from: &reader), column: try Int(from: &reader)),
      SourcePosition(line: try Int(from: &reader), column: try Int(from: &reader)))
  }
}
