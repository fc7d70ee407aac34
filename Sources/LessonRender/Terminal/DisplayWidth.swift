extension StringProtocol {
  /// How many columns of a terminal the text takes: 0 for combining marks, 2 for wide East Asian characters
  /// and emoji, 1 for all others, those of ambiguous width included. Control characters take none; they are
  /// replaced before text is written.
  package var displayWidth: Int {
    // Most text is ASCII, where a byte is a column.
    if utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return utf8.count }
    var meter = WidthMeter()
    return unicodeScalars.reduce(0) { $0 + meter.width(of: $1) }
  }
}

extension Character {
  package var displayWidth: Int {
    if let ascii = asciiValue { return 0x20..<0x7F ~= ascii ? 1 : 0 }
    return String(self).displayWidth
  }
}

/// Measures text scalar by scalar: what a scalar adds depends on those before it.
struct WidthMeter {
  private var last: Unicode.Scalar = " "
  private var lastWidth = 0
  /// A zero-width joiner makes one picture of the emoji on its two sides.
  private var isJoining = false
  /// The first half of a flag waits for the second.
  private var hasHalfFlag = false

  /// The columns that `scalar` adds to the text so far.
  mutating func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x200D:
      isJoining = lastWidth > 0
      return 0
    case 0xFE0F:
      // Asks for the emoji form of a character that is narrow without it.
      guard lastWidth == 1, last.properties.isEmoji, last.value >= 0xA0 else { return 0 }
      lastWidth = 2
      return 1
    case 0x1F3FB...0x1F3FF where last.properties.isEmojiModifierBase:
      return 0
    default:
      break
    }
    defer {
      isJoining = false
      hasHalfFlag = scalar.isHalfFlag && !hasHalfFlag
    }
    if isJoining || (scalar.isHalfFlag && hasHalfFlag) { return 0 }
    let width = scalar.ownWidth
    if width > 0 { (last, lastWidth) = (scalar, width) }
    return width
  }
}

extension Unicode.Scalar {
  fileprivate var isHalfFlag: Bool { 0x1F1E6...0x1F1FF ~= value }

  /// The columns of the scalar when it stands alone.
  var ownWidth: Int {
    switch value {
    case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300: 1
    case 0..<0x300: 0
    // Greek, punctuation, raised and lowered digits, arrows, operators, rules, shades and braille: what lessons
    // are full of, and Unicode's tables are slow to answer for.
    case 0x370..<0x483, 0x2010..<0x2028, 0x2030..<0x2060, 0x2070..<0x20D0: 1
    case 0x2100..<0x231A, 0x2500..<0x25FD, 0x2800..<0x2900: 1
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: 0  // Hangul vowels and finals join the consonant before them.
    case 0x1F1E6...0x1F1FF: 2
    case 0x4E00...0x9FFF, 0xAC00...0xD7A3: 2
    default: isUnseen ? 0 : isWide ? 2 : 1
    }
  }

  private var isUnseen: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }

  private var isWide: Bool {
    guard value >= 0x1100 else { return false }
    var low = 0
    var high = wideCharacters.count
    while low < high {
      let middle = (low + high) / 2
      if wideCharacters[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wideCharacters.count && wideCharacters[low].lowerBound <= value
  }
}
