/// The names of the modules that segments become. The compiler and the runtime put them before the names of
/// types: `Segment2.Point`. A reader knows of cells only, and how cells are cut into segments may change from run
/// to run, so these names are taken out of whatever is shown.
enum SegmentNames {
  private static let word = Array("Segment".utf8)

  /// The text without the modules' names before a dot (`Segment2.Point`) or a slash (`Segment2/lesson.md`).
  static func removed(from text: String) -> String {
    let bytes = Array(text.utf8)
    let kept = removed(from: bytes)
    return kept.count == bytes.count ? text : String(decoding: kept, as: UTF8.self)
  }

  static func removed(from bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var start = 0
    var index = 0
    while let found = bytes[index...].firstIndex(of: word[0]) {
      index = found + 1
      guard found == 0 || !isPartOfName(bytes[found - 1]), let end = qualifierEnd(bytes, from: found) else {
        continue
      }
      kept += bytes[start..<found]
      start = end
      index = end
    }
    return start == 0 ? bytes : kept + bytes[start...]
  }

  /// The names that stand behind a module's name.
  static func qualifiedNames(in text: String) -> [String] {
    let bytes = Array(text.utf8)
    return bytes.indices.compactMap { index in
      guard index == 0 || !isPartOfName(bytes[index - 1]), let start = qualifierEnd(bytes, from: index) else {
        return nil
      }
      let name = bytes[start...].prefix { $0 != UInt8(ascii: ".") && isPartOfName($0) }
      return String(decoding: name, as: UTF8.self)
    }
  }

  /// Where `Segment2.` ends that begins at `start`, if it does.
  private static func qualifierEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    guard bytes[start...].starts(with: word) else { return nil }
    let number = bytes[(start + word.count)...].prefix {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
    }
    // A segment that was cut in halves has letters at its end.
    let letters = bytes[number.endIndex...].prefix { $0 == UInt8(ascii: "a") || $0 == UInt8(ascii: "b") }
    let end = letters.endIndex
    guard !number.isEmpty, end + 1 < bytes.count, isPartOfName(bytes[end + 1]) else { return nil }
    return bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: "/") ? end + 1 : nil
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...0xFF:
      true
    default: false
    }
  }
}
