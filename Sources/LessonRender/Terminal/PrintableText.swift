import LessonModel

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
      case "\0": bytes += "\\0".utf8
      case "\r": bytes += "\\r".utf8
      case "\u{AD}": continue  // A place to hyphenate, which some terminals show and others do not.
      case _ where scalar.isInvisibleControl: bytes += String(scalar).visiblyEscaped.utf8
      case _ where characters == .ascii && !scalar.isASCII: bytes += String(scalar).inASCII.utf8
      default: bytes += UTF8.encode(scalar)!
      }
    }
  }
}

extension String {
  /// The text with all that a terminal could take for a command written out.
  package func printable(in characters: Repertoire) -> String {
    var bytes: [UInt8] = []
    PrintableText(characters: characters).append(self, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
