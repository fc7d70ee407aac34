import LessonModel

/// Makes text mean itself: what HTML would read as markup becomes a character reference, and what may not stand in a
/// document at all is written out, such as `\u{1B}` for ESC.
struct HTMLEscaping {
  /// By byte: what stands for it; empty where it stands for itself.
  private let replacements: [[UInt8]]
  /// Bytes with which characters begin that may have to be written out.
  private let isSuspect: [Bool]

  static let text = HTMLEscaping(["&": "&amp;", "<": "&lt;", ">": "&gt;"])
  static let attribute = HTMLEscaping(["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"])

  private init(_ references: [Unicode.Scalar: String]) {
    var replacements = [[UInt8]](repeating: [], count: 256)
    for (scalar, reference) in references { replacements[Int(scalar.value)] = Array(reference.utf8) }
    self.replacements = replacements
    isSuspect = (0..<256).map { byte in
      switch UInt8(byte) {
      case UInt8(ascii: "\t"), UInt8(ascii: "\n"): false
      // C1 controls begin with C2, noncharacters with EF and F0 to F4.
      case 0..<0x20, 0x7F, 0xC2, 0xEF...0xF4: true
      default: false
      }
    }
  }

  func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for index in utf8.indices {
        let byte = Int(utf8[index])
        if isSuspect[byte], byte != 0xC2 || index + 1 < utf8.count && utf8[index + 1] < 0xA0 {
          bytes += utf8[start..<index]
          // Rare enough to be done slowly, character by character.
          return appendCarefully(String(decoding: utf8[index...], as: UTF8.self), to: &bytes)
        }
        guard !replacements[byte].isEmpty else { continue }
        bytes += utf8[start..<index]
        bytes += replacements[byte]
        start = index + 1
      }
      bytes += utf8[start...]
    }
  }

  private func appendCarefully(_ text: String, to bytes: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      if !scalar.isAllowedInHTML {
        bytes += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".utf8
      } else if scalar.isASCII, !replacements[Int(scalar.value)].isEmpty {
        bytes += replacements[Int(scalar.value)]
      } else {
        bytes += UTF8.encode(scalar)!
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether the character may stand in a document, by the HTML standard's rules for the input stream: neither a
  /// control character nor a noncharacter. A carriage return may not, as it would be taken for a line feed.
  fileprivate var isAllowedInHTML: Bool {
    switch value {
    case 0x09, 0x0A: true
    case 0..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: false
    default: value & 0xFFFE != 0xFFFE
    }
  }
}
