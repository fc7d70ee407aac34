/// Reads comma-separated values, record by record: RFC 4180 (Y. Shafranovich, 2005), with lines that may end in
/// either way, a mark for UTF-8 that may come first, and empty lines that are passed over.
struct CSVReader {
  struct Field: Equatable {
    let text: String
    let start: Place
  }

  /// A place in the file, from which its column is counted only when somebody asks.
  struct Place: Equatable {
    /// Counted from 1.
    let line: Int
    /// Where the line begins, and the place itself, in bytes.
    let lineStart: Int
    let position: Int
  }

  let path: String
  private let bytes: [UInt8]
  private let separator: UInt8
  private var position = 0
  private var line = 1
  /// Where the current line begins.
  private var lineStart = 0

  init(path: String, bytes: [UInt8], separator: Unicode.Scalar) {
    self.path = path
    self.bytes = bytes
    self.separator = UInt8(ascii: separator)
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) {
      position = 3
      lineStart = 3
    }
  }

  /// The next record; nil at the file's end.
  mutating func record() throws(CSVError) -> [Field]? {
    while position < bytes.count, isLineEnd { endLine() }
    guard position < bytes.count else { return nil }
    var fields = [try field()]
    while position < bytes.count, bytes[position] == separator {
      position += 1
      fields.append(try field())
    }
    endLine()
    return fields
  }

  private mutating func field() throws(CSVError) -> Field {
    skipBlanks()
    let start = place
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
      return Field(text: try quoted(), start: start)
    }
    while position < bytes.count, bytes[position] != separator, !isLineEnd { position += 1 }
    return Field(text: trimmed(bytes[start.position..<position]), start: start)
  }

  /// What stands between quotation marks, where two of them mean one.
  private mutating func quoted() throws(CSVError) -> String {
    let start = place
    var text: [UInt8] = []
    position += 1
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "\"") {
        position += 1
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
          skipBlanks()
          guard position == bytes.count || isLineEnd || bytes[position] == separator else {
            throw error(
              at: place, expected: "a separator or the line's end after a closing quotation mark",
              found: rest
            )
          }
          return String(decoding: text, as: UTF8.self)
        }
      }
      text.append(bytes[position])
      let isNewline = bytes[position] == UInt8(ascii: "\n")
      position += 1
      if isNewline { beginLine() }
    }
    throw error(at: start, expected: "a closing quotation mark", found: "the file's end")
  }

  private var isLineEnd: Bool {
    bytes[position] == UInt8(ascii: "\n") || bytes[position] == UInt8(ascii: "\r")
  }

  private mutating func endLine() {
    guard position < bytes.count else { return }
    let isReturn = bytes[position] == UInt8(ascii: "\r")
    position += 1
    if isReturn, position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
    beginLine()
  }

  private mutating func beginLine() {
    line += 1
    lineStart = position
  }

  private func trimmed(_ text: ArraySlice<UInt8>) -> String {
    let end = text.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? text.startIndex
    return String(decoding: text[..<end], as: UTF8.self)
  }

  private mutating func skipBlanks() {
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")) && byte != separator
  }

  private var place: Place { Place(line: line, lineStart: lineStart, position: position) }

  /// The next few characters.
  private var rest: String {
    let text = String(decoding: bytes[position...].prefix(12), as: UTF8.self)
    return "\"\(text.prefix { !$0.isNewline })\""
  }
}

extension CSVReader {
  func error(at place: Place, expected: String, found: String) -> CSVError {
    let before = String(decoding: bytes[place.lineStart..<place.position], as: UTF8.self)
    return .text(
      path: path, line: place.line, column: before.count + 1, expected: expected, found: found)
  }

  /// A field holds something else than it should.
  func error(at field: Field, expected: String) -> CSVError {
    error(
      at: field.start, expected: expected,
      found: field.text.isEmpty ? "nothing" : "\"\(field.text)\"")
  }
}
