/// What a reader pressed.
package enum Key: Hashable, Sendable {
  /// A key that gives an ASCII character, control characters included.
  case character(Character)
  case up, down, pageUp, pageDown, home, end, escape
}

/// Reads keys from the bytes that a terminal sends, which may be split anywhere.
package struct KeyDecoder {
  /// The beginning of a sequence whose end has not come yet.
  private var pending: ArraySlice<UInt8> = []
  /// No key sends as much.
  private static let longest = 32

  private static let escape: UInt8 = 0x1B

  package init() {}

  package mutating func keys(in bytes: [UInt8]) -> [Key] {
    var rest = pending + bytes
    pending = []
    var keys: [Key] = []
    while let first = rest.first {
      if first != Self.escape {
        rest = rest.dropFirst()
        if first < 0x80 { keys.append(.character(Character(Unicode.Scalar(first)))) }
      } else if let sequence = Self.sequence(at: rest) {
        if let key = sequence.key { keys.append(key) }
        rest = rest.dropFirst(sequence.length)
      } else {
        pending = rest.count < Self.longest ? rest : []
        rest = []
      }
    }
    return keys
  }

  /// The sequence that begins with ESC; nil when its end is missing. ESC alone is the key of that name.
  private static func sequence(at bytes: ArraySlice<UInt8>) -> (key: Key?, length: Int)? {
    let body = bytes.dropFirst()
    switch body.first {
    case UInt8(ascii: "["):
      let parameters = body.dropFirst().prefix { !(0x40...0x7E ~= $0) }
      guard let final = body.dropFirst(1 + parameters.count).first else { return nil }
      return (key(final, number: number(parameters)), parameters.count + 3)
    case UInt8(ascii: "O"):
      return body.dropFirst().first.map { (key($0, number: nil), 3) }
    default:
      return (.escape, 1)
    }
  }

  /// The first of the numbers before a sequence's last byte; those after it tell of Shift and its kin.
  private static func number(_ parameters: ArraySlice<UInt8>) -> Int? {
    Int(String(decoding: parameters.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self))
  }

  /// As xterm and the VT220 send them.
  private static func key(_ final: UInt8, number: Int?) -> Key? {
    switch (Character(Unicode.Scalar(final)), number) {
    case ("A", _): .up
    case ("B", _): .down
    case ("H", _), ("~", 1), ("~", 7): .home
    case ("F", _), ("~", 4), ("~", 8): .end
    case ("~", 5): .pageUp
    case ("~", 6): .pageDown
    default: nil
    }
  }
}
