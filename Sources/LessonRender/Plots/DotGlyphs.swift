/// The characters for a cell's dots.
enum DotGlyphs {
  static func glyph(for dots: UInt8, _ characters: Repertoire) -> Character {
    switch characters {
    case .unicode: braille[Int(dots)]
    case .ascii: ascii[Int(dots)]
    }
  }

  private static let braille: [Character] = [" "] + (1...255).map { Character(Unicode.Scalar(0x2800 + $0)!) }

  /// For each pattern of dots the ASCII character that looks most like it.
  private static let ascii: [Character] = (0...255).map { closest(to: UInt8($0)) }

  private static func closest(to dots: UInt8) -> Character {
    if dots == 0 { return " " }
    return pictures.min { ($0.dots ^ dots).nonzeroBitCount < ($1.dots ^ dots).nonzeroBitCount }!.character
  }

  /// ASCII characters as dots, row by row from the top, left before right. Of two that are equally close
  /// the earlier is taken.
  private static let pictures: [(character: Character, dots: UInt8)] = [
    ("-", "00 11 00 00"), ("-", "00 00 11 00"), ("|", "10 10 10 10"), ("|", "01 01 01 01"),
    ("/", "01 01 10 10"), ("\\", "10 10 01 01"), ("/", "00 01 10 00"), ("\\", "00 10 01 00"),
    ("/", "01 10 10 00"), ("/", "00 01 01 10"), ("\\", "10 01 01 00"), ("\\", "00 10 10 01"),
    ("'", "10 00 00 00"), ("'", "01 00 00 00"), ("'", "10 10 00 00"), ("'", "01 01 00 00"),
    ("\"", "11 00 00 00"), ("_", "00 00 00 11"), (".", "00 00 00 10"), (".", "00 00 00 01"),
    (".", "00 00 10 10"), (".", "00 00 01 01"), ("-", "00 10 00 00"), ("-", "00 01 00 00"),
    ("-", "00 00 10 00"), ("-", "00 00 01 00"), ("'", "01 10 00 00"), ("`", "10 01 00 00"),
    (".", "00 00 10 01"), (".", "00 00 01 10"), (":", "11 00 00 11"), ("+", "10 11 10 10"),
    ("+", "01 11 01 01"), ("*", "11 11 11 00"), ("*", "00 11 11 11"), ("#", "11 11 11 11"),
  ].map { ($0, pattern($1)) }

  private static func pattern(_ picture: String) -> UInt8 {
    let order: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
    return zip(picture.filter { $0 != " " }, order).reduce(0) { $1.0 == "1" ? $0 | $1.1 : $0 }
  }
}
