extension StyledText {
  /// The width of the widest word.
  var longestWord: Int {
    plainText.split(separator: " ").map(\.displayWidth).max() ?? 0
  }

  /// The text in lines no wider than `width`, broken at blanks, and within a word only where it is wider than
  /// a line. At least one line.
  func wrapped(to width: Int) -> [StyledText] {
    guard self.width > width else { return [self] }
    let characters = runs.flatMap { run in run.text.map { (character: $0, style: run.style) } }
    var lines: [StyledText] = []
    for word in characters.split(whereSeparator: { $0.character == " " }) {
      let blank = lines.last.map { $0.width > 0 ? 1 : 0 } ?? 0
      let wordWidth = word.reduce(0) { $0 + $1.character.displayWidth }
      if let last = lines.indices.last, lines[last].width + blank + wordWidth <= width {
        lines[last].append(" ", word.first!.style)
      } else {
        lines.append(StyledText())
      }
      for (character, style) in word {
        if lines[lines.count - 1].width + character.displayWidth > width, lines[lines.count - 1].width > 0 {
          lines.append(StyledText())
        }
        lines[lines.count - 1].append(String(character), style)
      }
    }
    return lines.isEmpty ? [StyledText()] : lines
  }

  /// The text with blanks before it, so that its middle is that of `width` columns from `start`.
  func centered(in width: Int, from start: Int = 0) -> StyledText {
    let blanks = start + max(width - self.width, 0) / 2
    var line = StyledText(String(repeating: " ", count: blanks))
    line.append(self)
    return line
  }
}
