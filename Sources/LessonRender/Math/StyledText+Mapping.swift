extension StyledText {
  /// The same text with each run's style changed.
  func mapStyles(_ change: (inout TextStyle) -> Void) -> StyledText {
    var changed = StyledText()
    for run in runs { changed.append(run.text, run.style.with(change)) }
    return changed
  }

  /// Each character replaced, styles kept; nil if there is one that has no replacement.
  func mapCharacters(_ replacement: (Character) -> Character?) -> StyledText? {
    var mapped = StyledText()
    for run in runs {
      var text = ""
      for character in run.text {
        guard let replaced = replacement(character) else { return nil }
        text.append(replaced)
      }
      mapped.append(text, run.style)
    }
    return mapped
  }
}
