import FoundationEssentials

/// How documents for other programs are written.
enum DocumentEncoding {
  /// Ended by a newline. Keys are in alphabetical order; numbers that JSON cannot write are `"nan"`, `"inf"`, `"-inf"`.
  static func text(of document: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
  }
}
