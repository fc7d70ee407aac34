extension String {
  /// The text as one row of a screen that is so many columns wide: nothing in it is a command to the terminal, and
  /// it ends before the last column, so that the cursor stays in its row.
  package func screenRow(columns: Int, in characters: Repertoire) -> String {
    let text = printable(in: characters)
    let room = max(columns - 1, 1)
    guard text.displayWidth > room else { return text }
    let mark = characters == .ascii ? "..." : "…"
    var row = ""
    var width = mark.displayWidth
    for character in text {
      width += character.displayWidth
      if width > room { break }
      row.append(character)
    }
    return row + mark
  }
}
