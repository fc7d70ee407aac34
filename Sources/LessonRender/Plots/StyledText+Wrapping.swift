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
    var lines = [StyledText()]
    var used = 0
    func startLine() {
      lines.append(StyledText())
      used = 0
    }
    func add(_ character: Character, _ style: TextStyle) {
      lines[lines.count - 1].append(String(character), style)
      used += character.displayWidth
    }
    for word in characters.split(whereSeparator: { $0.character == " " }) {
      let wordWidth = word.reduce(0) { $0 + $1.character.displayWidth }
      if used > 0, used + 1 + wordWidth <= width {
        add(" ", word.first!.style)
      } else if used > 0 {
        startLine()
      }
      for (character, style) in word {
        if used > 0, used + character.displayWidth > width { startLine() }
        add(character, style)
      }
    }
    return lines
  }

  /// The text with blanks before it, so that its middle is that of `width` columns from `start`.
  func centered(in width: Int, from start: Int = 0) -> StyledText {
    let blanks = start + max(width - self.width, 0) / 2
    var line = StyledText(String(repeating: " ", count: blanks))
    line.append(self)
    return line
  }
}
