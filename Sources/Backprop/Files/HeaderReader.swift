/// Reads the JSON of a safetensors header: that much of JSON, and no more, as such a header may hold.
struct HeaderReader {
  /// What the header says of one tensor.
  struct Entry {
    let name: String
    var type = ""
    var shape: [Int] = []
    /// Where its bytes begin and end, counted from the end of the header.
    var start = 0
    var end = 0
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = Array(bytes)
  }

  mutating func header() throws(SafetensorsProblem) -> (
    metadata: [String: String], entries: [Entry]
  ) {
    var (metadata, entries): ([String: String], [Entry]) = ([:], [])
    var names: Set<String> = []
    try object { (reader, name) throws(SafetensorsProblem) in
      guard names.insert(name).inserted else {
        throw reader.problem("a new name", found: "\(name) again")
      }
      if name == "__metadata__" {
        try reader.object { (reader, key) throws(SafetensorsProblem) in
          metadata[key] = try reader.string()
        }
      } else {
        entries.append(try reader.entry(name))
      }
    }
    skipSpace()
    guard position == bytes.count else { throw problem("the header's end") }
    return (metadata, entries)
  }

  private mutating func entry(_ name: String) throws(SafetensorsProblem) -> Entry {
    var entry = Entry(name: name)
    var keys: Set<String> = []
    try object { (reader, key) throws(SafetensorsProblem) in
      keys.insert(key)
      switch key {
      case "dtype": entry.type = try reader.string()
      case "shape": entry.shape = try reader.integers()
      case "data_offsets":
        let offsets = try reader.integers()
        guard offsets.count == 2 else {
          throw reader.problem("two offsets", found: "\(offsets.count)")
        }
        (entry.start, entry.end) = (offsets[0], offsets[1])
      default: throw reader.problem("dtype, shape or data_offsets", found: key)
      }
    }
    guard keys.count == 3 else {
      throw SafetensorsProblem(
        "header: \(name)", expected: "dtype, shape and data_offsets",
        found: keys.sorted().joined(separator: ", "))
    }
    return entry
  }

  /// `{"key": value, ...}`, where `value` reads what stands behind each key.
  private mutating func object(
    _ value: (inout HeaderReader, _ key: String) throws(SafetensorsProblem) -> Void
  ) throws(SafetensorsProblem) {
    try expect("{")
    guard !accepts("}") else { return }
    repeat {
      let key = try string()
      try expect(":")
      try value(&self, key)
    } while accepts(",")
    try expect("}")
  }

  /// `[1, 2, ...]`
  private mutating func integers() throws(SafetensorsProblem) -> [Int] {
    var integers: [Int] = []
    try expect("[")
    guard !accepts("]") else { return integers }
    repeat { integers.append(try integer()) } while accepts(",")
    try expect("]")
    return integers
  }

  private mutating func integer() throws(SafetensorsProblem) -> Int {
    skipSpace()
    let digits = bytes[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard let integer = Int(String(decoding: digits, as: UTF8.self)) else {
      throw problem("a whole number that is not negative")
    }
    position += digits.count
    return integer
  }

  private mutating func string() throws(SafetensorsProblem) -> String {
    try expect("\"")
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += try escaped()
      default: text.append(byte)
      }
    }
    throw problem("a quotation mark")
  }

  /// What stands behind a backslash.
  private mutating func escaped() throws(SafetensorsProblem) -> [UInt8] {
    guard position < bytes.count else { throw problem("a character to escape") }
    defer { position += 1 }
    switch Character(UnicodeScalar(bytes[position])) {
    case "n": return [10]
    case "t": return [9]
    case "r": return [13]
    case "b": return [8]
    case "f": return [12]
    case "\"": return [34]
    case "\\": return [92]
    case "/": return [47]
    case "u":
      let digits = String(decoding: bytes[(position + 1)...].prefix(4), as: UTF8.self)
      // Half of a surrogate pair is no character by itself, and becomes the one for what is unreadable.
      guard digits.utf8.count == 4, let code = UInt16(digits, radix: 16) else {
        throw problem("four hexadecimal digits")
      }
      position += 4
      return Array(String(decoding: [code], as: UTF16.self).utf8)
    default: throw problem("an escape that JSON has")
    }
  }

  private mutating func skipSpace() {
    while position < bytes.count, [32, 9, 10, 13].contains(bytes[position]) { position += 1 }
  }

  private mutating func accepts(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(SafetensorsProblem) {
    guard accepts(character) else { throw problem("'\(character)'") }
  }

  private func problem(_ expected: String, found: String? = nil) -> SafetensorsProblem {
    let rest = String(decoding: bytes[min(position, bytes.count)...].prefix(12), as: UTF8.self)
    return SafetensorsProblem(
      "header, byte \(position + 1)", expected: expected,
      found: found ?? (rest.isEmpty ? "its end" : "'\(rest)'"))
  }
}
