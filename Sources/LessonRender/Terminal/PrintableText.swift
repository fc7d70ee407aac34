/// Bytes that a terminal may be sent as they are, made from text that may hold anything.
///
/// A control character could move the cursor, change what is on the screen, or turn the direction of the
/// text so that it reads as something else. Each is written as Swift writes it in a string: `\u{1B}`.
struct PrintableText {
  let characters: Repertoire

  /// Adds the text to `bytes`, tabs and newlines as blanks.
  func append(_ text: some StringProtocol, to bytes: inout [UInt8]) {
    let start = bytes.count
    var hasOnlyPlainBytes = true
    let isContiguous: Void? = text.utf8.withContiguousStorageIfAvailable { source in
      bytes.append(contentsOf: source)
      hasOnlyPlainBytes = source.allSatisfy { 0x20..<0x7F ~= $0 }
    }
    if isContiguous != nil, hasOnlyPlainBytes { return }
    bytes.removeSubrange(start...)
    appendCarefully(text, to: &bytes)
  }

  private func appendCarefully(_ text: some StringProtocol, to bytes: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\t": bytes.append(UInt8(ascii: " "))
      case "\u{AD}": continue  // A place to hyphenate, which some terminals show and others do not.
      case _ where scalar.isHarmful: bytes += scalar.escaped.utf8
      case _ where characters == .ascii && !scalar.isASCII: bytes += String(scalar).inASCII.utf8
      default: bytes += UTF8.encode(scalar)!
      }
    }
  }
}

extension String {
  /// The text with all that a terminal could take for a command written out.
  func printable(in characters: Repertoire) -> String {
    var bytes: [UInt8] = []
    PrintableText(characters: characters).append(self, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// Control characters, marks of direction, separators of lines, and what nobody would see.
  fileprivate var isHarmful: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0..<0x61C: false
    case 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0xFFF9...0xFFFB: true
    default: false
    }
  }

  fileprivate var escaped: String {
    switch self {
    case "\0": "\\0"
    case "\r": "\\r"
    default: "\\u{\(String(value, radix: 16, uppercase: true))}"
    }
  }
}
