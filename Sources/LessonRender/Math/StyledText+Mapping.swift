extension StyledText {
  /// The same text with each run's style changed.
  func mapStyles(_ change: (inout TextStyle) -> Void) -> StyledText {
    var changed = StyledText()
    for run in runs {
      var style = run.style
      change(&style)
      changed.append(run.text, style)
    }
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

  static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum.append(right)
    return sum
  }
}
