extension StringProtocol {
  /// How many columns of a terminal the text takes: 0 for combining marks, 2 for wide East Asian characters
  /// and emoji, 1 for all others, those of ambiguous width included.
  package var displayWidth: Int {
    // Most text is ASCII, where a byte is a column.
    if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
    return reduce(0) { $0 + $1.displayWidth }
  }
}

extension Character {
  package var displayWidth: Int {
    1
  }
}
