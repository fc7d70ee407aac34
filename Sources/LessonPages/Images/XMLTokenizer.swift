/// A piece of an XML document.
enum XMLToken: Equatable {
  case text(String)
  case startTag(name: String, attributes: [(name: String, value: String)], isEmpty: Bool)
  case endTag(name: String)

  static func == (left: XMLToken, right: XMLToken) -> Bool {
    switch (left, right) {
    case (.text(let left), .text(let right)): left == right
    case (.endTag(let left), .endTag(let right)): left == right
    case (
      .startTag(let name, let attributes, let isEmpty), .startTag(let name2, let attributes2, let isEmpty2)
    ):
      name == name2 && isEmpty == isEmpty2 && attributes.elementsEqual(attributes2, by: ==)
    default: false
    }
  }
}

/// Cuts an XML document (fifth edition) into tokens. Comments, declarations and processing instructions are skipped.
///
/// Does less than XML allows: a document that declares entities is refused, so that none can grow without limit or
/// bring in other files.
struct XMLTokenizer {
  struct Malformed: Error {}

  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) throws {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw Malformed() }
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  /// Nil at the end.
  mutating func next() throws -> XMLToken? {
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "<") else { return .text(try characters()) }
      if isNext("<!--") {
        _ = try skip("<!--", to: "-->")
      } else if isNext("<?") {
        _ = try skip("<?", to: "?>")
      } else if isNext("<![CDATA[") {
        return .text(try skip("<![CDATA[", to: "]]>"))
      } else if isNext("<!DOCTYPE") {
        guard !(try skip("<!DOCTYPE", to: ">").contains("[")) else { throw Malformed() }
      } else {
        return isNext("</") ? try endTag() : try startTag()
      }
    }
    return nil
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func isNext(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[offset...].starts(with: $0) }
  }

  /// Goes behind the end mark, and gives what stood before it.
  private mutating func skip(_ begin: StaticString, to end: StaticString) throws -> String {
    let mark = end.withUTF8Buffer { Array($0) }
    let start = offset + begin.utf8CodeUnitCount
    guard start <= bytes.count, let range = bytes[start...].firstRange(of: mark) else { throw Malformed() }
    offset = range.upperBound
    return string(start..<range.lowerBound)
  }

  private mutating func characters() throws -> String {
    let start = offset
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "<") { offset += 1 }
    return try resolved(string(start..<offset))
  }

  private mutating func endTag() throws -> XMLToken {
    offset += 2
    let name = try name()
    skipBlanks()
    try take(">")
    return .endTag(name: name)
  }

  private mutating func startTag() throws -> XMLToken {
    offset += 1
    let name = try name()
    var attributes: [(name: String, value: String)] = []
    while true {
      skipBlanks()
      if isNext("/>") {
        offset += 2
        return .startTag(name: name, attributes: attributes, isEmpty: true)
      }
      if isNext(">") {
        offset += 1
        return .startTag(name: name, attributes: attributes, isEmpty: false)
      }
      let attribute = try self.name()
      skipBlanks()
      try take("=")
      skipBlanks()
      attributes.append((attribute, try value()))
    }
  }

  private mutating func name() throws -> String {
    let start = offset
    while offset < bytes.count, !" \t\r\n/>=<\"'".utf8.contains(bytes[offset]) { offset += 1 }
    guard start < offset else { throw Malformed() }
    return string(start..<offset)
  }

  private mutating func value() throws -> String {
    guard offset < bytes.count, "\"'".utf8.contains(bytes[offset]) else { throw Malformed() }
    let quote = bytes[offset]
    offset += 1
    let start = offset
    while offset < bytes.count, bytes[offset] != quote { offset += 1 }
    let text = try resolved(string(start..<offset))
    guard offset < bytes.count else { throw Malformed() }
    offset += 1
    return text
  }

  private mutating func take(_ mark: StaticString) throws {
    guard isNext(mark) else { throw Malformed() }
    offset += mark.utf8CodeUnitCount
  }

  private mutating func skipBlanks() {
    while offset < bytes.count, " \t\r\n".utf8.contains(bytes[offset]) { offset += 1 }
  }

  /// With references to characters carried out, and the five entities that need no declaration.
  private func resolved(_ text: String) throws -> String {
    let parts = text.split(separator: "&", omittingEmptySubsequences: false)
    var result = String(parts[0])
    for part in parts.dropFirst() {
      guard let end = part.firstIndex(of: ";") else { throw Malformed() }
      let reference = part[..<end]
      guard reference.hasPrefix("#") || ["amp", "lt", "gt", "quot", "apos"].contains(reference) else {
        throw Malformed()
      }
      result += CharacterReferences.resolved("&\(reference);")
      result += part[part.index(after: end)...]
    }
    return result
  }
}
