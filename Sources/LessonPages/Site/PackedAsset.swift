/// The styles and scripts of the pages as sites have them: without the comments and the indentation that their readers in
/// this repository need, and nobody's browser does.
enum PackedAsset {
  /// Comments go. No text in our styles holds the marks of one.
  static func css(_ bytes: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "/"), rest.first == UInt8(ascii: "*") {
        let end = rest.firstRange(of: "*/".utf8)?.upperBound ?? rest.endIndex
        rest = rest[end...]
      } else {
        packed.append(byte)
      }
    }
    return Array(lines(of: packed).joined(separator: [UInt8(ascii: "\n")]))
  }

  /// Lines that are comments go. Line ends stay, because they can end a statement.
  static func script(_ bytes: [UInt8]) -> [UInt8] {
    let code = lines(of: bytes).filter { !$0.starts(with: "//".utf8) }
    return Array(code.joined(separator: [UInt8(ascii: "\n")]))
  }

  /// The lines that are not blank, without what is blank at their ends.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "\n")).map { line in
      let start = line.drop { $0 == UInt8(ascii: " ") }
      return start[..<(start.lastIndex { $0 != UInt8(ascii: " ") }.map { $0 + 1 } ?? start.startIndex)]
    }.filter { !$0.isEmpty }
  }
}
