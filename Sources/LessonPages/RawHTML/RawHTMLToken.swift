/// A piece of raw HTML in a lesson.
enum RawHTMLToken: Equatable {
  /// Character references are carried out.
  case text(String)
  /// A comment, a declaration or a processing instruction: nothing that is shown.
  case comment
  /// `written` is the tag as it stands in the lesson.
  case startTag(name: String, attributes: [RawAttribute], written: String)
  case endTag(name: String, written: String)

  struct RawAttribute: Equatable {
    var name: String
    /// Empty where there is none.
    var value: String
  }
}

/// Cuts raw HTML into tokens, by the grammar of tags in the CommonMark specification, section 6.6.
///
/// What is no complete tag is text. Never fails, and takes time in proportion to the text.
struct RawHTMLTokenizer {
  private let bytes: [UInt8]
  private var offset = 0
  /// What cannot be found from here on, so that it is looked for once only.
  private var absent: Set<[UInt8]> = []

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  static func tokens(of text: String) -> [RawHTMLToken] {
    var tokenizer = RawHTMLTokenizer(text)
    var tokens: [RawHTMLToken] = []
    while let token = tokenizer.next() { tokens.append(token) }
    return tokens
  }

  mutating func next() -> RawHTMLToken? {
    guard offset < bytes.count else { return nil }
    if let token = tag() { return token }
    let start = offset
    offset += 1
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "<") { offset += 1 }
    return .text(CharacterReferences.resolved(string(start..<offset)))
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  // MARK: - Tags

  /// The tag or comment that begins here; nil, without moving, when none does.
  private mutating func tag() -> RawHTMLToken? {
    guard bytes[offset] == UInt8(ascii: "<"), offset + 1 < bytes.count else { return nil }
    let start = offset
    let token: RawHTMLToken?
    switch bytes[offset + 1] {
    case UInt8(ascii: "!"):
      token = isNext("<!--") ? skip(from: 4, to: "-->") : skip(from: 2, to: ">")
    case UInt8(ascii: "?"): token = skip(from: 2, to: "?>")
    case UInt8(ascii: "/"): token = endTag()
    default: token = startTag()
    }
    if token == nil { offset = start }
    return token
  }

  private func isNext(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[offset...].starts(with: $0) }
  }

  private mutating func skip(from length: Int, to end: StaticString) -> RawHTMLToken? {
    let mark = end.withUTF8Buffer { Array($0) }
    guard !absent.contains(mark) else { return nil }
    var place = offset + length
    while place + mark.count <= bytes.count {
      if bytes[place..<(place + mark.count)].elementsEqual(mark) {
        offset = place + mark.count
        return .comment
      }
      place += 1
    }
    absent.insert(mark)
    return nil
  }

  private mutating func endTag() -> RawHTMLToken? {
    let start = offset
    offset += 2
    guard let name = name() else { return nil }
    skipBlanks()
    guard take(UInt8(ascii: ">")) else { return nil }
    return .endTag(name: name, written: string(start..<offset))
  }

  private mutating func startTag() -> RawHTMLToken? {
    let start = offset
    offset += 1
    guard let name = name() else { return nil }
    var attributes: [RawHTMLToken.RawAttribute] = []
    while true {
      let isApart = skipBlanks()
      if take(UInt8(ascii: "/")) {
        guard take(UInt8(ascii: ">")) else { return nil }
        break
      }
      if take(UInt8(ascii: ">")) { break }
      guard isApart, let attribute = attribute() else { return nil }
      attributes.append(attribute)
    }
    return .startTag(name: name, attributes: attributes, written: string(start..<offset))
  }

  /// A tag's name in lower case.
  private mutating func name() -> String? {
    let start = offset
    guard let first = peek, first.isASCIILetter else { return nil }
    while let byte = peek, byte.isASCIILetterOrDigit || byte == UInt8(ascii: "-") { offset += 1 }
    return string(start..<offset).lowercased()
  }

  private mutating func attribute() -> RawHTMLToken.RawAttribute? {
    let start = offset
    while let byte = peek, byte.isAttributeName { offset += 1 }
    guard start < offset else { return nil }
    let name = string(start..<offset).lowercased()
    let end = offset
    skipBlanks()
    guard take(UInt8(ascii: "=")) else {
      offset = end
      return RawHTMLToken.RawAttribute(name: name, value: "")
    }
    skipBlanks()
    return attributeValue().map {
      RawHTMLToken.RawAttribute(name: name, value: CharacterReferences.resolved($0))
    }
  }

  private mutating func attributeValue() -> String? {
    guard let first = peek else { return nil }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      offset += 1
      let start = offset
      while let byte = peek, byte != first { offset += 1 }
      guard take(first) else { return nil }
      return string(start..<(offset - 1))
    }
    let start = offset
    while let byte = peek, byte.isUnquotedValue { offset += 1 }
    return start < offset ? string(start..<offset) : nil
  }

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    offset += 1
    return true
  }

  @discardableResult
  private mutating func skipBlanks() -> Bool {
    let start = offset
    while let byte = peek, byte.isHTMLBlank { offset += 1 }
    return offset > start
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool {
    isASCIILetterOrDigit && !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= self)
  }

  fileprivate var isHTMLBlank: Bool { self == 0x20 || 0x09...0x0D ~= self }

  fileprivate var isAttributeName: Bool {
    isASCIILetterOrDigit
      || [UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "-")].contains(self)
  }

  fileprivate var isUnquotedValue: Bool {
    !isHTMLBlank && !"\"'=<>`".utf8.contains(self)
  }
}
