/// The words under which a text can be found.
///
///     "The `expectGradient` of 0.25x"  ->  the, expectgradient, expect, gradient, of, 25x
///
/// A word is a run of letters, marks and digits, in lower case. A name whose parts begin with capitals is found whole and
/// by its parts. The script in the pages cuts what is typed in the same way.
enum SearchWords {
  /// Longer runs are no words that anybody types.
  private static let longest = 40

  static func forEach(in text: String, _ body: (String) -> Void) {
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      while start < utf8.count {
        guard let length = lengthOfWordPart(utf8, at: start) else {
          start += 1
          continue
        }
        var end = start + length
        while end < utf8.count, let length = lengthOfWordPart(utf8, at: end) { end += length }
        take(utf8[start..<end], body)
        start = end
      }
    }
  }

  private static func take(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ body: (String) -> Void) {
    guard bytes.count <= longest, isWorthKeeping(bytes) else { return }
    body(String(decoding: bytes, as: UTF8.self).lowercased())
    for part in nameParts(of: bytes) where isWorthKeeping(part) {
      body(String(decoding: part, as: UTF8.self).lowercased())
    }
  }

  /// Not single letters, nor the long numbers that tables are full of.
  private static func isWorthKeeping(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    bytes.count > 1 && (bytes.count <= 4 || !bytes.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
  }

  /// `learningRate` is `learning` and `Rate`. Empty where there is only one part.
  private static func nameParts(of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [Slice<
    UnsafeBufferPointer<UInt8>
  >] {
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    let smalls = UInt8(ascii: "a")...UInt8(ascii: "z")
    var parts: [Slice<UnsafeBufferPointer<UInt8>>] = []
    var start = bytes.startIndex
    for index in bytes.indices.dropFirst() where capitals ~= bytes[index] && smalls ~= bytes[index - 1] {
      parts.append(bytes[start..<index])
      start = index
    }
    return parts.isEmpty ? [] : parts + [bytes[start...]]
  }

  /// The bytes of the character, if it belongs to words.
  private static func lengthOfWordPart(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    let byte = utf8[index]
    if byte < 0x80 { return byte.isASCIILetterOrDigit ? 1 : nil }
    guard byte >= 0xC2 else { return nil }
    let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    guard index + length <= utf8.count else { return nil }
    let scalar = String(decoding: utf8[index..<(index + length)], as: UTF8.self).unicodeScalars.first!
    return scalar.belongsToWords ? length : nil
  }
}

extension Unicode.Scalar {
  /// Letters, marks and numbers: what the script's `[\p{L}\p{M}\p{N}]` means.
  fileprivate var belongsToWords: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
