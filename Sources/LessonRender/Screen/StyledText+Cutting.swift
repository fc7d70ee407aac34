extension StyledText {
  /// The text as far as it fits, with `mark` at its end where something is missing.
  package func cut(to width: Int, mark: String) -> StyledText {
    guard self.width > width else { return self }
    let mark = mark.displayWidth < width ? mark : ""
    var room = width - mark.displayWidth
    var text = StyledText()
    for run in runs {
      let part = run.text.prefix { character in
        room -= character.displayWidth
        return room >= 0
      }
      text.append(String(part), run.style)
      if room < 0 { break }
    }
    text.append(mark)
    return text
  }
}
