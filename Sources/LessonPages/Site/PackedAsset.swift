/// The styles and scripts of the pages as sites have them: without the comments and the space that their readers in this
/// repository need, and nobody's browser does.
enum PackedAsset {
  /// Comments go, and all space that separates nothing. A rule stays on a line of its own.
  static func css(_ bytes: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = []
    var rest = withoutComments(bytes)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""):
        let end = rest.firstIndex(of: byte).map { $0 + 1 } ?? rest.endIndex
        packed += [byte] + rest[..<end]
        rest = rest[end...]
      case UInt8(ascii: " "), UInt8(ascii: "\n"):
        if let last = packed.last, !"{};:, \n".utf8.contains(last) { packed.append(UInt8(ascii: " ")) }
      case UInt8(ascii: "{"), UInt8(ascii: "}"):
        // What stood before it is not needed, nor is the mark after the last declaration.
        while let last = packed.last, " ;".utf8.contains(last) { packed.removeLast() }
        packed.append(byte)
        if byte == UInt8(ascii: "}") { packed.append(UInt8(ascii: "\n")) }
      default:
        packed.append(byte)
      }
    }
    return packed
  }

  /// A style sheet without its comments. No text in our styles holds the marks of one.
  static func withoutComments(_ sheet: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var rest = sheet[...]
    while let start = rest.firstRange(of: "/*".utf8) {
      text += rest[..<start.lowerBound]
      rest = rest[start.upperBound...]
      rest = rest[(rest.firstRange(of: "*/".utf8)?.upperBound ?? rest.endIndex)...]
    }
    return text + rest
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
