extension StyledText {
  /// The width of the widest word.
  var longestWord: Int {
    plainText.split(separator: " ").map(\.displayWidth).max() ?? 0
  }

  /// The text in lines no wider than `width`, broken at blanks, and within a word only where it is wider than
  /// a line. At least one line.
  func wrapped(to width: Int) -> [StyledText] {
    guard self.width > width else { return [self] }
    var flow = TextFlow(.unicode)
    flow.append(self)
    var lines: [StyledText] = []
    LineBreaker.forEachRow(of: flow.bytes, width: width) { lines.append(flow.text($0)) }
    return lines
  }

  /// The text with blanks before it, so that its middle is that of `width` columns from `start`.
  func centered(in width: Int, from start: Int = 0) -> StyledText {
    StyledText(blanks: start + max(width - self.width, 0) / 2) + self
  }
}
