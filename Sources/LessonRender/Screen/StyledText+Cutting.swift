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

extension String {
  /// The end of the text as far as it fits, with `mark` before it where something is missing.
  func ending(within width: Int, mark: String) -> String {
    guard displayWidth > width else { return self }
    var room = width - mark.displayWidth
    let end = reversed().prefix { character in
      room -= character.displayWidth
      return room >= 0
    }
    return mark + String(end.reversed())
  }
}
