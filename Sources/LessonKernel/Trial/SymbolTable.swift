import Glibc

/// The names that a shared library gives to others, and those that it wants: its dynamic symbol table, as the System V
/// application binary interface lays it out for 64-bit, little-endian machines.
struct SymbolTable: Equatable {
  private(set) var defined: Set<String> = []
  private(set) var undefined: Set<String> = []

  /// Of something that is no such library, empty.
  init(ofLibrary bytes: [UInt8]) {
    let file = Bytes(bytes)
    guard bytes.starts(with: [0x7F, UInt8(ascii: "E"), UInt8(ascii: "L"), UInt8(ascii: "F"), 2, 1]),
      let start = file.integer(at: 0x28, size: 8), let count = file.integer(at: 0x3C, size: 2)
    else { return }
    let headers = (0..<count).map { start + $0 * 64 }
    for header in headers where file.integer(at: header + 4, size: 4) == SymbolTable.dynamicSymbols {
      read(file, header, headers)
    }
  }

  /// The kind of a section with dynamic symbols.
  private static let dynamicSymbols = 11

  private mutating func read(_ file: Bytes, _ header: Int, _ headers: [Int]) {
    guard let offset = file.integer(at: header + 24, size: 8),
      let size = file.integer(at: header + 32, size: 8),
      let link = file.integer(at: header + 40, size: 4), headers.indices.contains(link),
      let names = file.integer(at: headers[link] + 24, size: 8)
    else { return }
    for symbol in stride(from: offset, to: offset + min(size, file.count), by: 24) {
      guard let name = file.integer(at: symbol, size: 4), let section = file.integer(at: symbol + 6, size: 2),
        let text = file.string(at: names + name), !text.isEmpty
      else { continue }
      if section == 0 { undefined.insert(text) } else { defined.insert(text) }
    }
  }
}

/// Numbers and names at any place of a file, nil beyond its end.
private struct Bytes {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var count: Int { bytes.count }

  func integer(at offset: Int, size: Int) -> Int? {
    guard offset >= 0, offset <= bytes.count - size else { return nil }
    let value = bytes[offset..<(offset + size)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(exactly: value).flatMap { $0 <= Int.max / 4 ? $0 : nil }
  }

  func string(at offset: Int) -> String? {
    guard bytes.indices.contains(offset) else { return nil }
    return String(decoding: bytes[offset...].prefix { $0 != 0 }, as: UTF8.self)
  }
}

/// What a symbol of Swift stands for: `Lesson.sigmoid(Swift.Double) -> Swift.Double`. Nil when it is none.
func demangled(_ symbol: String) -> String? {
  guard let text = swiftDemangle(symbol, symbol.utf8.count, nil, nil, 0) else { return nil }
  defer { free(text) }
  return String(cString: text)
}

/// The runtime's own, which has no declaration to import.
@_silgen_name("swift_demangle")
private func swiftDemangle(
  _ symbol: UnsafePointer<CChar>, _ length: Int, _ buffer: UnsafeMutablePointer<CChar>?,
  _ size: UnsafeMutablePointer<Int>?, _ flags: UInt32
) -> UnsafeMutablePointer<CChar>?
